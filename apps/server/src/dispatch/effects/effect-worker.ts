import { Inject, Injectable, Logger } from '@nestjs/common'
import { Metrics } from '../../platform/observe/metrics.js'
import { CHANNELS, Undeliverable } from '../channels/channel.js'
import type { Audience, Channel, Parcel } from '../channels/channel.js'
import { Audiences } from './audience.js'
import { DeadLetters } from './dead-letters.js'
import { EffectRows } from './effect-rows.js'
import type { ClaimedEffect, DeliveryOutcome } from './effect-rows.js'

/** Tries of one effect, and the wait after the first, which doubles with each: the last is some eight minutes after the first. */
export const EFFECT_TRIES = 9
const BACKOFF_MS = 2000
export const waitAfter = (attempt: number): number => BACKOFF_MS * 2 ** (attempt - 1)

/** In place of a channel: there is nobody whom any channel could tell. */
export const NOBODY = 'nobody'

/** Carries out one claimed effect: every channel, every address, each told once. */
@Injectable()
export class EffectWorker {
  private readonly log = new Logger('effects')

  constructor(
    private readonly rows: EffectRows, private readonly audiences: Audiences, private readonly deadLetters: DeadLetters, private readonly metrics: Metrics, @Inject(CHANNELS) private readonly channels: readonly Channel[],
  ) {}

  async carryOut(effect: ClaimedEffect): Promise<void> {
    try {
      await this.tryOnce(effect)
    } catch (error) {
      // The effect itself could not be read or written down; the claim runs out and it is tried again.
      this.log.error({ err: error, effect: effect.id }, 'an effect could not be carried out')
      this.metrics.rejected.inc({ where: 'effect', reason: 'fault' })
    }
  }

  private async tryOnce(effect: ClaimedEffect): Promise<void> {
    const { incident, settled, newerTold } = effect
    if (newerTold !== null) { await this.rows.settle(effect.id, [], { state: 'done', error: `superseded by version ${newerTold}` }); return }
    const parcel: Parcel = { effectId: effect.id, type: effect.type, action: effect.action, version: effect.version, about: effect.about, priority: incident.priority, incident, at: effect.notBefore }
    const audience = await this.audiences.of(effect.to, effect.incidentId, Date.now())
    const isLast = effect.attempts >= EFFECT_TRIES
    const outcomes = await this.deliverAll(parcel, audience, settled, isLast)
    const failed = outcomes.find(({ state }) => state === 'failed')
    if (failed) {
      await this.rows.settle(effect.id, outcomes, { state: 'pending', error: `${failed.channel}: ${failed.error}`, waitMs: waitAfter(effect.attempts) })
      this.metrics.rejected.inc({ where: 'effect', reason: 'retry' })
      return
    }
    const dead = [...outcomes, ...settled].filter(({ state }) => state === 'dead')
    if (dead.length === 0) await this.rows.settle(effect.id, outcomes, { state: 'done', error: null })
    else {
      // Said before it is written off: after a crash between both it is said again, which its id makes one.
      await this.rows.settle(effect.id, outcomes, null)
      await this.deadLetters.tell(effect, incident, dead)
      await this.rows.settle(effect.id, [], { state: 'dead', error: dead.map(({ channel, error }) => `${channel}: ${error ?? 'given up'}`).join('; ') })
    }
    this.metrics.out.inc({ stage: dead.length > 0 ? 'effect_dead' : 'effect_done' })
  }

  private async deliverAll(parcel: Parcel, audience: Audience, settled: readonly DeliveryOutcome[], isLast: boolean): Promise<DeliveryOutcome[]> {
    const told = new Set(settled.map(({ channel, address }) => `${channel} ${address}`))
    const outcomes = await Promise.all(this.channels.map(async (channel) => {
      const addresses = await channel.addresses(audience, parcel)
      return Promise.all(addresses.filter((address) => !told.has(`${channel.name} ${address}`)).map((address) => deliver(channel, parcel, address, isLast)))
    }))
    const nobody = audience.to.type === 'unit' && audience.people.length === 0
    return [...outcomes.flat(), ...(nobody ? [{ channel: NOBODY, address: audience.to.type === 'unit' ? audience.to.unitId : '', state: 'dead' as const, error: 'nobody of this unit has an account' }] : [])]
  }
}

async function deliver(channel: Channel, parcel: Parcel, address: string, isLast: boolean): Promise<DeliveryOutcome> {
  try {
    await channel.deliver(parcel, address)
    return { channel: channel.name, address, state: 'done', error: null }
  } catch (error) {
    return { channel: channel.name, address, state: isLast || error instanceof Undeliverable ? 'dead' : 'failed', error: (error as Error).message.slice(0, 300) }
  }
}
