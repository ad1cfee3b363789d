import { createHash, randomBytes } from 'node:crypto'

/** Name and password of a simulated camera, and how it asks for them. */
export interface CameraAccount {
  readonly username: string
  readonly password: string
  readonly scheme: 'basic' | 'digest'
}

const REALM = 'camera'
const md5 = (text: string): string => createHash('md5').update(text).digest('hex')

/** Checks a request as cameras do (RFC 2617 without qop, as RTSP knows it). */
export class CameraSignIn {
  readonly #account: CameraAccount
  readonly #nonce = randomBytes(12).toString('hex')

  constructor(account: CameraAccount) { this.#account = account }

  get challenge(): string { return this.#account.scheme === 'basic' ? `Basic realm="${REALM}"` : `Digest realm="${REALM}", nonce="${this.#nonce}"` }

  lets(method: string, authorization: string | undefined): boolean {
    const { username, password, scheme } = this.#account
    if (scheme === 'basic') return authorization === `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
    const of = (name: string): string | undefined => new RegExp(`${name}="([^"]*)"`).exec(authorization ?? '')?.[1]
    return of('username') === username && of('nonce') === this.#nonce && of('response') === md5(`${md5(`${username}:${REALM}:${password}`)}:${this.#nonce}:${md5(`${method}:${of('uri')}`)}`)
  }
}
