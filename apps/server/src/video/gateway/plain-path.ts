/**
 * Whether an address stays below the prefix by which we let it through. Dot segments, written out or encoded, are resolved by whoever reads the address next:
 * `/media/cam/../v3/…` would be the gateway's control API.
 */
export function isPlainPath(address: string): boolean {
  try {
    return !decodeURIComponent(address.split(/[?#]/, 1)[0]!).split(/[/\\]/).some((segment) => segment === '.' || segment === '..')
  } catch { return false }
}
