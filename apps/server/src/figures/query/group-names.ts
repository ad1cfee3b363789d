import { Injectable } from '@nestjs/common'
import { DEFAULT_CODE_SET, categoryIndex } from '@watchfloor/shared'
import type { Category, FigureGroup } from '@watchfloor/shared'
import { PgPool } from '../../platform/database/pg-pool.js'

/** What the keys of a group are called by people. A key without a name is shown as it is. */
@Injectable()
export class GroupNames {
  constructor(private readonly pool: PgPool) {}

  async of(group: FigureGroup, keys: readonly string[]): Promise<Map<string, string>> {
    switch (group) {
      case 'area': case 'district': case 'street': case 'community': case 'duty': case 'grid': return this.rows('SELECT id::text AS key, name FROM area WHERE id::text = ANY($1)', keys)
      case 'squad': return this.rows('SELECT id::text AS key, name FROM squad WHERE id::text = ANY($1)', keys)
      case 'person': case 'finder': return this.rows('SELECT id::text AS key, name FROM user_account WHERE id::text = ANY($1) UNION ALL SELECT id::text, name FROM device WHERE id::text = ANY($1)', keys)
      case 'category': return this.categories(keys)
      case 'all': case 'source': case 'day': return new Map()
    }
  }

  private async rows(sql: string, keys: readonly string[]): Promise<Map<string, string>> {
    const { rows } = await this.pool.query<{ key: string; name: string }>(sql, [keys])
    return new Map(rows.map(({ key, name }) => [key, name]))
  }

  /** By the code set in force, else by any that ever was: incidents keep the code they were filed under. */
  private async categories(keys: readonly string[]): Promise<Map<string, string>> {
    const { rows } = await this.pool.query<{ categories: Category[] }>('SELECT categories FROM code_set ORDER BY active, created_at')
    const byDefault = categoryIndex(DEFAULT_CODE_SET)
    const names = new Map(keys.flatMap((key) => { const known = byDefault(key); return known === undefined ? [] : [[key, known.name.zh]] }))
    for (const { categories } of rows) for (const { code, name } of categories) if (keys.includes(code)) names.set(code, name.zh)
    return names
  }
}
