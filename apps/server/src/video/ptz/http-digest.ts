import { createHash, randomBytes } from 'node:crypto'

interface Challenge { readonly realm: string; readonly nonce: string; readonly opaque: string | undefined; readonly algorithm: string | undefined; readonly hash: 'md5' | 'sha256'; readonly session: boolean; readonly qop: 'auth' | 'auth-int' | null; readonly userHash: boolean }
/** The stronger one first; a device names in any order what it can (RFC 7616, 3.7). */
const HASHES = ['sha256', 'md5'] as const

/** HTTP Digest for one device (RFC 7616): many cameras want it beside WS-Security, or before they read an envelope at all. Basic is not answered: it would tell the password to everybody on the way. */
export class HttpDigest {
  private challenge: Challenge | null = null
  private count = 0

  constructor(private readonly username: string, private readonly password: string, private readonly nonceOf: () => string = () => randomBytes(16).toString('base64')) {}

  /** What a 401 asks for. False: nothing that can be answered, so the request need not be made again. */
  take(challenges: readonly string[]): boolean {
    const read = challenges.flatMap(split).map(readChallenge).filter((one) => one !== null)
    const found = HASHES.map((hash) => read.find((one) => one.hash === hash)).find((one) => one !== undefined)
    if (!found) return false
    this.challenge = found
    this.count = 0
    return true
  }

  /** The `Authorization` of the next request; null while the device has not asked for any. */
  authorization(method: string, uri: string, body: string): string | null {
    if (this.challenge === null) return null
    const { realm, nonce, opaque, algorithm, hash, session, qop, userHash } = this.challenge
    const of = (text: string): string => createHash(hash).update(text, 'utf8').digest('hex')
    const cnonce = this.nonceOf()
    const nc = (++this.count).toString(16).padStart(8, '0')
    const account = of(`${this.username}:${realm}:${this.password}`)
    const secret = session ? of(`${account}:${nonce}:${cnonce}`) : account
    const request = of(`${method}:${uri}${qop === 'auth-int' ? `:${of(body)}` : ''}`)
    const response = of(qop === null ? `${secret}:${nonce}:${request}` : `${secret}:${nonce}:${nc}:${cnonce}:${qop}:${request}`)
    const parts = [`username=${quoted(userHash ? of(`${this.username}:${realm}`) : this.username)}`, `realm=${quoted(realm)}`, `nonce=${quoted(nonce)}`, `uri=${quoted(uri)}`, `response="${response}"`]
    if (algorithm !== undefined) parts.push(`algorithm=${algorithm}`)
    if (qop !== null) parts.push(`qop=${qop}`, `nc=${nc}`, `cnonce=${quoted(cnonce)}`)
    else if (session) parts.push(`cnonce=${quoted(cnonce)}`)
    if (opaque !== undefined) parts.push(`opaque=${quoted(opaque)}`)
    if (userHash) parts.push('userhash=true')
    return `Digest ${parts.join(', ')}`
  }
}

/** One header may hold several challenges, each begun by its scheme (RFC 9110, 11.6.1). */
const split = (header: string): string[] => header.split(/,\s*(?=[a-z]+\s+[a-z-]+\s*=)/i)

/** null: another scheme, or an algorithm that is not known. */
function readChallenge(text: string): Challenge | null {
  const [, scheme, rest] = /^\s*([a-z]+)\s+(.*)$/is.exec(text) ?? []
  if (scheme?.toLowerCase() !== 'digest') return null
  const said = new Map<string, string>()
  for (const [, name, inQuotes, bare] of rest!.matchAll(/([a-z-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,]+))/gi)) said.set(name!.toLowerCase(), inQuotes?.replace(/\\(.)/g, '$1') ?? bare ?? '')
  const algorithm = said.get('algorithm')
  const [, hash, session] = /^(md5|sha-256)(-sess)?$/i.exec(algorithm ?? 'MD5') ?? []
  const nonce = said.get('nonce')
  if (hash === undefined || nonce === undefined) return null
  const offered = said.get('qop')?.split(',').map((word) => word.trim().toLowerCase()) ?? []
  const qop = offered.includes('auth') ? 'auth' : offered.includes('auth-int') ? 'auth-int' : null
  return { realm: said.get('realm') ?? '', nonce, opaque: said.get('opaque'), algorithm, hash: hash.toLowerCase() === 'md5' ? 'md5' : 'sha256', session: session !== undefined, qop, userHash: said.get('userhash')?.toLowerCase() === 'true' }
}

const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`
