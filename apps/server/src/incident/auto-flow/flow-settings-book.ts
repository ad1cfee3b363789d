import { USUAL_FLOW } from '@watchfloor/domain'
import { FlowSettings } from '@watchfloor/shared'
import { Injectable, Logger } from '@nestjs/common'
import { ApiProblem } from '../../platform/http/api-problem.js'
import { PgPool } from '../../platform/database/pg-pool.js'

export interface KeptSettings { settings: FlowSettings; changedAt: string | null; changedBy: string | null }

/** How this centre runs its auto-flow; the usual where nothing was set. Read from the database each time: rules run apart from where they are set. */
@Injectable()
export class FlowSettingsBook {
  private readonly log = new Logger('auto-flow')

  constructor(private readonly pool: PgPool) {}

  async read(): Promise<KeptSettings> {
    const { rows: [row] } = await this.pool.query<{ settings: unknown; changed_at: Date; changed_by: string }>('SELECT settings, changed_at, changed_by FROM auto_flow_setting')
    if (row === undefined) return { settings: USUAL_FLOW, changedAt: null, changedBy: null }
    const read = FlowSettings.safeParse(row.settings)
    // Settings of another version that cannot be read must not close anything.
    if (!read.success) this.log.error(`the auto-flow is off: its settings cannot be read: ${read.error.issues[0]?.message}`)
    return { settings: read.success ? read.data : { ...USUAL_FLOW, enabled: false }, changedAt: row.changed_at.toISOString(), changedBy: row.changed_by }
  }

  /** Keeps new settings; everything that was left to people for want of a rule is thought about again. */
  async write(settings: FlowSettings, by: string): Promise<KeptSettings> {
    const unknown = await this.unknownCheckers(settings.checkers)
    if (unknown.length > 0) throw new ApiProblem('input.invalid', `checkers: there is no enabled user ${unknown.slice(0, 3).join(', ')}`, { checkers: unknown })
    await this.pool.query(`
      INSERT INTO auto_flow_setting (settings, changed_at, changed_by) VALUES ($1, now(), $2)
      ON CONFLICT (only_one) DO UPDATE SET settings = excluded.settings, changed_at = excluded.changed_at, changed_by = excluded.changed_by`, [JSON.stringify(settings), by])
    await this.pool.query("UPDATE auto_flow_mark m SET look_at = now() FROM incident i WHERE i.id = m.incident_id AND i.state IN ('reported','filed','handled')")
    return this.read()
  }

  private async unknownCheckers(ids: readonly string[]): Promise<string[]> {
    const { rows } = await this.pool.query<{ id: string }>('SELECT id FROM user_account WHERE id = ANY($1::uuid[]) AND enabled', [ids])
    const known = new Set(rows.map(({ id }) => id))
    return ids.filter((id) => !known.has(id))
  }
}
