import type { ClientBase } from 'pg'
import type { Attempt, DetectPort } from '../../ports/detect.port.js'
import type { Batch } from './batch.js'
import type { CopyBuffer } from './copy-buffer.js'
import { copyIn } from './copy-in.js'
import { insertEvents } from './event-rows.js'
import { COPY_STAGING, FROM_STAGING } from './fix-row.js'
import { isBadRow } from './sql-error.js'
import type { Stored } from './stored.js'

/**
 * The slow way for a batch in which the database refuses something: halves until the one bad row is found, so that it costs itself and nothing else.
 * Still one transaction: all that is good, or none of it.
 */
export async function storeRowByRow(client: ClientBase, batch: Batch, detect: DetectPort): Promise<Stored> {
  const stored = { newEvents: new Set<string>(), refused: 0, refusal: null as string | null }

  const attempt: Attempt = async (work) => {
    await client.query('SAVEPOINT part')
    try {
      await work()
      await client.query('RELEASE SAVEPOINT part')
      return null
    } catch (error) {
      if (!isBadRow(error)) throw error
      await client.query('ROLLBACK TO SAVEPOINT part')
      return (error as Error).message
    }
  }

  const refused = (refusal: string): void => {
    stored.refused += 1
    stored.refusal = refusal
  }

  const rows = async (buffer: CopyBuffer, first: number, end: number): Promise<void> => {
    if (first === end) return
    const refusal = await attempt(async () => {
      await copyIn(client, COPY_STAGING, buffer.slice(first, end))
      await client.query(FROM_STAGING)
      await client.query('DELETE FROM fix_staging')
    })
    if (refusal === null) return
    if (end - first === 1) return refused(refusal)
    const middle = (first + end) >> 1
    await rows(buffer, first, middle)
    await rows(buffer, middle, end)
  }

  await client.query('BEGIN')
  try {
    await rows(batch.fresh, 0, batch.fresh.rows)
    await rows(batch.doubtful, 0, batch.doubtful.rows)
    for (const event of batch.events) {
      const refusal = await attempt(async () => { for (const id of await insertEvents(client, [event])) stored.newEvents.add(id) })
      if (refusal !== null) refused(refusal)
    }
    const findings = detect.judge(batch, stored.newEvents)
    if (findings.writes && await attempt(() => findings.write(client)) !== null) await findings.writeApart(client, attempt)
    await client.query('COMMIT')
    return { ...stored, findings }
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  }
}
