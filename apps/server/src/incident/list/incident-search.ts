import type { Conditions } from './list-conditions.js'

/** Stands before the areas among the pairs (migration `WordsInAreas`): no text has it. */
const AREA_SIGN = '\x01'
const like = (q: string): string => `%${q.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`

/**
 * Has only incidents `s` of the table of words that hold the words asked for in number, address or description. The index of sign pairs finds them; pairs alone
 * do not say that they stand in this order, so for more than two signs the text beside them is asked too. Which is the shorter way, down the list or
 * through the index, is the planner's to know: it counts how often a pair occurs.
 */
export function findWords({ where, values, areaId }: Conditions, q: string): void {
  where.push(`s.pairs @@ $${values.push(pairQuery(q) + (areaId === undefined ? '' : ` & '${AREA_SIGN}${areaId}'`))}::tsquery`)
  if ([...q].length > 2) where.push(`s.body LIKE $${values.push(like(q))}`)
}

/** A run of digits longer than a house number begins like all others: what tells it apart are its last pairs. */
const LONG_NUMBER = /\d{4,}(?=\d{6})/g

/** The pairs of neighbouring signs that must be there, as a query of the index; a single sign is the beginning of one. */
export function pairQuery(q: string): string {
  const quoted = (lexeme: string): string => `'${lexeme.replace(/['\\]/g, '$&$&')}'`
  // Parts between which a pair is left out, each with its pairs; the text itself is asked afterwards.
  const parts = q.toLowerCase().split(LONG_NUMBER).map((part) => [...part]).filter((signs) => signs.length > 1 || [...q].length === 1)
  const pairs = parts.flatMap((signs) => (signs.length === 1 ? [`${quoted(signs[0]!)}:*`] : signs.slice(1).map((sign, i) => quoted(signs[i]! + sign))))
  return [...new Set(pairs)].join(' & ')
}
