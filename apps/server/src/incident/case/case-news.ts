import { isRunning } from '@watchfloor/domain'
import type { Change } from '@watchfloor/domain'
import type { Clock, IncidentRow, TimelineLine } from '@watchfloor/shared'
import { Injectable, Logger } from '@nestjs/common'
import { CaseFeedPort } from '../../ports/case-feed.port.js'
import { DispatchPort } from '../../ports/dispatch.port.js'
import { JobService } from '../../platform/jobs/job.service.js'
import { RowReader } from '../list/row-reader.js'

/** A clock due within this time gets its own wake-up now; later ones are armed by the sweep that comes round every minute. */
export const ARM_AHEAD_MS = 75_000
/** Rows are told together that were committed within this time. */
const GATHER_MS = 10

/** Tells the house of what was committed: the consoles, whoever carries out effects, the clocks' alarm. All of it is found again by itself if this is lost. */
@Injectable()
export class CaseNews {
  private readonly log = new Logger('incident')
  private readonly rows = new Map<string, IncidentRow>()
  private gathering: NodeJS.Timeout | null = null

  constructor(
    private readonly feed: CaseFeedPort, private readonly reader: RowReader, private readonly jobs: JobService,
    private readonly dispatch: DispatchPort,
  ) {}

  /** After commit only. */
  tell(change: Change, timeline: readonly TimelineLine[]): void {
    this.carry(this.tellRows(change, timeline), 'the consoles were not told of an incident')
    for (const clock of change.clocks) if (clock.op === 'put') this.arm(clock.clock)
    if (change.effects.length > 0) this.dispatch.wakeEffects(Math.min(...change.effects.map(({ notBefore }) => Date.parse(notBefore))))
    for (const { id, type, notBefore } of change.effects) {
      if (type === 'tell_children') this.carry(this.jobs.add('incident.follow', { effectId: id }, { id: `follow-${id}`, delayMs: msUntil(notBefore) }), 'no job was added for merged incidents')
    }
  }

  /** Tells the consoles of incidents as they are now. */
  async tellOf(ids: readonly string[]): Promise<void> {
    for (const row of await this.reader.rowsOf(ids)) this.gather(row)
  }

  /** Has a clock woken when it is due; the row is the truth, this only spares it waiting for the sweep. */
  arm({ id, incidentId, dueAt, generation, ...clock }: Pick<Clock, 'id' | 'incidentId' | 'dueAt' | 'generation' | 'stoppedAt' | 'pausedAt' | 'firedAt'>): void {
    if (!isRunning({ ...clock } as Clock) || clock.firedAt !== null || msUntil(dueAt) > ARM_AHEAD_MS) return
    this.carry(this.jobs.add('clock.wake', { clockId: id, incidentId, generation }, { id: `clock-${id}-${generation}`, delayMs: msUntil(dueAt) }), 'a clock was not armed, the sweep will')
  }

  private async tellRows({ file, other }: Change, timeline: readonly TimelineLine[]): Promise<void> {
    this.gather(await this.reader.rowOf(file, timeline))
    if (other !== null) await this.tellOf([other.incident.id])
  }

  private gather(row: IncidentRow): void {
    const known = this.rows.get(row.id)
    if (known === undefined || known.version <= row.version) this.rows.set(row.id, row)
    this.gathering ??= setTimeout(() => {
      this.gathering = null
      const rows = [...this.rows.values()]
      this.rows.clear()
      this.feed.incidents(rows)
    }, GATHER_MS)
  }

  private carry(work: Promise<unknown>, otherwise: string): void {
    work.catch((error: unknown) => this.log.warn(`${otherwise}: ${(error as Error).message}`))
  }
}

const msUntil = (time: string): number => Math.max(0, Date.parse(time) - Date.now())
