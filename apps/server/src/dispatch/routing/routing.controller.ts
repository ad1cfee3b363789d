import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common'
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger'
import { RoutingCheck, RoutingCheckQuery, RoutingRow, RoutingRowInput } from '@watchfloor/shared'
import { z } from 'zod'
import { Address, CurrentUser, Roles } from '../../platform/auth/decorators.js'
import { MAY } from '../../platform/auth/rights.js'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { Responsible } from './responsible.js'
import { RoutingTable } from './routing-table.js'

const RowPatch = RoutingRowInput.partial()
type RowPatch = z.infer<typeof RowPatch>
const Rows = z.object({ items: z.array(RoutingRow) })

/** Who is responsible for what where. */
@Controller('api/routing')
export class RoutingController {
  constructor(private readonly table: RoutingTable, private readonly responsible: Responsible) {}

  /** The whole table, in the order in which rows that fit equally well are taken. */
  @Get()
  @Roles(...MAY.readPlaces)
  @ApiOkResponse({ standardSchema: Rows })
  async list(): Promise<z.infer<typeof Rows>> { return { items: await this.table.list() } }

  /** What the table says for a category at a place; `row` null = it has a hole there. */
  @Get('check')
  @Roles(...MAY.readPlaces)
  @ApiOkResponse({ standardSchema: RoutingCheck })
  check(@Query({ schema: RoutingCheckQuery }) { category, lat, lon }: RoutingCheckQuery): RoutingCheck {
    const areas = this.responsible.areasAt(lat, lon)
    const found = this.responsible.find(category, areas)
    return {
      units: [...found?.units ?? []], plan: found?.plan ?? null, by: found?.by ?? null, row: found?.row.id ?? null, contact: this.responsible.contact(areas, Date.now()),
      areas: areas.map(({ id, name, level }) => ({ id, name, level })),
    }
  }

  @Post()
  @Roles(...MAY.manageRouting)
  @ApiCreatedResponse({ standardSchema: RoutingRow })
  create(@Body({ schema: RoutingRowInput }) input: RoutingRowInput, @CurrentUser() by: SignedIn, @Address() address: string): Promise<RoutingRow> {
    return this.table.create(input, { name: by.username, address })
  }

  @Patch(':id')
  @Roles(...MAY.manageRouting)
  @ApiOkResponse({ standardSchema: RoutingRow })
  change(@Param('id', { schema: z.uuid() }) id: string, @Body({ schema: RowPatch }) patch: RowPatch, @CurrentUser() by: SignedIn, @Address() address: string): Promise<RoutingRow> {
    return this.table.change(id, patch, { name: by.username, address })
  }

  @Delete(':id')
  @Roles(...MAY.manageRouting)
  @HttpCode(204)
  @ApiNoContentResponse()
  remove(@Param('id', { schema: z.uuid() }) id: string, @CurrentUser() by: SignedIn, @Address() address: string): Promise<void> {
    return this.table.remove(id, { name: by.username, address })
  }
}
