import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common'
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger'
import { PatrolDecide, PatrolInterrupt, PatrolProof, PatrolProofAnswer, PatrolResume, PatrolSession, PatrolSessions, PatrolStart } from '@watchfloor/shared'
import { z } from 'zod'
import { CurrentUser, Roles } from '../../platform/auth/decorators.js'
import { MAY } from '../../platform/auth/rights.js'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { SessionDesk } from './session-desk.js'
import { SessionView } from './session-view.js'

const Id = z.uuid()

/** Walking a round: each call answers the session as it then stands. */
@ApiTags('patrol')
@Controller('api/patrol/sessions')
@Roles(...MAY.patrolVideo)
export class SessionsController {
  constructor(private readonly desk: SessionDesk, private readonly view: SessionView) {}

  /** Not over yet: the caller's own first, then those of others that stand still and can be taken over. */
  @Get('open')
  @ApiOkResponse({ standardSchema: PatrolSessions })
  async open(@CurrentUser() by: SignedIn): Promise<PatrolSessions> { return { items: await this.view.open(by) } }

  @Get(':id')
  @ApiOkResponse({ standardSchema: PatrolSession })
  one(@Param('id', { schema: Id }) id: string, @CurrentUser() by: SignedIn): Promise<PatrolSession> { return this.view.one(id, by) }

  @Post()
  @ApiCreatedResponse({ standardSchema: PatrolSession })
  async start(@Body({ schema: PatrolStart }) input: PatrolStart, @CurrentUser() by: SignedIn): Promise<PatrolSession> { return this.view.one(await this.desk.start(input, by), by) }

  /** What the console saw since it told last, every few seconds. */
  @Post(':id/proof')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: PatrolProofAnswer })
  prove(@Param('id', { schema: Id }) id: string, @Body({ schema: PatrolProof }) input: PatrolProof, @CurrentUser() by: SignedIn): Promise<PatrolProofAnswer> { return this.desk.prove(id, input, by) }

  @Post(':id/decisions')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: PatrolSession })
  async decide(@Param('id', { schema: Id }) id: string, @Body({ schema: PatrolDecide }) input: PatrolDecide, @CurrentUser() by: SignedIn): Promise<PatrolSession> {
    await this.desk.decide(id, input, by)
    return this.view.one(id, by)
  }

  @Post(':id/interrupt')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: PatrolSession })
  async interrupt(@Param('id', { schema: Id }) id: string, @Body({ schema: PatrolInterrupt }) input: PatrolInterrupt, @CurrentUser() by: SignedIn): Promise<PatrolSession> {
    await this.desk.interrupt(id, input, by)
    return this.view.one(id, by)
  }

  @Post(':id/resume')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: PatrolSession })
  async resume(@Param('id', { schema: Id }) id: string, @Body({ schema: PatrolResume }) input: PatrolResume, @CurrentUser() by: SignedIn): Promise<PatrolSession> {
    await this.desk.resume(id, input, by)
    return this.view.one(id, by)
  }

  @Post(':id/leave')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: PatrolSession })
  async leave(@Param('id', { schema: Id }) id: string, @CurrentUser() by: SignedIn): Promise<PatrolSession> {
    await this.desk.leave(id, by)
    return this.view.one(id, by)
  }
}
