import { Injectable, Logger } from '@nestjs/common'
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common'
import { runs, Settings } from '../../platform/config/settings.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import { CandidateOpener } from './candidate-opener.js'
import { FlowDesk } from './flow-desk.js'
import { FlowFactsReader } from './flow-facts-reader.js'
import { FlowRollBack } from './flow-roll-back.js'
import { FlowSettingsBook } from './flow-settings-book.js'

const SWEEP_MS = 1000
const BATCH = 200
/** What changed since it was last thought about, and what has waited long enough. The rows are the truth: nothing has to be told, and a lost process loses nothing. */
const DUE = `SELECT i.id FROM incident i LEFT JOIN auto_flow_mark m ON m.incident_id = i.id
  WHERE i.state IN ('reported','filed','handled') AND i.priority >= 'P3' AND (m.incident_id IS NULL OR m.version <> i.version OR m.look_at <= now())
  ORDER BY coalesce(m.look_at, i.updated_at) LIMIT ${BATCH}`

/** Comes round each second. Two of them at once do no harm: an action carries the version that was thought about. */
@Injectable()
export class FlowSweep implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('auto-flow')
  private timer: NodeJS.Timeout | null = null
  private running: Promise<void> | null = null
  private stopping = false
  private failing = false

  constructor(
    private readonly settings: Settings, private readonly pool: PgPool, private readonly book: FlowSettingsBook, private readonly candidates: CandidateOpener, private readonly facts: FlowFactsReader, private readonly desk: FlowDesk,
    private readonly rollBacks: FlowRollBack,
  ) {}

  onApplicationBootstrap(): void {
    if (!runs(this.settings, 'worker')) return
    this.timer = setInterval(() => this.wake(), SWEEP_MS)
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping = true
    if (this.timer) clearInterval(this.timer)
    await this.running
  }

  private wake(): void {
    if (this.running !== null || this.stopping) return
    this.running = this.once().then(() => { this.failing = false }, (error: unknown) => {
      // Said once, not each second for as long as the database is away.
      if (!this.failing) this.log.warn(`the auto-flow waits: ${(error as Error).message}`)
      this.failing = true
    }).finally(() => { this.running = null })
  }

  /** One round: what is being taken back, candidates, then what is due. */
  private async once(): Promise<void> {
    // Taking back does not ask whether the flow runs.
    await this.rollBacks.goOn()
    const { settings } = await this.book.read()
    if (!settings.enabled) return
    await this.candidates.run(settings)
    const { rows } = await this.pool.query<{ id: string }>(DUE)
    if (rows.length === 0) return
    const checkers = await this.facts.checkersOf(settings)
    for (const { id } of rows) {
      if (this.stopping) return
      // A database that is away fails here too, and ends the round.
      await this.desk.run(id, settings, checkers).catch((error: Error) => this.desk.putOff(id, error))
    }
  }
}
