import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm'
import type { Page } from '@watchfloor/shared'

/** Totals are exact up to here. */
export const EXACT_TOTAL = 10_000

/**
 * One page of a list in the order of a column, ties by id. The cursor holds both of the last row, so that rows made meanwhile shift nothing.
 * @param keyOf value of that column in a row
 */
export async function pageOf<Row extends ObjectLiteral & { id: string }, Item>(
  rows: SelectQueryBuilder<Row>, alias: string, column: string, query: { limit: number; cursor?: string | undefined }, keyOf: (row: Row) => string, view: (row: Row) => Item,
): Promise<Page<Item>> {
  const counted = await rows.connection.query<{ n: number }[]>(...countOf(rows.clone().select('1').limit(EXACT_TOTAL)))
  const after = query.cursor === undefined ? null : readCursor(query.cursor)
  if (after) rows.andWhere(`(${alias}.${column}, ${alias}.id) > (:cursorKey, :cursorId)`, { cursorKey: after[0], cursorId: after[1] })
  const found = await rows.orderBy(`${alias}.${column}`).addOrderBy(`${alias}.id`).take(query.limit + 1).getMany()
  const kept = found.slice(0, query.limit)
  const last = kept.at(-1)
  return { items: kept.map(view), total: counted[0]!.n, ...(last && found.length > query.limit ? { next: Buffer.from(JSON.stringify([keyOf(last), last.id])).toString('base64url') } : {}) }
}

function countOf(limited: SelectQueryBuilder<ObjectLiteral>): [string, unknown[]] {
  const [sql, values] = limited.getQueryAndParameters()
  return [`SELECT count(*)::int AS n FROM (${sql}) t`, values]
}

/** What the cursor holds; anything that is not one of ours starts at the beginning. */
function readCursor(cursor: string): [string, string] | null {
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    return Array.isArray(read) && typeof read[0] === 'string' && /^[0-9a-f-]{36}$/.test(String(read[1])) ? [read[0], String(read[1])] : null
  } catch { return null }
}
