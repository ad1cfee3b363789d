import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common'
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger'
import { Duty, DutyInput, DutyListQuery, OnDutyNow, page } from '@watchfloor/shared'
import type { Page } from '@watchfloor/shared'
import { z } from 'zod'
import { Address, CurrentUser, Roles } from '../../platform/auth/decorators.js'
import { MAY } from '../../platform/auth/rights.js'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import { DutyBook } from './duty-book.js'
import { PresentPeople } from './present-people.js'

const DutyPatch = DutyInput.partial()
type DutyPatch = z.infer<typeof DutyPatch>
const ClockInput = z.object({ which: z.enum(['in', 'out']) })

/** Who is on duty when. Officers see their own. */
@Controller('api/duty')
export class DutyController {
  constructor(private readonly book: DutyBook, private readonly present: PresentPeople) {}

  @Get()
  @Roles(...MAY.readDuty)
  @ApiOkResponse({ standardSchema: page(Duty) })
  list(@Query({ schema: DutyListQuery }) query: DutyListQuery, @CurrentUser() by: SignedIn): Promise<Page<Duty>> {
    return this.book.list(by.role === 'officer' ? { ...query, userId: by.id } : query)
  }

  /** Everybody on duty at this moment, what their squad is about and where they are; to a supervisor only those in charge. */
  @Get('now')
  @Roles(...MAY.readDuty)
  @ApiOkResponse({ standardSchema: OnDutyNow })
  async now(@CurrentUser() by: SignedIn): Promise<OnDutyNow> {
    if (by.role === 'officer') throw new ApiProblem('auth.forbidden', 'where colleagues are is for the command room')
    return { items: await this.present.now(Date.now(), by) }
  }

  @Post()
  @Roles(...MAY.manageDuty)
  @ApiCreatedResponse({ standardSchema: Duty })
  create(@Body({ schema: DutyInput }) input: DutyInput, @CurrentUser() by: SignedIn, @Address() address: string): Promise<Duty> { return this.book.create(input, { name: by.username, address }) }

  /** Clocks the caller in or out of the duty that is on, or begins within two hours. */
  @Post('clock')
  @Roles(...MAY.useOwnAccount)
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: Duty })
  clock(@Body({ schema: ClockInput }) { which }: z.infer<typeof ClockInput>, @CurrentUser() by: SignedIn): Promise<Duty> { return this.book.clock(by.id, which) }

  @Patch(':id')
  @Roles(...MAY.manageDuty)
  @ApiOkResponse({ standardSchema: Duty })
  change(@Param('id', { schema: z.uuid() }) id: string, @Body({ schema: DutyPatch }) patch: DutyPatch, @CurrentUser() by: SignedIn, @Address() address: string): Promise<Duty> {
    return this.book.change(id, patch, { name: by.username, address })
  }

  @Delete(':id')
  @Roles(...MAY.manageDuty)
  @HttpCode(204)
  @ApiNoContentResponse()
  remove(@Param('id', { schema: z.uuid() }) id: string, @CurrentUser() by: SignedIn, @Address() address: string): Promise<void> { return this.book.remove(id, { name: by.username, address }) }
}
