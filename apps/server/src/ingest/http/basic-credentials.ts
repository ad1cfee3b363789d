/** User name and password of an `Authorization: Basic` header (RFC 7617); both undefined for anything else. */
export function basicCredentials(header: string | undefined): { username: string | undefined; password: string | undefined } {
  const encoded = /^Basic +([A-Za-z0-9+/=_-]+)$/i.exec(header ?? '')?.[1]
  const text = encoded === undefined ? '' : Buffer.from(encoded, 'base64').toString('utf8')
  const colon = text.indexOf(':')
  return colon < 1 ? { username: undefined, password: undefined } : { username: text.slice(0, colon), password: text.slice(colon + 1) }
}
