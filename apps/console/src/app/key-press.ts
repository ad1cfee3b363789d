/** What of a key press matters; a KeyboardEvent fits. */
export interface Press {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  isComposing: boolean
  keyCode: number
  target: unknown
}

/** Keys that end a composition arrive under this code in browsers that no longer say `isComposing`. */
const COMPOSING = 229
const TYPES_IN = /^(INPUT|TEXTAREA|SELECT)$/

const typing = (target: unknown): boolean => {
  const element = target as { tagName?: string; type?: string; isContentEditable?: boolean } | null
  if (element?.isContentEditable) return true
  return TYPES_IN.test(element?.tagName ?? '') && !/^(checkbox|radio|button)$/.test(element?.type ?? '')
}

/** The key as screens name it, or null where keys must rest: inside inputs, with a modifier, while Chinese is being composed. */
export function keyOf(press: Press): string | null {
  if (press.isComposing || press.keyCode === COMPOSING || press.ctrlKey || press.metaKey || press.altKey || typing(press.target)) return null
  return press.key.length === 1 ? press.key.toLowerCase() : press.key
}
