import { BlockList, isIPv4, isIPv6 } from 'node:net'

/** Addresses that are not the outside: this machine, private and link-local networks, carriers' NAT, tests, multicast (IANA special-purpose registries). */
const inside = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24], ['192.0.2.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15],
  ['198.51.100.0', 24], ['203.0.113.0', 24], ['224.0.0.0', 4], ['240.0.0.0', 4],
] as const) inside.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of [['::', 127], ['64:ff9b::', 96], ['64:ff9b:1::', 48], ['100::', 64], ['2001:db8::', 32], ['2002::', 16], ['fc00::', 7], ['fe80::', 10], ['ff00::', 8]] as const) inside.addSubnet(net, bits, 'ipv6')
// An IPv4 address written as IPv6 is checked as what it is.
const MAPPED = /^::ffff:/i

/** Whether an IP address leads to the inside of a network; what is no IP address is taken for inside too. */
export function isPrivateAddress(address: string): boolean {
  if (isIPv4(address)) return inside.check(address, 'ipv4')
  if (!isIPv6(address)) return true
  return MAPPED.test(address) ? inside.check(address, 'ipv6') || inside.check(mappedV4(address), 'ipv4') : inside.check(address, 'ipv6')
}

function mappedV4(address: string): string {
  const tail = address.replace(MAPPED, '')
  if (isIPv4(tail)) return tail
  const [high = 0, low = 0] = tail.split(':').map((part) => parseInt(part, 16))
  return [high >> 8, high & 255, low >> 8, low & 255].join('.')
}
