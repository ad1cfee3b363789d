import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common'
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger'
import { ListQuery, page, Squad, SquadInput } from '@watchfloor/shared'
import type { Page } from '@watchfloor/shared'
import { z } from 'zod'
import { Address, CurrentUser, Roles } from '../auth/decorators.js'
import { MAY } from '../auth/rights.js'
import type { SignedIn } from '../auth/session.service.js'
import { SquadService } from './squad.service.js'

const SquadPatch = SquadInput.partial()
type SquadPatch = z.infer<typeof SquadPatch>

@Controller('api/squads')
export class SquadController {
  constructor(private readonly squads: SquadService) {}

  @Get()
  @Roles(...MAY.readPlaces)
  @ApiOkResponse({ standardSchema: page(Squad) })
  list(@Query({ schema: ListQuery }) query: ListQuery): Promise<Page<Squad>> { return this.squads.list(query) }

  @Post()
  @Roles(...MAY.managePlaces)
  @ApiCreatedResponse({ standardSchema: Squad })
  create(@Body({ schema: SquadInput }) input: SquadInput, @CurrentUser() by: SignedIn, @Address() address: string): Promise<Squad> {
    return this.squads.create(input, { name: by.username, address })
  }

  @Patch(':id')
  @Roles(...MAY.managePlaces)
  @ApiOkResponse({ standardSchema: Squad })
  change(@Param('id', { schema: z.uuid() }) id: string, @Body({ schema: SquadPatch }) patch: SquadPatch, @CurrentUser() by: SignedIn, @Address() address: string): Promise<Squad> {
    return this.squads.change(id, patch, { name: by.username, address })
  }

  /** Refused while devices or areas belong to it. */
  @Delete(':id')
  @Roles(...MAY.managePlaces)
  @HttpCode(204)
  @ApiNoContentResponse()
  remove(@Param('id', { schema: z.uuid() }) id: string, @CurrentUser() by: SignedIn, @Address() address: string): Promise<void> {
    return this.squads.remove(id, { name: by.username, address })
  }
}
