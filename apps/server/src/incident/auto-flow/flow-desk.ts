import { decideFlow } from '@watchfloor/domain'
import type { Checker, FlowDecision } from '@watchfloor/domain'
import { ActionInput } from '@watchfloor/shared'
import type { FlowSettings } from '@watchfloor/shared'
import { HttpException, Injectable, Logger } from '@nestjs/common'
import { PgPool } from '../../platform/database/pg-pool.js'
import { CaseDesk } from '../case/case-desk.js'
import { FlowFactsReader } from './flow-facts-reader.js'

/** Steps taken about one incident in a row; filing and dispatching follow each other at once. */
const MAX_STEPS = 4
/** What was refused for another reason than that somebody was quicker is tried again after this time. */
const RETRY_MS = 60_000

/** One incident's automatic way: gather what is known, have domain decide, act by the named rule, and note what was thought. */
@Injectable()
export class FlowDesk {
  private readonly log = new Logger('auto-flow')

  constructor(private readonly pool: PgPool, private readonly desk: CaseDesk, private readonly facts: FlowFactsReader) {}

  /** Takes an incident as far as its rules lead; answers how many steps it took. */
  async run(id: string, settings: FlowSettings, checkers: readonly Checker[]): Promise<number> {
    for (let steps = 0; ; steps++) {
      const incident = await this.desk.detail(id)
      if (incident === null) return steps
      const decision = decideFlow(await this.facts.of(incident, checkers), settings)
      if (decision.type !== 'act' || steps === MAX_STEPS) {
        await this.mark(id, incident.version, decision)
        return steps
      }
      if (!await this.act(id, incident.version, decision)) return steps
    }
  }

  /** Puts off an incident at which a round stumbled, so that it does not stand in the way of all others; does nothing where the incident is gone. */
  async putOff(id: string, error: Error): Promise<void> {
    this.log.error({ err: error, incident: id }, 'the auto-flow stumbled over an incident and looks at it again in a minute')
    await this.pool.query(`
      INSERT INTO auto_flow_mark (incident_id, version, decision, why, look_at, at) SELECT id, version, 'wait', $2::text, $3::timestamptz, now() FROM incident WHERE id = $1
      ON CONFLICT (incident_id) DO UPDATE SET version = excluded.version, decision = excluded.decision, why = excluded.why, look_at = excluded.look_at, at = excluded.at`,
    [id, error.message.slice(0, 300), new Date(Date.now() + RETRY_MS)])
  }

  private async act(id: string, version: number, { rule, why, input }: Extract<FlowDecision, { type: 'act' }>): Promise<boolean> {
    try {
      await this.desk.act(id, ActionInput.parse({ ...input, version }), { type: 'system', rule, why })
      return true
    } catch (error) {
      if (!(error instanceof HttpException) || error.getStatus() >= 500) throw error
      const { code } = error.getResponse() as { code?: string }
      // Somebody was quicker: what they did is looked at when the sweep comes round.
      if (code === 'incident.stale_version') return false
      this.log.warn(`${rule} may not ${input.action} ${id}: ${error.message}`)
      await this.mark(id, version, { type: 'wait', why: error.message, untilMs: Date.now() + RETRY_MS })
      return false
    }
  }

  private async mark(id: string, version: number, decision: FlowDecision): Promise<void> {
    const lookAt = decision.type === 'wait' && decision.untilMs !== null ? new Date(decision.untilMs) : decision.type === 'act' ? new Date() : null
    await this.pool.query(`
      INSERT INTO auto_flow_mark (incident_id, version, decision, why, look_at, at) VALUES ($1, $2, $3, $4, $5, now())
      ON CONFLICT (incident_id) DO UPDATE SET version = excluded.version, decision = excluded.decision, why = excluded.why, look_at = excluded.look_at, at = excluded.at`,
    [id, version, decision.type, decision.why, lookAt])
  }
}
