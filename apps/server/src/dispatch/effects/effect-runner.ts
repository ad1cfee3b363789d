import { Injectable, Logger } from '@nestjs/common'
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common'
import type { JobPayload } from '@watchfloor/shared'
import { JobHandler } from '../../platform/jobs/job-handler.js'
import { JobService } from '../../platform/jobs/job.service.js'
import { runs, Settings } from '../../platform/config/settings.js'
import { DispatchDesk } from '../dispatch-desk.js'
import { EffectRows, LANES } from './effect-rows.js'
import type { ClaimedEffect, Lane } from './effect-rows.js'
import { EffectWorker } from './effect-worker.js'

/** Effects of one lane under way at a time: they wait for other people's servers. */
const AT_ONCE = 32
const SWEEP_MS = 2000
/** Many commits in a row wake once. */
const GATHER_MS = 40
/** Places that become free one after another are filled together. */
const REFILL_MS = 10

/**
 * Finds effects that are due. The row is the truth: this looks when it is woken, when the next one is due, and every two seconds besides.
 * A process that carries out none wakes the one that does by a job; a job per effect would cost more than the effect. Nobody waits for the slowest: a place
 * that becomes free is taken at once, and receivers outside have places of their own, so that a dead one holds up no unit's notice.
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
  private readonly underWay = new Map<Promise<void>, Lane>()
  /** Lanes in which more may wait than there was room for. */
  private readonly full = new Set<Lane>()
  private stopping = false

  constructor(private readonly desk: DispatchDesk, private readonly rows: EffectRows, private readonly worker: EffectWorker, private readonly jobs: JobService, settings: Settings) {
    this.isWorker = runs(settings, 'worker')
  }

  onApplicationBootstrap(): void {
    // What is due later than the next sweep is found by that in time to be on the minute: most effects of people wait ten seconds.
    this.stopListening = this.desk.onEffects((dueMs) => { if (dueMs - Date.now() <= SWEEP_MS) this.wakeSoon() })
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
    await Promise.all(this.underWay.keys())
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

  private wakeSoon(afterMs = GATHER_MS): void {
    if (this.stopping || this.gathering) return
    this.gathering = setTimeout(() => {
      this.gathering = null
      if (this.isWorker) this.wake()
      else this.jobs.add('effect.wake', {}).catch((error: Error) => this.log.warn(`the worker could not be woken: ${error.message}`))
    }, afterMs)
  }

  private async look(): Promise<void> {
    await Promise.all(LANES.map((lane) => this.fill(lane)))
    const free = LANES.filter((lane) => !this.full.has(lane))
    const dueMs = await this.rows.nextDueMs(free)
    if (this.next) clearTimeout(this.next)
    this.next = null
    if (dueMs === null || dueMs > SWEEP_MS || this.stopping) return
    this.next = setTimeout(() => { this.next = null; this.wake() }, Math.max(GATHER_MS, dueMs))
  }

  /** Begins what is due in a lane, as far as there is room. */
  private async fill(lane: Lane): Promise<void> {
    this.full.delete(lane)
    for (let room = this.room(lane); !this.stopping; room = this.room(lane)) {
      if (room === 0) { this.full.add(lane); return }
      const effects = await this.rows.claim(room, lane)
      for (const effect of effects) this.begin(effect, lane)
      if (effects.length < room) return
    }
  }

  private room(lane: Lane): number { return AT_ONCE - [...this.underWay.values()].filter((one) => one === lane).length }

  private begin(effect: ClaimedEffect, lane: Lane): void {
    const work: Promise<void> = this.worker.carryOut(effect).finally(() => {
      this.underWay.delete(work)
      if (this.full.delete(lane)) this.wakeSoon(REFILL_MS)
    })
    this.underWay.set(work, lane)
  }
}
