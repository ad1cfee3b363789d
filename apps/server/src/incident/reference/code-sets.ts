import { CodeSet, DEFAULT_CODE_SET, OPEN_STATES } from '@watchfloor/shared'
import type { CodeSetVersion } from '@watchfloor/shared'
import { Injectable } from '@nestjs/common'
import type pg from 'pg'
import { AuditService } from '../../platform/audit/audit.service.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import { inTransaction } from '../../platform/database/in-transaction.js'

/** Who changed something, for the audit log. */
export interface Author { name: string; address: string }

/** The versions of the city's categories; one is active. A version once stored never changes: incidents keep the code they were filed under. */
@Injectable()
export class CodeSets {
  constructor(private readonly pool: PgPool, private readonly audit: AuditService) {}

  /** A new centre begins with the default set. */
  async seed(): Promise<void> {
    await this.pool.query('INSERT INTO code_set(id, note, categories, active) SELECT $1, $2, $3, true WHERE NOT EXISTS (SELECT 1 FROM code_set) ON CONFLICT DO NOTHING',
      [DEFAULT_CODE_SET.id, DEFAULT_CODE_SET.note, JSON.stringify(DEFAULT_CODE_SET.categories)])
  }

  async active(): Promise<CodeSet> {
    const { rows: [row] } = await this.pool.query<CodeSet>('SELECT id, note, categories FROM code_set WHERE active')
    return row!
  }

  async versions(): Promise<CodeSetVersion[]> {
    const { rows } = await this.pool.query<Omit<CodeSetVersion, 'createdAt'> & { created_at: Date }>(
      'SELECT id, note, active, created_at, jsonb_array_length(categories) AS categories FROM code_set ORDER BY created_at DESC, id')
    return rows.map(({ created_at: createdAt, ...row }) => ({ ...row, createdAt: createdAt.toISOString() }))
  }

  async version(id: string): Promise<CodeSet> {
    const { rows: [row] } = await this.pool.query<CodeSet>('SELECT id, note, categories FROM code_set WHERE id = $1', [id])
    if (row === undefined) throw new ApiProblem('not_found', `there is no code set ${id}`)
    return row
  }

  /** Takes in a whole set as a new version, and makes it the active one where asked. */
  async import(set: CodeSet, activate: boolean, by: Author): Promise<CodeSet> {
    await inTransaction(this.pool, async (client) => {
      const { rowCount } = await client.query('INSERT INTO code_set(id, note, categories, active) VALUES ($1, $2, $3, false) ON CONFLICT DO NOTHING', [set.id, set.note, JSON.stringify(set.categories)])
      if (rowCount === 0) throw new ApiProblem('conflict.exists', `there is a code set ${set.id} already: a version does not change, give it a new id`, { id: set.id })
      if (activate) await makeActive(client, set)
    })
    await this.audit.write(by.name, 'categories.import', set.id, by.address, { categories: set.categories.length, activate })
    return set
  }

  /** Makes a stored version the active one. */
  async activate(id: string, by: Author): Promise<CodeSet> {
    const set = await this.version(id)
    await inTransaction(this.pool, (client) => makeActive(client, set))
    await this.audit.write(by.name, 'categories.activate', id, by.address)
    return set
  }
}

/** Refused while open incidents rest on a code that the set lacks: their limits would be gone. */
async function makeActive(client: pg.ClientBase, set: CodeSet): Promise<void> {
  // Before the incidents are asked: whoever opens one meanwhile waits for nothing, but is judged by the set that is active when it commits or was a moment before.
  await client.query('UPDATE code_set SET active = false WHERE active')
  const { rows } = await client.query<{ category: string; open: number }>(
    'SELECT category, count(*)::int AS open FROM incident WHERE state = ANY($1) AND category <> ALL($2) GROUP BY category ORDER BY category', [OPEN_STATES, set.categories.map(({ code }) => code)])
  if (rows.length > 0) {
    throw new ApiProblem('conflict.in_use', `open incidents use codes that ${set.id} lacks: ${rows.slice(0, 20).map(({ category, open }) => `${category} (${open})`).join(', ')}; add them or end those incidents first`, { codes: rows })
  }
  await client.query('UPDATE code_set SET active = true WHERE id = $1', [set.id])
}
