import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { Injectable } from '@nestjs/common'
import { Settings } from '../../platform/config/settings.js'
import { OutsideAddress } from '../../platform/outside/outside-address.js'

const TIMEOUT_MS = 8000
/** Of an answer's text, what a person needs to see why. */
const SHOWN = 200

/** An answer from outside. */
export interface OutsideAnswer { readonly status: number; readonly text: string }

/** Calls somebody else's server: within a time, following no redirect, and never into a private network unless the settings allow it. */
@Injectable()
export class OutsideCall {
  private readonly address: OutsideAddress

  constructor(settings: Settings) { this.address = new OutsideAddress(settings.CHANNELS_PRIVATE, 'CHANNELS_PRIVATE') }

  /** Why an address may not be called, as far as it shows; null = it may be tried. */
  refusal(url: URL): string | null { return this.address.refusal(url) }

  post(url: URL, headers: Readonly<Record<string, string>>, body: Buffer | string): Promise<OutsideAnswer> {
    const refusal = this.refusal(url)
    if (refusal !== null) return Promise.reject(new Error(refusal))
    const request = url.protocol === 'https:' ? httpsRequest : httpRequest
    return new Promise((resolve, reject) => {
      const call = request(url, { method: 'POST', headers: { ...headers, 'Content-Length': String(Buffer.byteLength(body)) }, lookup: this.address.lookup, agent: false, signal: AbortSignal.timeout(TIMEOUT_MS) }, (answer) => {
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
}
