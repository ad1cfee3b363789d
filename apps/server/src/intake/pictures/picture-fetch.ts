import { request as httpRequest } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { Injectable } from '@nestjs/common'
import { Settings } from '../../platform/config/settings.js'
import { OutsideAddress, PrivateAddressError } from '../../platform/outside/outside-address.js'

const TIMEOUT_MS = 20_000
/** As much as a citizen may send by hand. */
const MOST_BYTES = 12 * 1024 * 1024
const MOST_REDIRECTS = 3
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])
/** Answers that may be others later; any other refusal stands. */
const PASSING: ReadonlySet<number> = new Set([408, 425, 429])

/** Why a picture could not be had. `lasting`: asking again changes nothing. */
export class PictureUnavailable extends Error {
  constructor(readonly why: string, readonly lasting: boolean) { super(why) }
}

/**
 * Fetches a picture from an address that a stranger wrote down: http and https only, never from behind the hub's own walls (each redirect is judged like the first
 * address), within a time and a size.
 */
@Injectable()
export class PictureFetch {
  private readonly address: OutsideAddress

  constructor(settings: Settings) { this.address = new OutsideAddress(settings.REPORT_MEDIA_PRIVATE, 'REPORT_MEDIA_PRIVATE') }

  /** @throws PictureUnavailable */
  async fetch(address: string, stopped: AbortSignal): Promise<Buffer> {
    const signal = AbortSignal.any([stopped, AbortSignal.timeout(TIMEOUT_MS)])
    try {
      let url = urlOf(address)
      for (let redirects = 0; ; redirects++) {
        const answer = await this.ask(url, signal)
        const status = answer.statusCode ?? 0
        if (status === 200) return await readAll(answer)
        answer.destroy()
        if (!REDIRECTS.has(status)) throw new PictureUnavailable(`HTTP ${status}`, status < 500 && !PASSING.has(status))
        if (redirects === MOST_REDIRECTS) throw new PictureUnavailable('too many redirects', true)
        url = urlOf(answer.headers.location ?? '', url)
      }
    } catch (error) {
      stopped.throwIfAborted()
      if (error instanceof PictureUnavailable) throw error
      if (error instanceof PrivateAddressError) throw new PictureUnavailable('private address', true)
      throw new PictureUnavailable('no answer', false)
    }
  }

  private ask(url: URL, signal: AbortSignal): Promise<IncomingMessage> {
    const refusal = this.address.refusal(url)
    if (refusal !== null) return Promise.reject(new PictureUnavailable('private address', true))
    const request = url.protocol === 'https:' ? httpsRequest : httpRequest
    return new Promise((resolve, reject) => {
      const headers = { 'User-Agent': 'Watchfloor', Accept: 'image/*', 'Accept-Encoding': 'identity' }
      request(url, { headers, lookup: this.address.lookup, agent: false, signal }, resolve).on('error', reject).end()
    })
  }
}

/** @throws PictureUnavailable when it is no address of the web. */
function urlOf(address: string, base?: URL): URL {
  const url = URL.parse(address, base?.href)
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) throw new PictureUnavailable('no web address', true)
  return url
}

async function readAll(answer: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    bytes += chunk.length
    // Leaving the loop closes the connection.
    if (bytes > MOST_BYTES) throw new PictureUnavailable('too large', true)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
