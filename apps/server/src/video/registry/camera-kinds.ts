import { Injectable } from '@nestjs/common'
import type { CameraKind } from '@watchfloor/shared'
import { AuditService } from '../../platform/audit/audit.service.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import type { Actor } from '../../platform/people/user.service.js'

/** The kinds of picture sources, in a city's own words. */
@Injectable()
export class CameraKindBook {
  constructor(private readonly pool: PgPool, private readonly audit: AuditService) {}

  async all(): Promise<CameraKind[]> {
    return (await this.pool.query<CameraKind>('SELECT id, name_zh AS "nameZh", name_en AS "nameEn", moving, asks_reason AS "asksReason", position FROM camera_kind ORDER BY position, id')).rows
  }

  /** Makes a kind, or changes it. */
  async put(kind: CameraKind, actor: Actor): Promise<CameraKind> {
    await this.pool.query(
      `INSERT INTO camera_kind(id, name_zh, name_en, moving, asks_reason, position) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (id) DO UPDATE SET name_zh = excluded.name_zh, name_en = excluded.name_en, moving = excluded.moving, asks_reason = excluded.asks_reason, position = excluded.position`,
      [kind.id, kind.nameZh, kind.nameEn, kind.moving, kind.asksReason, kind.position])
    await this.audit.write(actor.name, 'camera_kind.put', kind.id, actor.address, { ...kind })
    return kind
  }
}
