import { Inject, Injectable, Logger } from '@nestjs/common'
import type { Effect } from '@watchfloor/shared'
import { CHANNELS } from '../channels/channel.js'
import type { Channel, ToldIncident } from '../channels/channel.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import { JobService } from '../../platform/jobs/job.service.js'
import { Roster } from '../roster/roster.js'
import type { DeliveryOutcome } from './effect-rows.js'

/** What could not be told, given up: a note on the timeline, by a durable job upwards, for whoever is responsible to pick up the telephone. */
@Injectable()
export class DeadLetters {
  private readonly log = new Logger('effects')

  constructor(private readonly roster: Roster, private readonly pool: PgPool, private readonly jobs: JobService, @Inject(CHANNELS) private readonly channels: readonly Channel[]) {}

  async tell(effect: Effect, incident: ToldIncident, dead: readonly DeliveryOutcome[]): Promise<void> {
    const news = await this.newHere(effect, dead)
    const names = await Promise.all(news.map((outcome) => this.nameOf(outcome)))
    this.log.error(`${effect.type} of ${effect.action} at ${incident.number} was given up: ${dead.map(({ channel, error }) => `${channel} ${error ?? ''}`).join('; ')}`)
    if (names.length === 0) return
    const why = `${effect.type} (${effect.action}) could not be delivered`
    await this.jobs.add('incident.act', { incidentId: effect.incidentId, input: { action: 'note', actionId: effect.id, version: incident.version, note: `未能通知：${names.join('；')}`.slice(0, 2000) }, rule: 'dead-letter', why }, { id: `dead-letter-${effect.id}` })
  }

  /** An address that is broken is said once an incident, not at each of its steps. */
  private async newHere(effect: Effect, dead: readonly DeliveryOutcome[]): Promise<DeliveryOutcome[]> {
    const { rows } = await this.pool.query<{ channel: string; recipient: string }>(
      "SELECT DISTINCT d.channel, d.recipient FROM delivery d JOIN effect e ON e.id = d.effect_id WHERE e.incident_id = $1 AND e.id <> $2 AND d.state = 'dead'", [effect.incidentId, effect.id])
    const known = new Set(rows.map(({ channel, recipient }) => `${channel} ${recipient}`))
    return dead.filter(({ channel, address }) => !known.has(`${channel} ${address}`))
  }

  private async nameOf({ channel: name, address, error }: DeliveryOutcome): Promise<string> {
    const channel = this.channels.find((one) => one.name === name)
    const unit = this.roster.unit(address)
    const who = channel ? await channel.nameOf(address) : unit ? `${unit.name}${unit.phone ? ` ${unit.phone}` : ''}` : address
    return `${name} ${who}${error ? `（${error}）` : ''}`
  }
}
