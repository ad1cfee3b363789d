import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common'
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger'
import { PatrolRound, PatrolRoundInput, PatrolRoundPatch, PatrolRounds } from '@watchfloor/shared'
import type { PatrolRoundPlan } from '@watchfloor/shared'
import { z } from 'zod'
import { Address, CurrentUser, Roles } from '../../platform/auth/decorators.js'
import { MAY } from '../../platform/auth/rights.js'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { RoundBook } from './round-book.js'

const Id = z.uuid()

/** Patrol rounds, as supervisors set them up. */
@ApiTags('patrol')
@Controller('api/patrol/rounds')
export class RoundsController {
  constructor(private readonly book: RoundBook) {}

  @Get()
  @Roles(...MAY.readPatrol)
  @ApiOkResponse({ standardSchema: PatrolRounds })
  async list(@CurrentUser() by: SignedIn): Promise<PatrolRounds> { return { items: await this.book.list(by) } }

  @Post()
  @Roles(...MAY.managePatrol)
  @ApiCreatedResponse({ standardSchema: PatrolRound })
  create(@Body({ schema: PatrolRoundInput }) input: PatrolRoundPlan, @CurrentUser() by: SignedIn, @Address() address: string): Promise<PatrolRound> { return this.book.create(input, by, { name: by.username, address }) }

  @Patch(':id')
  @Roles(...MAY.managePatrol)
  @ApiOkResponse({ standardSchema: PatrolRound })
  change(@Param('id', { schema: Id }) id: string, @Body({ schema: PatrolRoundPatch }) patch: PatrolRoundPatch, @CurrentUser() by: SignedIn, @Address() address: string): Promise<PatrolRound> {
    return this.book.change(id, patch, by, { name: by.username, address })
  }

  @Delete(':id')
  @Roles(...MAY.managePatrol)
  @HttpCode(204)
  @ApiNoContentResponse()
  remove(@Param('id', { schema: Id }) id: string, @CurrentUser() by: SignedIn, @Address() address: string): Promise<void> { return this.book.remove(id, { name: by.username, address }) }
}
