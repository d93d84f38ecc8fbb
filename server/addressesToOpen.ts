import type { NetworkInterfaceInfo } from 'node:os'

const everyAddress = ['0.0.0.0', '::']

/** Where people find the server: on this machine, and in its network (empty when it listens to this machine only). */
export type AddressesToOpen = { here: string; nearby: string[] }

/** The addresses of a server that listens on `host`, on a machine with these network interfaces. */
export function addressesToOpen(
  host: string,
  port: number,
  interfaces: Readonly<Record<string, NetworkInterfaceInfo[] | undefined>>,
): AddressesToOpen {
  if (!everyAddress.includes(host)) return { here: urlOf(host, port), nearby: [] }
  const nearby = Object.values(interfaces)
    .flatMap((addresses = []) => addresses)
    // Nobody types an IPv6 address from a projector.
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => urlOf(address, port))
  return { here: urlOf('localhost', port), nearby }
}

function urlOf(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}
