/**
 * The one text of a JSON value, in the manner of RFC 8785: keys by their UTF-16 code units, no white space, numbers as ECMAScript prints them;
 * `undefined` members are left out. Same value, same bytes, so that it can be hashed. @throws TypeError for what JSON cannot say (NaN, functions).
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value)
  // Half a character becomes what every writer of UTF-8 makes of it, the database too.
  if (typeof value === 'string') return JSON.stringify(value.replace(/[\ud800-\udfff]/gu, '\ufffd'))
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`${value} has no canonical form`)
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object') {
    const members = Object.entries(value).filter(([, member]) => member !== undefined).sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${members.map(([key, member]) => `${canonicalJson(key)}:${canonicalJson(member)}`).join(',')}}`
  }
  throw new TypeError(`a ${typeof value} has no canonical form`)
}
