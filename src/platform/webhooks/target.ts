import { lookup } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'

/** Addresses that are nobody's public server: our own machine, our network, the cloud's metadata service. */
const inside = new BlockList()
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  inside.addSubnet(network, bits, 'ipv4')
for (const [network, bits] of [
  ['::', 96], // with ::1, and addresses that hold a private one of version 4
  ['::ffff:0:0:0', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
  ['2001:db8::', 32],
] as const)
  inside.addSubnet(network, bits, 'ipv6')

export type Target = Readonly<{ url: URL; address: string; family: 4 | 6 }>

/**
 * Where an address that a tenant typed in leads to, resolved once: the connection goes to exactly this address, so a
 * name that answers differently the next time changes nothing. A failing look-up is a refusal.
 * @returns the target, or why it is refused
 */
export async function resolveTarget(text: string, privateAllowed: boolean): Promise<Target | string> {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return 'an http or https address is needed'
  if (url.username || url.password) return 'an address holds no user or password'
  if (!privateAllowed && url.protocol !== 'https:') return 'an https address is needed'
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const found = isIP(host)
    ? [{ address: host, family: isIP(host) }]
    : await lookup(host, { all: true, verbatim: true }).catch(() => [])
  const [first] = found
  if (!first) return `there is no address for ${host}`
  if (!privateAllowed && found.some(({ address, family }) => isInside(address, family)))
    return `${host} leads into a private network`
  return { url, address: first.address, family: first.family === 6 ? 6 : 4 }
}

function isInside(address: string, family: number): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  return mapped ? inside.check(mapped, 'ipv4') : inside.check(address, family === 6 ? 'ipv6' : 'ipv4')
}
