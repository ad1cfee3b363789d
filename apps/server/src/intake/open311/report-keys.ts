import { createHash, randomBytes } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import type { ReportKey, ReportKeyCreated, ReportKeyInput } from '@watchfloor/shared'
import { v7 as uuid } from 'uuid'
import { AuditService } from '../../platform/audit/audit.service.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import { ApiProblem } from '../../platform/http/api-problem.js'

type Row = Omit<ReportKey, 'createdAt' | 'lastUsedAt'> & { createdAt: Date; lastUsedAt: Date | null }
const COLUMNS = 'id, name, source, enabled, created_at AS "createdAt", last_used_at AS "lastUsedAt"'
const viewOf = (row: Row): ReportKey => ({ ...row, createdAt: row.createdAt.toISOString(), lastUsedAt: row.lastUsedAt?.toISOString() ?? null })
/** A key is 192 random bits: what cannot be guessed needs no slow hash. */
const hashOf = (apiKey: string): string => createHash('sha256').update(apiKey).digest('hex')

/** Keys by which other systems report here. */
@Injectable()
export class ReportKeys {
  constructor(private readonly pool: PgPool, private readonly audit: AuditService) {}

  async list(): Promise<ReportKey[]> { return (await this.pool.query<Row>(`SELECT ${COLUMNS} FROM report_key ORDER BY name`)).rows.map(viewOf) }

  async create({ name, source }: ReportKeyInput, by: string, address: string): Promise<ReportKeyCreated> {
    const apiKey = `wf_${randomBytes(24).toString('base64url')}`
    const { rows: [row] } = await this.pool.query<Row>(`INSERT INTO report_key(id, name, source, key_hash) VALUES ($1, $2, $3, $4) ON CONFLICT (name) DO NOTHING RETURNING ${COLUMNS}`, [uuid(), name, source, hashOf(apiKey)])
    if (row === undefined) throw new ApiProblem('conflict.exists', `there is a key named ${name} already`)
    await this.audit.write(by, 'report_key.create', name, address, { source })
    return { ...viewOf(row), apiKey }
  }

  async remove(id: string, by: string, address: string): Promise<void> {
    const { rows: [row] } = await this.pool.query<{ name: string }>('DELETE FROM report_key WHERE id = $1 RETURNING name', [id])
    if (row === undefined) throw new ApiProblem('not_found', 'there is no such key')
    await this.audit.write(by, 'report_key.remove', row.name, address)
  }

  /** Who reports by this key; null = nobody. */
  async holder(apiKey: string): Promise<Pick<ReportKey, 'name' | 'source'> | null> {
    const { rows: [row] } = await this.pool.query<Pick<ReportKey, 'name' | 'source'>>('UPDATE report_key SET last_used_at = now() WHERE key_hash = $1 AND enabled RETURNING name, source', [hashOf(apiKey)])
    return row ?? null
  }
}
