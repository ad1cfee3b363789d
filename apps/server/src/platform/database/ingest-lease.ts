import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { LOCK } from './locks.js'

const RETRY_MS = 2000

/**
 * One hub at a time takes in messages (DESIGN.md §2): it holds an advisory lock for as long as its connection lives. A second hub on the
 * same database stands by until the first is gone.
 */
export class IngestLease {
  private client: pg.Client | null = null
  private closed = false

  /** @param onLost called when another hub took the lease while our connection was broken. */
  constructor(private readonly url: string, private readonly onLost: () => void) {}

  /** Waits until the lease is ours; calls `onWait` once when somebody else has it. Rejects when `giveUp` is aborted meanwhile. */
  async acquire(onWait: () => void, giveUp: AbortSignal): Promise<void> {
    for (let told = false; ; await wait(RETRY_MS, undefined, { signal: giveUp })) {
      if (await this.tryNow()) return
      if (!told) { told = true; onWait() }
    }
  }

  async release(): Promise<void> {
    this.closed = true
    await this.client?.end().catch(() => undefined)
  }

  /** True when taken; false when another has it or the database does not answer. */
  private async tryNow(): Promise<boolean> {
    const client = new pg.Client({ connectionString: this.url, application_name: 'watchfloor ingest lease', keepAlive: true })
    client.on('error', () => undefined)
    try {
      await client.connect()
      const { rows: [row] } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [LOCK.ingest])
      if (!row!.taken) { await client.end(); return false }
    } catch { return false }
    this.client = client
    client.once('end', () => { void this.regain() })
    return true
  }

  /** The connection broke. While the database is away nobody stores anything, so only a lease that went to another hub is fatal. */
  private async regain(): Promise<void> {
    this.client = null
    for (; !this.closed; await wait(RETRY_MS)) {
      if (await this.tryNow()) return
      if (await this.takenByAnother()) { this.onLost(); return }
    }
  }

  private async takenByAnother(): Promise<boolean> {
    const client = new pg.Client({ connectionString: this.url })
    client.on('error', () => undefined)
    try {
      await client.connect()
      const { rowCount } = await client.query("SELECT 1 FROM pg_locks l JOIN pg_database d ON d.oid = l.database WHERE locktype = 'advisory' AND granted AND datname = current_database() AND objid = $1", [LOCK.ingest])
      return (rowCount ?? 0) > 0
    } catch { return false } finally { await client.end().catch(() => undefined) }
  }
}
