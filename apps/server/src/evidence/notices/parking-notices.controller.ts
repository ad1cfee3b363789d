import { Body, Controller, Get, Post, Put, Query } from '@nestjs/common'
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger'
import { NoticeRulesAnswer, NoticeSummary, ParkingNotice, ParkingNoticeInput, ParkingNoticeRules, PlateHistory } from '@watchfloor/shared'
import { z } from 'zod'
import { Address, CurrentUser, Roles } from '../../platform/auth/decorators.js'
import { MAY } from '../../platform/auth/rights.js'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { NoticeRulesBook } from './notice-rules-book.js'
import { ParkingNotices } from './parking-notices.js'

const PlateQuery = z.object({ plate: z.string().trim().min(1).max(20) })
const SpanQuery = z.object({ from: z.iso.datetime({ offset: true }), to: z.iso.datetime({ offset: true }) })

@ApiTags('evidence')
@Controller('api/parking-notices')
export class ParkingNoticesController {
  constructor(private readonly notices: ParkingNotices, private readonly rulesBook: NoticeRulesBook) {}

  /** By what notices are judged, so that a phone can say live what is missing; `hubTime` is for comparing its clock. */
  @Get('rules')
  @Roles(...MAY.reportIncidents)
  @ApiOkResponse({ standardSchema: NoticeRulesAnswer })
  async rules(): Promise<NoticeRulesAnswer> { return { rules: await this.rulesBook.read(), hubTime: new Date().toISOString() } }

  /** Holds for notices brought from now on; those that were judged stay as they are. */
  @Put('rules')
  @Roles(...MAY.manageRules)
  @ApiOkResponse({ standardSchema: NoticeRulesAnswer })
  async setRules(@Body({ schema: ParkingNoticeRules }) rules: ParkingNoticeRules, @CurrentUser() by: SignedIn, @Address() address: string): Promise<NoticeRulesAnswer> {
    return { rules: await this.rulesBook.write(rules, by.username, address), hubTime: new Date().toISOString() }
  }

  /** Takes a notice and judges it; the same `actionId` again gets the first answer. An incomplete one is kept as invalid, with its reasons. */
  @Post()
  @Roles(...MAY.reportIncidents)
  @ApiCreatedResponse({ standardSchema: ParkingNotice })
  keep(@Body({ schema: ParkingNoticeInput }) input: ParkingNoticeInput, @CurrentUser() by: SignedIn): Promise<ParkingNotice> { return this.notices.keep(input, by) }

  /** Whether a plate was noted before: a first offence may be waived. */
  @Get('history')
  @Roles(...MAY.reportIncidents)
  @ApiOkResponse({ standardSchema: PlateHistory })
  history(@Query({ schema: PlateQuery }) { plate }: z.infer<typeof PlateQuery>): Promise<PlateHistory> { return this.notices.history(plate) }

  /** The valid-notice rate (有效抄告率) of a stretch of time, with the reasons of the invalid ones. */
  @Get('summary')
  @Roles(...MAY.readFigures)
  @ApiOkResponse({ standardSchema: NoticeSummary })
  summary(@Query({ schema: SpanQuery }) { from, to }: z.infer<typeof SpanQuery>): Promise<NoticeSummary> { return this.notices.summary(from, to) }
}
