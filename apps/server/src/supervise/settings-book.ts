import { Injectable, Logger } from '@nestjs/common'
import { SuperviseSettings } from '@watchfloor/shared'
import type { SuperviseSettingsAnswer } from '@watchfloor/shared'
import { AuditService } from '../platform/audit/audit.service.js'
import { PgPool } from '../platform/database/pg-pool.js'
import { ApiProblem } from '../platform/http/api-problem.js'
import type { Actor } from '../platform/people/user.service.js'
import { IncidentPort } from '../ports/incident.port.js'

const KEY = 'supervision'
const CHANGED = 'supervise.settings'

/** How this centre judges tracks; the usual where nothing was set. */
@Injectable()
export class SettingsBook {
  private readonly log = new Logger('Supervise')

  constructor(private readonly pool: PgPool, private readonly audit: AuditService, private readonly incidents: IncidentPort) {}

  async read(): Promise<SuperviseSettings> {
    const { rows: [row] } = await this.pool.query<{ value: unknown }>('SELECT value FROM setting WHERE key = $1', [KEY])
    const read = SuperviseSettings.safeParse(row?.value ?? {})
    if (read.success) return read.data
    this.log.error(`the settings of supervision cannot be read, the usual ones hold: ${read.error.issues[0]?.message}`)
    return SuperviseSettings.parse({})
  }

  /** As they are, with who changed each last: the audit log knows it. */
  async answer(): Promise<SuperviseSettingsAnswer> {
    const { rows } = await this.pool.query<{ name: string; at: Date; by: string }>(`SELECT DISTINCT ON (k.name) k.name, a.time AS at, coalesce(u.name, a.actor) AS by
      FROM audit a CROSS JOIN LATERAL jsonb_object_keys(a.details->'to') AS k(name) LEFT JOIN user_account u ON u.username = a.actor WHERE a.action = $1 ORDER BY k.name, a.id DESC`, [CHANGED])
    return { settings: await this.read(), changes: Object.fromEntries(rows.map(({ name, at, by }) => [name, { at: at.toISOString(), by }])) }
  }

  /** In force at once for shifts that are on; those that are over stay as they were judged. */
  async write(settings: SuperviseSettings, actor: Actor): Promise<SuperviseSettings> {
    if (settings.offlineAfterS < settings.gapAfterS) throw new ApiProblem('input.invalid', 'offlineAfterS: a camera cannot be offline before it has a gap', { issues: [{ path: 'offlineAfterS', message: 'not less than gapAfterS' }] })
    const { categories } = await this.incidents.categories()
    if (!categories.some(({ code }) => code === settings.category)) throw new ApiProblem('input.invalid', `category: there is no category ${settings.category}`, { issues: [{ path: 'category', message: 'unknown' }] })
    const before = await this.read()
    const changed = (Object.keys(settings) as (keyof SuperviseSettings)[]).filter((name) => settings[name] !== before[name])
    if (changed.length === 0) return settings
    await this.pool.query('INSERT INTO setting VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value', [KEY, JSON.stringify(settings)])
    const only = (of: SuperviseSettings): Record<string, unknown> => Object.fromEntries(changed.map((name) => [name, of[name]]))
    await this.audit.write(actor.name, CHANGED, null, actor.address, { from: only(before), to: only(settings) })
    return settings
  }
}
