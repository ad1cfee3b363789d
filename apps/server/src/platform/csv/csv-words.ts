/** Spelling that does not matter: case, blanks, strokes. */
const plain = (word: string): string => word.toLowerCase().replace(/[\s_\-/()（）]/g, '')

/** What people call things in a table, in English and Chinese, beside the names themselves. Undefined for a word of the user's own. */
export function dictionary<T extends string>(words: Record<T, readonly string[]>): (word: string) => T | undefined {
  const known = new Map<string, T>()
  for (const [meaning, others] of Object.entries(words) as [T, readonly string[]][]) for (const word of [meaning, ...others]) known.set(plain(word) || word, meaning)
  return (word) => known.get(plain(word) || word)
}
