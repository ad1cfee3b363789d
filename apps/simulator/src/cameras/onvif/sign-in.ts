import { createHash } from 'node:crypto'
import { anyElement, innerElement } from '@watchfloor/domain'
import type { XmlElement } from '@watchfloor/domain'

/** How far a token's time may be from the camera's own clock. */
const FRESH_MS = 5000
const NONCES = 256

export interface OnvifAccount { readonly username: string; readonly password: string }

/** Checks tokens as cameras do (WS-Security UsernameToken Profile 1.0): the digest, a fresh time by its own clock, a nonce that it has not seen. */
export class OnvifSignIn {
  readonly #account: OnvifAccount
  readonly #seen = new Set<string>()

  constructor(account: OnvifAccount) { this.#account = account }

  lets(envelope: XmlElement, clockMs: number): boolean {
    const token = anyElement(innerElement(envelope, 'Header'), 'UsernameToken')
    const of = (name: string): string => innerElement(token, name)?.text ?? ''
    const [nonce, created] = [of('Nonce'), of('Created')]
    if (of('Username') !== this.#account.username || nonce === '' || this.#seen.has(nonce) || !(Math.abs(Date.parse(created) - clockMs) <= FRESH_MS)) return false
    const digest = createHash('sha1').update(Buffer.from(nonce, 'base64')).update(created).update(this.#account.password).digest('base64')
    if (of('Password') !== digest || !/#PasswordDigest$/.test(innerElement(token, 'Password')?.attributes['Type'] ?? '')) return false
    this.#seen.add(nonce)
    if (this.#seen.size > NONCES) this.#seen.delete(this.#seen.values().next().value!)
    return true
  }
}
