import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common'
import { ApiOkResponse, ApiTags } from '@nestjs/swagger'
import { GivenAreas, MatrixAnswer, MatrixQuery, OwnLook, PictureLook, PictureLookInput, RatesAnswer, RatesQuery, SuperviseSettings, SuperviseSettingsAnswer, SupervisorAreas, TrackLook, TrackLookInput } from '@watchfloor/shared'
import { z } from 'zod'
import { AuditService } from '../platform/audit/audit.service.js'
import { Address, CurrentUser, Roles } from '../platform/auth/decorators.js'
import { MAY } from '../platform/auth/rights.js'
import type { SignedIn } from '../platform/auth/session.service.js'
import { Charges } from './charge/charge.js'
import { LookDesk } from './looks/look-desk.js'
import { MatrixDesk } from './matrix/matrix-desk.js'
import { NotedLooks } from './matrix/noted-looks.js'
import { RatesDesk } from './rates/rates-desk.js'
import { SettingsBook } from './settings-book.js'

const OwnLooks = z.object({ items: z.array(OwnLook) })

/** The supervisor's matrix, looks and rates. */
@ApiTags('supervision')
@Controller('api/supervision')
export class SupervisionController {
  constructor(
    private readonly matrices: MatrixDesk, private readonly looks: LookDesk, private readonly rateDesk: RatesDesk, private readonly book: SettingsBook, private readonly charges: Charges, private readonly noted: NotedLooks, private readonly audit: AuditService,
  ) {}

  /** Officer × time. With `since`, only what changed after that revision. Noted in the audit log, except where a live look that was noted only goes on. */
  @Get('matrix')
  @Roles(...MAY.supervise)
  @ApiOkResponse({ standardSchema: MatrixAnswer })
  async matrix(@Query({ schema: MatrixQuery }) query: MatrixQuery, @CurrentUser() by: SignedIn, @Address() address: string): Promise<MatrixAnswer> {
    const answer = await this.matrices.answer(query, by)
    const [what, fromMs, nowMs] = [`${by.id}/matrix/${query.squadId ?? ''}`, Date.parse(answer.from), Date.parse(answer.now)]
    if (!answer.live || query.since === undefined || !this.noted.goesOn(what, fromMs, nowMs)) {
      await this.audit.write(by.username, 'supervise.matrix', null, address, { from: answer.from, to: answer.to, officers: answer.duties.length, ...(query.squadId ? { squad: query.squadId } : {}) })
      if (answer.live) this.noted.note(what, fromMs, nowMs)
    }
    return answer
  }

  @Get('rates')
  @Roles(...MAY.supervise)
  @ApiOkResponse({ standardSchema: RatesAnswer })
  async rates(@Query({ schema: RatesQuery }) query: RatesQuery, @CurrentUser() by: SignedIn, @Address() address: string): Promise<RatesAnswer> {
    const answer = await this.rateDesk.answer(query, by)
    // The screen asks again by itself while it is open.
    const [what, fromMs] = [`${by.id}/rates/${answer.groupBy}/${answer.from}/${answer.to}`, Date.parse(answer.from)]
    if (!this.noted.goesOn(what, fromMs, Date.now())) {
      await this.audit.write(by.username, 'supervise.rates', null, address, { from: answer.from, to: answer.to, groupBy: answer.groupBy, shifts: answer.total.shifts })
      this.noted.note(what, fromMs, Date.now())
    }
    return answer
  }

  /** Opens a stretch of an officer's track. Who, when and why is written down, and the officer reads it. */
  @Post('tracks')
  @Roles(...MAY.supervise)
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: TrackLook })
  track(@Body({ schema: TrackLookInput }) input: TrackLookInput, @CurrentUser() by: SignedIn, @Address() address: string): Promise<TrackLook> { return this.looks.track(input, by, address) }

  /** Asks for the officer's live picture; the answer is the camera, or the recorded reason for having none. */
  @Post('pictures')
  @Roles(...MAY.supervise)
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: PictureLook })
  picture(@Body({ schema: PictureLookInput }) input: PictureLookInput, @CurrentUser() by: SignedIn, @Address() address: string): Promise<PictureLook> { return this.looks.picture(input, by, address) }

  /** Who looked at the caller, when and why. */
  @Get('looks')
  @Roles(...MAY.useOwnAccount)
  @ApiOkResponse({ standardSchema: OwnLooks })
  async own(@CurrentUser() by: SignedIn): Promise<z.infer<typeof OwnLooks>> { return { items: await this.looks.own(by.id) } }

  @Get('settings')
  @Roles(...MAY.readSupervision)
  @ApiOkResponse({ standardSchema: SuperviseSettingsAnswer })
  settings(): Promise<SuperviseSettingsAnswer> { return this.book.answer() }

  @Put('settings')
  @Roles(...MAY.manageSupervision)
  @ApiOkResponse({ standardSchema: SuperviseSettings })
  setSettings(@Body({ schema: SuperviseSettings }) settings: SuperviseSettings, @CurrentUser() by: SignedIn, @Address() address: string): Promise<SuperviseSettings> { return this.book.write(settings, { name: by.username, address }) }

  /** Which supervisor has which areas. */
  @Get('areas')
  @Roles(...MAY.readSupervision)
  @ApiOkResponse({ standardSchema: SupervisorAreas })
  async allAreas(@CurrentUser() by: SignedIn): Promise<SupervisorAreas> { return { items: await this.charges.all(by) } }

  /** The areas whose officers this supervisor may see. */
  @Get('areas/:userId')
  @Roles(...MAY.manageSupervision)
  @ApiOkResponse({ standardSchema: GivenAreas })
  async areas(@Param('userId', { schema: z.uuid() }) userId: string): Promise<GivenAreas> { return { areaIds: await this.charges.areasOf(userId) } }

  @Put('areas/:userId')
  @Roles(...MAY.manageSupervision)
  @ApiOkResponse({ standardSchema: GivenAreas })
  async giveAreas(@Param('userId', { schema: z.uuid() }) userId: string, @Body({ schema: GivenAreas }) { areaIds }: GivenAreas, @CurrentUser() by: SignedIn, @Address() address: string): Promise<GivenAreas> {
    return { areaIds: await this.charges.give(userId, areaIds, { name: by.username, address }) }
  }
}
