import { lookup } from 'node:dns'
import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIP } from 'node:net'
import type { LookupFunction } from 'node:net'
import { Injectable } from '@nestjs/common'
import { Settings } from '../../platform/config/settings.js'
import { isPrivateAddress } from './private-address.js'

const TIMEOUT_MS = 8000
/** Of an answer's text, what a person needs to see why. */
const SHOWN = 200

/** An answer from outside. */
export interface OutsideAnswer { readonly status: number; readonly text: string }

/**
 * Calls somebody else's server: within a time, following no redirect, and never into a private network unless the settings allow it. The address is checked
 * as it is connected to, so that a name which answers differently the second time gains nothing.
 */
@Injectable()
export class OutsideCall {
  constructor(private readonly settings: Settings) {}

  /** Why an address may not be called, as far as it shows; null = it may be tried. */
  refusal(url: URL): string | null {
    if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'only http and https addresses are called'
    const host = url.hostname.replace(/^\[|\]$/g, '')
    const isInside = isIP(host) !== 0 ? isPrivateAddress(host) : host === 'localhost' || host.endsWith('.localhost')
    return isInside && !this.settings.CHANNELS_PRIVATE ? `${host} is a private address: CHANNELS_PRIVATE=1 allows it` : null
  }

  post(url: URL, headers: Readonly<Record<string, string>>, body: Buffer | string): Promise<OutsideAnswer> {
    const refusal = this.refusal(url)
    if (refusal !== null) return Promise.reject(new Error(refusal))
    const request = url.protocol === 'https:' ? httpsRequest : httpRequest
    return new Promise((resolve, reject) => {
      const call = request(url, { method: 'POST', headers: { ...headers, 'Content-Length': String(Buffer.byteLength(body)) }, lookup: this.lookup, agent: false, signal: AbortSignal.timeout(TIMEOUT_MS) }, (answer) => {
        let text = ''
        answer.setEncoding('utf8')
        answer.on('data', (chunk: string) => { if (text.length < SHOWN) text += chunk.slice(0, SHOWN) })
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text: text.slice(0, SHOWN) }))
        answer.on('error', reject)
      })
      call.on('error', (error) => reject(error.name === 'AbortError' || error.name === 'TimeoutError' ? new Error(`no answer within ${TIMEOUT_MS / 1000} s`) : error))
      call.end(body)
    })
  }

  private readonly lookup: LookupFunction = (host, options, done) => {
    lookup(host, { ...options, all: true }, (error, found) => {
      const refused = !error && !this.settings.CHANNELS_PRIVATE && found.some(({ address }) => isPrivateAddress(address))
      const first = found?.[0]
      if (error || refused || !first) done(error ?? new Error(refused ? `${host} leads to a private address: CHANNELS_PRIVATE=1 allows it` : `${host} has no address`), '', 4)
      else if (options.all) done(null, found)
      else done(null, first.address, first.family)
    })
  }
}
