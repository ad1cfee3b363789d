import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common'
import { ApiOkResponse, ApiTags } from '@nestjs/swagger'
import { Reporters, ReporterToldAnswer, ToldInput } from '@watchfloor/shared'
import { z } from 'zod'
import { CurrentUser, Roles } from '../../platform/auth/decorators.js'
import { MAY } from '../../platform/auth/rights.js'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import { ToldDesk } from './told-desk.js'

const Id = z.uuid()

/** Whether who reported knows what became of it. */
@ApiTags('incidents')
@Controller('api/incidents/:id')
export class ToldController {
  constructor(private readonly desk: ToldDesk) {}

  /** By which door the answer arrived; null = it has not. */
  @Get('told')
  @Roles(...MAY.readIncidents)
  @ApiOkResponse({ standardSchema: ReporterToldAnswer })
  async read(@Param('id', { schema: Id }) id: string): Promise<ReporterToldAnswer> { return { told: await this.desk.of(id) } }

  /** Everybody outside who reported the matter, those merged into it too, and who of them still waits. */
  @Get('reporters')
  @Roles(...MAY.readIncidents)
  @ApiOkResponse({ standardSchema: Reporters })
  async reporters(@Param('id', { schema: Id }) id: string): Promise<Reporters> {
    const items = await this.desk.reportersOf(id)
    if (items === null) throw new ApiProblem('not_found', 'there is no such incident')
    return { items }
  }

  /** Says that the caller answered who reported, and how; the first answer stands. Refused while the incident is not over. */
  @Post('told')
  @Roles(...MAY.tellReporters)
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: ReporterToldAnswer })
  async tell(@Param('id', { schema: Id }) id: string, @Body({ schema: ToldInput }) input: ToldInput, @CurrentUser() { id: by, name, role }: SignedIn): Promise<ReporterToldAnswer> {
    return { told: await this.desk.byPerson(id, input, { type: 'person', id: by, name, role, unitIds: [] }) }
  }
}
