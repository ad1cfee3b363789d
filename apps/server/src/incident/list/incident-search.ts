import type { Conditions } from './list-conditions.js'

const like = (q: string): string => `%${q.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`

/**
 * Has only incidents `s` of the table of words that hold the words asked for in number, address or description. The index of sign pairs finds them; pairs alone
 * do not say that they stand in this order, so for more than two signs the text beside them is asked too. Which is the shorter way, down the list or
 * through the index, is the planner's to know: it counts how often a pair occurs.
 */
export function findWords({ where, values }: Conditions, q: string): void {
  where.push(`s.pairs @@ $${values.push(pairQuery(q))}::tsquery`)
  if ([...q].length > 2) where.push(`s.body LIKE $${values.push(like(q))}`)
}

/** The pairs of neighbouring signs that must all be there, as a query of the index; a single sign is the beginning of one. */
export function pairQuery(q: string): string {
  const signs = [...q.toLowerCase()]
  const quoted = (lexeme: string): string => `'${lexeme.replace(/['\\]/g, '$&$&')}'`
  return signs.length === 1 ? `${quoted(signs[0]!)}:*` : [...new Set(signs.slice(1).map((sign, i) => quoted(signs[i]! + sign)))].join(' & ')
}
