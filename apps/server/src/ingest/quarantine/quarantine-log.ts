import { Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { v7 as uuidv7 } from 'uuid'
import { shownPayload, suggestKind, type QuarantineNote } from './quarantine-note.js'

/** Knocks gathered between two writes: beyond this many different senders a second, the rest are only counted. */
const MOST_PENDING = 1000
/** Rows kept; the ones not heard for longest go first. */
const MOST_ROWS = 5000
const FIELDS = 11

interface Pending { note: QuarantineNote & { topic: string | null }; count: number; firstMs: number; lastMs: number }

/**
 * Remembers who knocked without being let in: one row per (protocol, external id, reason), however often.
 * Noting costs a map entry, so that a flood from outside costs neither memory nor a database write per message.
 */
@Injectable()
export class QuarantineLog {
  private pending = new Map<string, Pending>()
  /** Notes beyond the bound, since boot. */
  overflow = 0
  noted = 0

  constructor(private readonly database: DataSource) {}

  note(from: QuarantineNote): void {
    this.noted++
    // What a stranger sends as its name is cut before it becomes a key; PostgreSQL's text knows no NUL.
    const note = { ...from, externalId: clean(from.externalId, 200), topic: from.topic ? clean(from.topic, 500) : null }
    const key = `${note.protocol}\n${note.externalId}\n${note.reason}`
    const now = Date.now()
    const old = this.pending.get(key)
    if (old) {
      old.note = note
      old.count++
      old.lastMs = now
    } else if (this.pending.size < MOST_PENDING) this.pending.set(key, { note, count: 1, firstMs: now, lastMs: now })
    else this.overflow++
  }

  /** Writes what was noted; called each second and before the list is read. A failed write is kept for the next one. */
  async flush(): Promise<void> {
    if (this.pending.size === 0) return
    const batch = this.pending
    this.pending = new Map()
    try {
      await this.write([...batch.values()])
    } catch (error) {
      for (const [key, entry] of batch) if (!this.pending.has(key) && this.pending.size < MOST_PENDING) this.pending.set(key, entry)
      throw error
    }
  }

  private async write(entries: readonly Pending[]): Promise<void> {
    const values: unknown[] = []
    const rows = entries.map(({ note, count, firstMs, lastMs }, i) => {
      values.push(uuidv7(), note.protocol, note.externalId, note.reason, note.sourceId, note.address, note.suggestedKind ?? suggestKind(note.protocol, note.topic, note.externalId),
        note.topic, note.payload ? shownPayload(note.payload) : null, note.hint ?? null, count)
      const p = (n: number): string => `$${i * (FIELDS + 2) + n}`
      values.push(new Date(firstMs), new Date(lastMs))
      return `(${p(1)}::uuid,${p(2)},${p(3)},${p(4)},(SELECT id FROM source WHERE id = ${p(5)}::uuid),${p(6)},${p(7)},${p(8)},${p(9)},${p(10)},${p(11)}::int,${p(12)}::timestamptz,${p(13)}::timestamptz)`
    })
    await this.database.query(
      `INSERT INTO quarantine (id, protocol, external_id, reason, source_id, address, suggested_kind, last_topic, last_message, hint, count, first_seen_at, last_seen_at)
       VALUES ${rows.join(',')}
       ON CONFLICT (protocol, external_id, reason) DO UPDATE SET source_id = EXCLUDED.source_id, address = EXCLUDED.address, suggested_kind = EXCLUDED.suggested_kind,
         last_topic = EXCLUDED.last_topic, last_message = EXCLUDED.last_message, hint = EXCLUDED.hint, count = quarantine.count + EXCLUDED.count, last_seen_at = EXCLUDED.last_seen_at`, values)
    await this.database.query('DELETE FROM quarantine WHERE id IN (SELECT id FROM quarantine ORDER BY last_seen_at DESC OFFSET $1)', [MOST_ROWS])
  }
}

const clean = (text: string, most: number): string => text.replaceAll('\0', '\ufffd').slice(0, most)
