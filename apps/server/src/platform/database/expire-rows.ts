import type { Pool } from 'pg'

const DAY_MS = 86_400_000
/** Rows a statement takes away: keeps its locks and its dead rows in bounds. */
export const EXPIRE_CHUNK = 10_000

/** Takes away what is older than so many days. Each statement deletes at most `EXPIRE_CHUNK` rows before `$1` and is repeated until it finds no more. Answers how many rows went. */
export async function expireRows(pool: Pool, statements: readonly string[], days: number, nowMs: number, signal?: AbortSignal): Promise<number> {
  const cutoff = new Date(nowMs - days * DAY_MS).toISOString()
  let gone = 0
  for (const statement of statements) {
    for (let rows = EXPIRE_CHUNK; rows === EXPIRE_CHUNK; gone += rows) {
      signal?.throwIfAborted()
      rows = (await pool.query(statement, [cutoff])).rowCount ?? 0
    }
  }
  return gone
}
