import { createHash, randomBytes } from 'node:crypto'
import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { UsernameToken } from '@watchfloor/domain'

const ANSWER_MS = 5000
const MOST_BYTES = 1_000_000

/** `challenges`: how a 401 wants the request to be signed in. */
export interface OnvifReply { readonly status: number; readonly text: string; readonly challenges: readonly string[] }

/** One SOAP request to a device; whatever it answers, if it does. Redirections are not followed: they would carry a token elsewhere. @param authorization of HTTP, where the device asked for it */
export function exchange(url: URL, envelope: string, authorization: string | null): Promise<OnvifReply> {
  return new Promise((resolve, reject) => {
    const body = Buffer.from(envelope, 'utf8')
    const ask = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, {
      // A connection of its own: cameras drop idle ones without a word. They sign their own certificates, so TLS gives encryption here, not a proof of who they are.
      method: 'POST', agent: false, rejectUnauthorized: false, signal: AbortSignal.timeout(ANSWER_MS),
      headers: { 'Content-Type': 'application/soap+xml; charset=utf-8', 'Content-Length': body.length, ...(authorization === null ? {} : { Authorization: authorization }) },
    }, (answer) => {
      const parts: Buffer[] = []
      let bytes = 0
      answer.on('data', (part: Buffer) => {
        bytes += part.length
        if (bytes > MOST_BYTES) ask.destroy(new Error('the answer is too long'))
        else parts.push(part)
      })
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8'), challenges: answer.headersDistinct['www-authenticate'] ?? [] }))
      answer.on('error', reject)
    })
    ask.on('error', reject)
    ask.end(body)
  })
}

/** A token for one request; a device refuses a nonce that it has seen and a time that is far from its own clock (Core Specification, 5.9). */
export function tokenFor(username: string, password: string, atMs: number, nonce: Buffer = randomBytes(16)): UsernameToken {
  const created = new Date(atMs).toISOString().replace(/\.\d+Z$/, 'Z')
  return { username, created, nonceBase64: nonce.toString('base64'), digest: createHash('sha1').update(nonce).update(created).update(password, 'utf8').digest('base64') }
}
