import { act, fireClock, isDue, overdue, whenDue } from '@watchfloor/domain'
import type { Change } from '@watchfloor/domain'
import type { TimelineLine } from '@watchfloor/shared'
import { Injectable, Logger } from '@nestjs/common'
import { DataSource } from 'typeorm'
import type { EntityManager } from 'typeorm'
import { PgPool } from '../../platform/database/pg-pool.js'
import { CaseNews, ARM_AHEAD_MS } from '../case/case-news.js'
import { CaseStore } from '../case/case-store.js'
import { EvidenceChain } from '../case/evidence-chain.js'
import { accepted } from '../case/accepted.js'
import { FactsDesk } from '../case/facts-desk.js'

/** Clocks that one look of the sweep takes up, and how many of them fire side by side. */
const LOOK = 500
const SIDE_BY_SIDE = 4
interface DueRow { id: string; incident_id: string; generation: number; due_at: Date }

/** Fires clocks. The row is the truth (DESIGN §2): whoever finds one due tries, and the update on its generation lets one of them through. */
@Injectable()
export class ClockDesk {
  private readonly log = new Logger('clocks')

  constructor(
    private readonly database: DataSource, private readonly pool: PgPool, private readonly store: CaseStore, private readonly facts: FactsDesk, private readonly chain: EvidenceChain, private readonly news: CaseNews,
  ) {}

  /** Fires a clock if it is due in that generation, with all that follows from it; false where somebody did, or its time has moved. */
  async fire(clockId: string, incidentId: string, generation: number): Promise<boolean> {
    const fired = await this.database.transaction((manager) => this.fireIn(manager, clockId, incidentId, generation))
    if (fired === null) return false
    this.news.tell(fired.change, fired.timeline)
    return true
  }

  /** Fires what nothing woke, and arms what is due before the next sweep. Gives how many fired. */
  async sweep(signal: AbortSignal): Promise<number> {
    let count = 0
    for (let after = 0; !signal.aborted;) {
      const { rows } = await this.pool.query<DueRow>(`
        SELECT id, incident_id, generation, due_at FROM incident_clock WHERE stopped_at IS NULL AND paused_at IS NULL AND fired_at IS NULL AND due_at <= $1
        ORDER BY due_at OFFSET $2 LIMIT ${LOOK}`, [new Date(Date.now() + ARM_AHEAD_MS), after])
      const due = rows.filter(({ due_at: dueAt }) => dueAt.getTime() <= Date.now())
      for (const row of rows.slice(due.length)) {
        this.news.arm({ id: row.id, incidentId: row.incident_id, generation: row.generation, dueAt: row.due_at.toISOString(), stoppedAt: null, pausedAt: null, firedAt: null })
      }
      const fired = await this.fireAll(due)
      count += fired
      if (rows.length < LOOK) break
      // What fired is not found again; what only was armed, or failed, is passed over.
      after += rows.length - fired
    }
    return count
  }

  private async fireAll(due: readonly DueRow[]): Promise<number> {
    const left = [...due]
    let count = 0
    const hand = async (): Promise<void> => {
      for (let row = left.shift(); row !== undefined; row = left.shift()) {
        try { if (await this.fire(row.id, row.incident_id, row.generation)) count += 1 } catch (error) {
          // One that cannot be fired must not keep the others; the next sweep tries again.
          this.log.error({ err: error, clock: row.id }, 'a clock could not be fired')
        }
      }
    }
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, hand))
    return count
  }

  private async fireIn(manager: EntityManager, clockId: string, incidentId: string, generation: number): Promise<{ change: Change; timeline: TimelineLine[] } | null> {
    const { story, stamp } = await this.store.take(manager, incidentId, [], undefined)
    const facts = await this.facts.at(stamp)
    const clock = story?.file.clocks.find(({ id }) => id === clockId)
    if (story === null || clock === undefined || clock.generation !== generation || !isDue(clock, facts.nowMs)) return null
    const fired = fireClock(clock, facts.nowMs)
    const [, updated] = await manager.query<[unknown, number]>('UPDATE incident_clock SET fired_at = $3, generation = $4 WHERE id = $1 AND generation = $2 AND fired_at IS NULL', [clockId, generation, fired.firedAt, fired.generation])
    if (updated !== 1) return null
    const file = { ...story.file, clocks: story.file.clocks.map((one) => (one.id === clockId ? fired : one)) }
    const follows = whenDue(clock, file.incident, facts.nowMs)
    if (follows === null) return null
    const change = follows.type === 'act' ? accepted(act(file, follows.input, follows.actor, facts)) : overdue(file, fired, follows.to, facts)
    await this.store.put(manager, change, null)
    await this.chain.link(manager, change)
    return { change, timeline: [...story.timeline, ...change.lines] }
  }
}
