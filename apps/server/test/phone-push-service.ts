import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto'
import type { PushSubscriptionInput } from '@watchfloor/shared'
import { Listener } from './dispatch-listener.js'
import type { Heard } from './dispatch-listener.js'

const KEY_BYTES = 65
const TAG_BYTES = 16
/** The one delimiter of a last record (RFC 8188 §2). */
const LAST_RECORD = 2

/** A browser with its push service behind it: takes what the hub sends, and reads it with the keys that only the browser has. */
export class PushService {
  private readonly browser = createECDH('prime256v1')
  private readonly secret = randomBytes(16)
  private constructor(readonly listener: Listener) { this.browser.generateKeys() }

  static async open(): Promise<PushService> { return new PushService(await Listener.open()) }
  close(): Promise<void> { return this.listener.close() }

  /** What the page hands to the hub; `path` tells subscriptions apart. */
  subscription(path = '/push/1'): PushSubscriptionInput { return { endpoint: this.listener.url + path, keys: { p256dh: this.browser.getPublicKey().toString('base64url'), auth: this.secret.toString('base64url') } } }

  /** Decrypts as RFC 8291 §3.4 and RFC 8188 §2 have it. @throws when a single bit is wrong */
  read({ headers, body }: Heard): unknown {
    if (headers['content-encoding'] !== 'aes128gcm') throw new Error(`content-encoding ${headers['content-encoding']}`)
    const [salt, recordSize, keyLength] = [body.subarray(0, 16), body.readUInt32BE(16), body[20]!]
    if (keyLength !== KEY_BYTES) throw new Error(`a key of ${keyLength} bytes`)
    const hubKey = body.subarray(21, 21 + keyLength)
    const record = body.subarray(21 + keyLength)
    if (record.length > recordSize) throw new Error('more than one record (RFC 8291 §4 allows one)')
    const shared = this.browser.computeSecret(hubKey)
    const seed = derive(this.secret, shared, Buffer.concat([Buffer.from('WebPush: info\0'), this.browser.getPublicKey(), hubKey]), 32)
    const decipher = createDecipheriv('aes-128-gcm', derive(salt, seed, Buffer.from('Content-Encoding: aes128gcm\0'), 16), derive(salt, seed, Buffer.from('Content-Encoding: nonce\0'), 12))
    decipher.setAuthTag(record.subarray(-TAG_BYTES))
    const padded = Buffer.concat([decipher.update(record.subarray(0, -TAG_BYTES)), decipher.final()])
    const end = padded.lastIndexOf(LAST_RECORD)
    return JSON.parse(padded.subarray(0, end).toString())
  }

  /** The claims of the hub's signature (RFC 8292 §2), with the key that it names. @throws when that key did not sign them */
  claims({ headers }: Heard): { key: string; aud: string; exp: number; sub: string } {
    const [, token, key] = /^vapid t=([\w-]+\.[\w-]+\.[\w-]+), ?k=([\w-]+)$/.exec(String(headers.authorization)) ?? []
    if (!token || !key) throw new Error(`authorization: ${headers.authorization}`)
    const [head, claims, signature] = token.split('.') as [string, string, string]
    const point = Buffer.from(key, 'base64url')
    const publicKey = createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') } })
    if (!verify('sha256', Buffer.from(`${head}.${claims}`), { key: publicKey, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'))) throw new Error('the signature does not fit the key')
    return { key, ...JSON.parse(Buffer.from(claims, 'base64url').toString()) as { aud: string; exp: number; sub: string } }
  }
}

const derive = (salt: Buffer, secret: Buffer, info: Buffer, bytes: number): Buffer => Buffer.from(hkdfSync('sha256', secret, salt, info, bytes))
