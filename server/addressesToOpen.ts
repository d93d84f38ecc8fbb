import type { NetworkInterfaceInfo } from 'node:os'

const everyAddress = ['0.0.0.0', '::']

// Containers, virtual machines, tunnels: people in the room hardly come this way.
const virtualNames = /^(docker|br-|veth|virbr|vmnet|vboxnet|vethernet|tun|tap|utun|wg|tailscale|zt|cni|flannel|bridge)/i

/** Where people find the server: on this machine, and in its network, the likeliest first (empty when it listens to this machine only). */
export type AddressesToOpen = { here: string; nearby: string[] }

/** The addresses of a server that listens on `host`, on a machine with these network interfaces. */
export function addressesToOpen(
  host: string,
  port: number,
  interfaces: Readonly<Record<string, NetworkInterfaceInfo[] | undefined>>,
): AddressesToOpen {
  if (!everyAddress.includes(host)) return { here: urlOf(host, port), nearby: [] }
  const nearby = Object.entries(interfaces)
    .flatMap(([name, addresses = []]) => addresses.map((address) => ({ ...address, isVirtual: virtualNames.test(name) })))
    // Nobody types an IPv6 address from a projector, and an address one gives oneself leads nowhere.
    .filter(({ family, internal, address }) => family === 'IPv4' && !internal && !address.startsWith('169.254.'))
    .toSorted((one, other) => Number(one.isVirtual) - Number(other.isVirtual))
    .map(({ address }) => urlOf(address, port))
  return { here: urlOf('localhost', port), nearby }
}

function urlOf(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}
