import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common'
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger'
import { page, SavedFilter, SavedFilterInput } from '@watchfloor/shared'
import type { Page } from '@watchfloor/shared'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { CurrentUser, Roles } from '../../platform/auth/decorators.js'
import { MAY } from '../../platform/auth/rights.js'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import { ApiProblem } from '../../platform/http/api-problem.js'

/** More than anybody finds again. */
const MOST = 100

/** Each person's own filters of the list of incidents. */
@Controller('api/saved-filters')
export class SavedFiltersController {
  constructor(private readonly pool: PgPool) {}

  @Get()
  @Roles(...MAY.readIncidents)
  @ApiOkResponse({ standardSchema: page(SavedFilter) })
  async list(@CurrentUser() by: SignedIn): Promise<Page<SavedFilter>> {
    const { rows: items } = await this.pool.query<SavedFilter>('SELECT id, name, query FROM saved_filter WHERE owner = $1 ORDER BY name', [by.id])
    return { items, total: items.length }
  }

  /** One of the same name is replaced. */
  @Post()
  @Roles(...MAY.readIncidents)
  @ApiCreatedResponse({ standardSchema: SavedFilter })
  async save(@Body({ schema: SavedFilterInput }) { name, query }: SavedFilterInput, @CurrentUser() by: SignedIn): Promise<SavedFilter> {
    const { rows: [row] } = await this.pool.query<SavedFilter>(`
      INSERT INTO saved_filter(id, owner, name, query) SELECT $1, $2, $3, $4 WHERE (SELECT count(*) FROM saved_filter WHERE owner = $2 AND name <> $3) < ${MOST}
      ON CONFLICT (owner, name) DO UPDATE SET query = EXCLUDED.query RETURNING id, name, query`, [uuid(), by.id, name, JSON.stringify(query)])
    if (row === undefined) throw new ApiProblem('input.too_large', `you keep ${MOST} filters already: remove one first`)
    return row
  }

  @Delete(':id')
  @Roles(...MAY.readIncidents)
  @HttpCode(204)
  @ApiNoContentResponse()
  async remove(@Param('id', { schema: z.uuid() }) id: string, @CurrentUser() by: SignedIn): Promise<void> {
    const { rowCount } = await this.pool.query('DELETE FROM saved_filter WHERE id = $1 AND owner = $2', [id, by.id])
    if (rowCount === 0) throw new ApiProblem('not_found', 'you have no such filter')
  }
}
