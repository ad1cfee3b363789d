import type { IncomingHttpHeaders } from 'node:http'
import { Refusal } from './answer.js'

/** The question that MediaMTX's HTTP authentication asks, field by field, so that the hub answers both gateways with one hook. */
export interface AuthQuestion {
  readonly user: string
  readonly password: string
  readonly token: string
  readonly ip: string
  readonly action: 'read' | 'publish'
  readonly path: string
  readonly protocol: 'webrtc' | 'rtmp' | 'hls'
  readonly id: string
  readonly query: string
}

export type Credentials = Pick<AuthQuestion, 'user' | 'password' | 'token'>

const ANSWER_MS = 5000

/** Asks the hub whether somebody may watch or publish; a hub that does not answer lets nobody in. */
export class AuthHook {
  readonly #url: string

  constructor(url: string) { this.#url = url }

  async allows(question: AuthQuestion): Promise<boolean> {
    try {
      const answer = await fetch(this.#url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(question), signal: AbortSignal.timeout(ANSWER_MS) })
      await answer.arrayBuffer()
      return answer.ok
    } catch { return false }
  }

  /** The same, as a refusal that tells a browser to bring a token. */
  async demand(question: AuthQuestion): Promise<void> {
    if (!await this.allows(question)) throw new Refusal(401, 'authentication error', { 'www-authenticate': 'Bearer realm="watchfloor"' })
  }
}

/** `Authorization: Bearer` or Basic, else `?token=` or `?jwt=`: websockets and RTMP have no headers to put one in. */
export function credentialsOf(headers: IncomingHttpHeaders, query: URLSearchParams): Credentials {
  const [scheme, value = ''] = (headers.authorization ?? '').split(/\s+/, 2)
  if (scheme?.toLowerCase() === 'bearer') return { user: '', password: '', token: value }
  if (scheme?.toLowerCase() === 'basic') {
    const [user, ...rest] = Buffer.from(value, 'base64').toString('utf8').split(':')
    return { user: user!, password: rest.join(':'), token: '' }
  }
  return credentialsInQuery(query)
}

export const credentialsInQuery = (query: URLSearchParams): Credentials => ({
  user: query.get('user') ?? '', password: query.get('pass') ?? query.get('password') ?? '', token: query.get('token') ?? query.get('jwt') ?? '',
})
