import { lookup } from 'node:dns'
import { isIP } from 'node:net'
import type { LookupFunction } from 'node:net'
import { isPrivateAddress } from './private-address.js'

/** That a setting keeps the hub from calling into the network behind it; the message names the setting. */
export class PrivateAddressError extends Error {}

/**
 * Which addresses a caller may reach: the outside, and the inside only where its own setting says so. A name is resolved once and the connection is made to what
 * was checked, so that a name which answers differently the second time gains nothing.
 */
export class OutsideAddress {
  /** @param setting name of the variable that lets the inside be called, for the refusal's words. */
  constructor(private readonly insideToo: boolean, private readonly setting: string) {}

  /** Why an address may not be called, as far as it shows before it is resolved; null = it may be tried. */
  refusal(url: URL): string | null {
    if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'only http and https addresses are called'
    const host = url.hostname.replace(/^\[|\]$/g, '')
    const isInside = isIP(host) !== 0 ? isPrivateAddress(host) : host === 'localhost' || host.endsWith('.localhost')
    return isInside && !this.insideToo ? `${host} is a private address: ${this.setting}=1 allows it` : null
  }

  /** For `lookup` of Node's requests. */
  readonly lookup: LookupFunction = (host, options, done) => {
    lookup(host, { ...options, all: true }, (error, found) => {
      const refused = !error && !this.insideToo && found.some(({ address }) => isPrivateAddress(address))
      const first = found?.[0]
      if (refused) done(new PrivateAddressError(`${host} leads to a private address: ${this.setting}=1 allows it`), '', 4)
      else if (error || !first) done(error ?? new Error(`${host} has no address`), '', 4)
      else if (options.all) done(null, found)
      else done(null, first.address, first.family)
    })
  }
}
