import type { NetworkInterfaceInfo } from 'node:os'
import { expect, test } from 'vitest'
import { addressesToOpen } from '../../server/addressesToOpen.ts'

const rest = { netmask: '', mac: '', cidr: null }
const v4 = (address: string, internal = false): NetworkInterfaceInfo => ({ ...rest, family: 'IPv4', address, internal })
const v6 = (address: string, internal = false): NetworkInterfaceInfo => ({ ...rest, family: 'IPv6', address, internal, scopeid: 0 })
const interfaces = { lo: [v4('127.0.0.1', true), v6('::1', true)], wlan0: [v4('192.168.1.5'), v6('fe80::1')] }

test('[START-1] a server for everybody tells where it is found on this machine and in the room', () => {
  for (const host of ['0.0.0.0', '::']) {
    expect(addressesToOpen(host, 5858, interfaces)).toEqual({ here: 'http://localhost:5858', nearby: ['http://192.168.1.5:5858'] })
  }
})

test('[START-1] the room’s own network comes before those of containers and tunnels', () => {
  const many = { docker0: [v4('172.17.0.1')], utun3: [v4('10.8.0.2')], en0: [v4('192.168.1.5')], en1: [v4('169.254.7.7')] }
  expect(addressesToOpen('0.0.0.0', 80, many).nearby).toEqual(['http://192.168.1.5:80', 'http://172.17.0.1:80', 'http://10.8.0.2:80'])
})

test('[START-1] a server on one address tells that one', () => {
  expect(addressesToOpen('127.0.0.1', 80, interfaces)).toEqual({ here: 'http://127.0.0.1:80', nearby: [] })
  expect(addressesToOpen('::1', 80, interfaces)).toEqual({ here: 'http://[::1]:80', nearby: [] })
})
