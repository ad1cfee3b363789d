import { Injectable } from '@nestjs/common'
import { EXACT_TOTAL } from '../../store/list-page.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import type { Conditions } from './list-conditions.js'

const like = (q: string): string => `%${q.replace(/[\\%_]/g, '\\$&')}%`

/**
 * Finds words in number, address and description. Rare words come from the index of sign pairs, then the text itself is asked; words that are in ten thousand
 * incidents or more are soon met on the way down the list, where an index would first bring all of them.
 */
@Injectable()
export class IncidentSearch {
  constructor(private readonly pool: PgPool) {}

  async narrow({ where, values }: Conditions, q: string): Promise<void> {
    const { rows } = await this.pool.query<{ id: string }>(`SELECT incident_id AS id FROM incident_search WHERE pairs @@ $1::tsquery LIMIT ${EXACT_TOTAL}`, [pairQuery(q)])
    if (rows.length < EXACT_TOTAL) where.push(`i.id = ANY($${values.push(rows.map(({ id }) => id))}::uuid[])`)
    const word = `$${values.push(like(q))}`
    where.push(`(i.number ILIKE ${word} OR i.address ILIKE ${word} OR i.description ILIKE ${word})`)
  }
}

/** The pairs of neighbouring signs that must all be there, as a query of the index; a single sign is the beginning of one. */
export function pairQuery(q: string): string {
  const signs = [...q.toLowerCase()]
  const quoted = (lexeme: string): string => `'${lexeme.replace(/['\\]/g, '$&$&')}'`
  return signs.length === 1 ? `${quoted(signs[0]!)}:*` : [...new Set(signs.slice(1).map((sign, i) => quoted(signs[i]! + sign)))].join(' & ')
}
