import type { JobPayload } from '@watchfloor/shared'
import { Injectable, Logger } from '@nestjs/common'
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common'
import { runs, Settings } from '../../platform/config/settings.js'
import { JobHandler } from '../../platform/jobs/job-handler.js'
import type { JobContext } from '../../platform/jobs/job-handler.js'
import { CalendarBook } from '../reference/calendar-book.js'
import { IncidentJobs } from '../jobs/incident.jobs.js'
import { ClockDesk } from './clock-desk.js'
import { ClockReckoning } from './clock-reckoning.js'

/** What wakes clocks: their own job, a sweep each minute, and one when the hub starts, which needs no queue at all. */
@Injectable()
export class ClockJobs implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('clocks')
  private readonly stopping = new AbortController()
  private first: Promise<unknown> = Promise.resolve()

  constructor(private readonly desk: ClockDesk, private readonly reckoning: ClockReckoning, private readonly calendar: CalendarBook, private readonly incidents: IncidentJobs, private readonly settings: Settings) {}

  onApplicationBootstrap(): void {
    if (!runs(this.settings, 'worker')) return
    this.first = this.sweep({}, { signal: AbortSignal.any([this.stopping.signal, AbortSignal.timeout(60_000)]) }).catch((error: unknown) => {
      if (!this.stopping.signal.aborted) this.log.error({ err: error }, 'the first look at the clocks failed; the next comes within a minute')
    })
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping.abort()
    await this.first
  }

  @JobHandler('clock.wake')
  wake({ clockId, incidentId, generation }: JobPayload<'clock.wake'>): Promise<boolean> { return this.desk.fire(clockId, incidentId, generation) }

  @JobHandler('clock.sweep')
  async sweep(_: JobPayload<'clock.sweep'>, { signal }: Pick<JobContext, 'signal'>): Promise<number> {
    // A calendar that changed just before a crash: its job is gone, the mark is not.
    if (await this.calendar.isReckoningOpen()) await this.reckoning.run(signal)
    await this.incidents.followAll(signal)
    return this.desk.sweep(signal)
  }

  @JobHandler('clock.recompute')
  recompute(_: JobPayload<'clock.recompute'>, { signal }: JobContext): Promise<number> { return this.reckoning.run(signal) }
}
