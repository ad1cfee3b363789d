import { Injectable, Logger } from '@nestjs/common'
import { RecordingSettings } from '@watchfloor/shared'
import { AuditService } from '../../platform/audit/audit.service.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import type { Actor } from '../../platform/people/user.service.js'

const KEY = 'recording'

/** How much recordings may take, and which cameras are kept warm. One row, so that the limit of warm cameras holds however many administrators write. */
@Injectable()
export class RecordingSettingsBook {
  private readonly log = new Logger('Video')

  constructor(private readonly pool: PgPool, private readonly audit: AuditService) {}

  async read(): Promise<RecordingSettings> {
    const { rows: [row] } = await this.pool.query<{ value: unknown }>('SELECT value FROM setting WHERE key = $1', [KEY])
    const read = RecordingSettings.safeParse(row?.value ?? {})
    if (read.success) return read.data
    this.log.error(`the settings of recording cannot be read, the usual ones hold: ${read.error.issues[0]?.message}`)
    return RecordingSettings.parse({})
  }

  async write(settings: RecordingSettings, actor: Actor): Promise<RecordingSettings> {
    const { rows: [known] } = await this.pool.query<{ n: number }>('SELECT count(*)::int AS n FROM device WHERE id = ANY($1::uuid[])', [settings.warm])
    if (known!.n < new Set(settings.warm).size) throw new ApiProblem('input.invalid', 'warm: one of these cameras does not exist (any more); read the list again', { issues: [{ path: 'warm', message: 'unknown camera' }] })
    const kept = { ...settings, warm: [...new Set(settings.warm)] }
    await this.pool.query('INSERT INTO setting VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value', [KEY, JSON.stringify(kept)])
    await this.audit.write(actor.name, 'recording.settings', null, actor.address, kept)
    return kept
  }
}
