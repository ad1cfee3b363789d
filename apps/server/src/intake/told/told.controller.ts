import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common'
import { ApiOkResponse, ApiTags } from '@nestjs/swagger'
import { ReporterToldAnswer, ToldInput } from '@watchfloor/shared'
import { z } from 'zod'
import { CurrentUser, Roles } from '../../platform/auth/decorators.js'
import { MAY } from '../../platform/auth/rights.js'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { ToldDesk } from './told-desk.js'

const Id = z.uuid()

/** Whether who reported knows what became of it. */
@ApiTags('incidents')
@Controller('api/incidents/:id/told')
export class ToldController {
  constructor(private readonly desk: ToldDesk) {}

  /** By which door the answer arrived; null = it has not. */
  @Get()
  @Roles(...MAY.readIncidents)
  @ApiOkResponse({ standardSchema: ReporterToldAnswer })
  async read(@Param('id', { schema: Id }) id: string): Promise<ReporterToldAnswer> { return { told: await this.desk.of(id) } }

  /** Says that the caller answered who reported, and how; the first answer stands. Refused while the incident is not over. */
  @Post()
  @Roles(...MAY.tellReporters)
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: ReporterToldAnswer })
  async tell(@Param('id', { schema: Id }) id: string, @Body({ schema: ToldInput }) input: ToldInput, @CurrentUser() { id: by, name, role }: SignedIn): Promise<ReporterToldAnswer> {
    return { told: await this.desk.byPerson(id, input, { type: 'person', id: by, name, role, unitIds: [] }) }
  }
}
