import { createHash, randomBytes } from 'node:crypto'

export interface Credentials { readonly username: string, readonly password: string }

/** Answers a camera's `WWW-Authenticate` (RFC 2617 and 7616): Digest where it is offered, else Basic; null = it asks for something else. */
export function authorizer(challenges: string, credentials: Credentials): ((method: string, uri: string) => string) | null {
  const lines = challenges.split('\n')
  const digests = lines.filter((line) => /^digest\b/i.test(line)).map(parameters)
  const digest = digests.find((d) => (d.get('algorithm') ?? 'MD5').toUpperCase() === 'SHA-256') ?? digests.find((d) => (d.get('algorithm') ?? 'MD5').toUpperCase() === 'MD5')
  if (digest) return digestAuthorizer(digest, credentials)
  if (lines.some((line) => /^basic\b/i.test(line))) {
    const value = `Basic ${Buffer.from(`${credentials.username}:${credentials.password}`, 'utf8').toString('base64')}`
    return () => value
  }
  return null
}

function digestAuthorizer(challenge: ReadonlyMap<string, string>, { username, password }: Credentials): (method: string, uri: string) => string {
  const realm = challenge.get('realm') ?? ''
  const nonce = challenge.get('nonce') ?? ''
  const algorithm = challenge.get('algorithm')
  const opaque = challenge.get('opaque')
  const withQop = (challenge.get('qop') ?? '').split(',').some((word) => word.trim() === 'auth')
  const hash = (text: string): string => createHash(algorithm?.toUpperCase() === 'SHA-256' ? 'sha256' : 'md5').update(text).digest('hex')
  const secret = hash(`${username}:${realm}:${password}`)
  let count = 0
  return (method, uri) => {
    const request = hash(`${method}:${uri}`)
    const parts = [`username="${username}"`, `realm="${realm}"`, `nonce="${nonce}"`, `uri="${uri}"`]
    if (withQop) {
      const nc = (++count).toString(16).padStart(8, '0')
      const cnonce = randomBytes(8).toString('hex')
      parts.push(`qop=auth`, `nc=${nc}`, `cnonce="${cnonce}"`, `response="${hash(`${secret}:${nonce}:${nc}:${cnonce}:auth:${request}`)}"`)
    } else parts.push(`response="${hash(`${secret}:${nonce}:${request}`)}"`)
    if (algorithm) parts.push(`algorithm=${algorithm}`)
    if (opaque !== undefined) parts.push(`opaque="${opaque}"`)
    return `Digest ${parts.join(', ')}`
  }
}

function parameters(challenge: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const [, name, quoted, bare] of challenge.matchAll(/([a-z-]+)\s*=\s*(?:"([^"]*)"|([^\s,]+))/gi)) found.set(name!.toLowerCase(), quoted ?? bare ?? '')
  return found
}
