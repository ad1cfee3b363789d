import type { Pool } from 'pg'

const DAY_MS = 86_400_000
/** Rows a statement: keeps its locks and its dead rows in bounds. */
const CHUNK = 10_000

/**
 * What is old by the device's time and by receipt: a report handed in late stays as long as any. Of a lasting event the newest word stays while the event
 * lasts, and its end stays as long as an older word of it: without the end it would last again. Oldest first, so that this also holds between two chunks.
 */
const EVENTS = `DELETE FROM device_event WHERE id = ANY(ARRAY(
  SELECT e.id FROM device_event e WHERE e.time < $1 AND e.received_at < $1 AND (e.active IS NULL
    OR EXISTS (SELECT 1 FROM device_event later WHERE later.device_id = e.device_id AND later.type = e.type AND later.code IS NOT DISTINCT FROM e.code
      AND later.active IS NOT NULL AND (later.time, later.id) > (e.time, e.id))
    OR NOT e.active AND NOT EXISTS (SELECT 1 FROM device_event late WHERE late.device_id = e.device_id AND late.type = e.type AND late.code IS NOT DISTINCT FROM e.code
      AND late.active IS NOT NULL AND late.received_at >= $1))
  ORDER BY e.time, e.id LIMIT ${CHUNK}))`
/** One that is still under way is never old. */
const COMMANDS = `DELETE FROM command WHERE id = ANY(ARRAY(SELECT id FROM command WHERE created_at < $1 AND finished_at IS NOT NULL ORDER BY created_at LIMIT ${CHUNK}))`

/** Takes away what devices said, and were told, longer than `days` ago. Answers how many rows went. */
export async function expireEvents(pool: Pool, days: number, nowMs: number, signal?: AbortSignal): Promise<number> {
  const cutoff = new Date(nowMs - days * DAY_MS).toISOString()
  let gone = 0
  for (const statement of [EVENTS, COMMANDS]) {
    for (let rows = CHUNK; rows === CHUNK; gone += rows) {
      signal?.throwIfAborted()
      rows = (await pool.query(statement, [cutoff])).rowCount ?? 0
    }
  }
  return gone
}
