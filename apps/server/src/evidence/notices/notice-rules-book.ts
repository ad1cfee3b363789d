import { Injectable, Logger } from '@nestjs/common'
import { USUAL_NOTICE_RULES } from '@watchfloor/domain'
import { ParkingNoticeRules } from '@watchfloor/shared'
import { AuditService } from '../../platform/audit/audit.service.js'
import { PgPool } from '../../platform/database/pg-pool.js'

const KEY = 'parking-notice-rules'

/** By what this city judges parking notices; the usual where nothing was set (no national rule says it, DOMAIN §5.9). */
@Injectable()
export class NoticeRulesBook {
  private readonly log = new Logger('parking-notices')

  constructor(private readonly pool: PgPool, private readonly audit: AuditService) {}

  async read(): Promise<ParkingNoticeRules> {
    const { rows: [row] } = await this.pool.query<{ value: unknown }>('SELECT value FROM setting WHERE key = $1', [KEY])
    if (row === undefined) return USUAL_NOTICE_RULES
    const read = ParkingNoticeRules.safeParse(row.value)
    if (!read.success) this.log.error(`the rules of parking notices cannot be read, the usual ones hold: ${read.error.issues[0]?.message}`)
    return read.success ? read.data : USUAL_NOTICE_RULES
  }

  async write(rules: ParkingNoticeRules, by: string, address: string): Promise<ParkingNoticeRules> {
    await this.pool.query('INSERT INTO setting(key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value', [KEY, JSON.stringify(rules)])
    await this.audit.write(by, 'parking-notice.rules', null, address, { ...rules })
    return rules
  }
}
