import { Injectable, Logger } from '@nestjs/common'
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common'
import type { JobPayload } from '@watchfloor/shared'
import { JobHandler } from '../../platform/jobs/job-handler.js'
import { JobService } from '../../platform/jobs/job.service.js'
import { runs, Settings } from '../../platform/config/settings.js'
import { DispatchDesk } from '../dispatch-desk.js'
import { EffectRows } from './effect-rows.js'
import { EffectWorker } from './effect-worker.js'

/** Effects under way at a time: they wait for other people's servers. */
const AT_ONCE = 32
const SWEEP_MS = 2000
/** Many commits in a row wake once. */
const GATHER_MS = 20

/**
 * Finds effects that are due. The row is the truth: this looks when it is woken, when the next one is due, and every two seconds besides.
 * A process that carries out none wakes the one that does by a job; a job per effect would cost more than the effect.
 */
@Injectable()
export class EffectRunner implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('effects')
  private readonly isWorker: boolean
  private sweep: NodeJS.Timeout | null = null
  private next: NodeJS.Timeout | null = null
  private gathering: NodeJS.Timeout | null = null
  private stopListening: (() => void) | null = null
  private looking: Promise<void> | null = null
  private lookAgain = false
  private stopping = false

  constructor(private readonly desk: DispatchDesk, private readonly rows: EffectRows, private readonly worker: EffectWorker, private readonly jobs: JobService, settings: Settings) {
    this.isWorker = runs(settings, 'worker')
  }

  onApplicationBootstrap(): void {
    this.stopListening = this.desk.onEffects(() => this.wakeSoon())
    if (!this.isWorker) return
    this.sweep = setInterval(() => this.wake(), SWEEP_MS)
    this.wake()
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping = true
    this.stopListening?.()
    if (this.sweep) clearInterval(this.sweep)
    if (this.next) clearTimeout(this.next)
    if (this.gathering) clearTimeout(this.gathering)
    await this.looking
  }

  @JobHandler('effect.wake')
  woken(_payload: JobPayload<'effect.wake'>): Promise<void> {
    this.wake()
    return Promise.resolve()
  }

  /** Looks now, or once more after the present look. */
  wake(): void {
    if (this.stopping) return
    if (this.looking) { this.lookAgain = true; return }
    this.looking = this.look().catch((error: Error) => this.log.warn(`effects could not be read: ${error.message}`)).finally(() => {
      this.looking = null
      if (this.lookAgain) { this.lookAgain = false; this.wake() }
    })
  }

  private wakeSoon(): void {
    if (this.stopping || this.gathering) return
    this.gathering = setTimeout(() => {
      this.gathering = null
      if (this.isWorker) this.wake()
      else this.jobs.add('effect.wake', {}).catch((error: Error) => this.log.warn(`the worker could not be woken: ${error.message}`))
    }, GATHER_MS)
  }

  private async look(): Promise<void> {
    for (let claimed = AT_ONCE; claimed === AT_ONCE && !this.stopping; ) {
      const effects = await this.rows.claim(AT_ONCE)
      claimed = effects.length
      await Promise.all(effects.map((effect) => this.worker.carryOut(effect)))
    }
    const dueMs = await this.rows.nextDueMs()
    if (this.next) clearTimeout(this.next)
    this.next = null
    if (dueMs === null || dueMs > SWEEP_MS || this.stopping) return
    this.next = setTimeout(() => { this.next = null; this.wake() }, Math.max(GATHER_MS, dueMs))
  }
}
