import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common'
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger'
import { PtzBackInput, PtzGoInput, PtzHold, PtzHoldInput, PtzLook, PtzLookInput, PtzMoveInput, PtzPreset, PtzPresetInput, PtzSeatInput, PtzState } from '@watchfloor/shared'
import { z } from 'zod'
import { Address, CurrentUser, Roles } from '../../platform/auth/decorators.js'
import { MAY } from '../../platform/auth/rights.js'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { CameraList } from '../registry/camera-list.js'
import { KeptLooks } from './kept-looks.js'
import { LensBook } from './lens-book.js'
import { PtzDesk } from './ptz-desk.js'

const Id = z.uuid()

/** Moving cameras by ONVIF. */
@ApiTags('cameras')
@Controller('api/cameras/:id/ptz')
export class PtzController {
  constructor(private readonly list: CameraList, private readonly desk: PtzDesk, private readonly lenses: LensBook, private readonly looks: KeptLooks) {}

  /** What it can do, its presets, where it looks, and who moves it. */
  @Get()
  @Roles(...MAY.movePtz)
  @ApiOkResponse({ standardSchema: PtzState })
  async state(@Param('id', { schema: Id }) id: string, @CurrentUser() user: SignedIn): Promise<PtzState> { return this.desk.state(await this.list.one(id, user), user) }

  /** Takes it into the hand of one seat. */
  @Post('hold')
  @Roles(...MAY.movePtz)
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: PtzHold })
  async hold(@Param('id', { schema: Id }) id: string, @Body({ schema: PtzHoldInput }) { seat, takeOver }: z.output<typeof PtzHoldInput>, @CurrentUser() user: SignedIn, @Address() address: string): Promise<PtzHold> {
    return this.desk.hold(await this.list.one(id, user), { user, seat, address }, takeOver)
  }

  /** Moves it; said again each half second, or it is stopped. */
  @Post('move')
  @Roles(...MAY.movePtz)
  @HttpCode(204)
  @ApiNoContentResponse()
  async move(@Param('id', { schema: Id }) id: string, @Body({ schema: PtzMoveInput }) { seat, ...speed }: z.output<typeof PtzMoveInput>, @CurrentUser() user: SignedIn, @Address() address: string): Promise<void> {
    await this.desk.move(await this.list.one(id, user), { user, seat, address }, speed)
  }

  @Post('stop')
  @Roles(...MAY.movePtz)
  @HttpCode(204)
  @ApiNoContentResponse()
  async stop(@Param('id', { schema: Id }) id: string, @Body({ schema: PtzSeatInput }) { seat }: PtzSeatInput, @CurrentUser() user: SignedIn, @Address() address: string): Promise<void> {
    await this.desk.stop(await this.list.one(id, user), { user, seat, address })
  }

  /** Stops it and lets go of it. */
  @Post('release')
  @Roles(...MAY.movePtz)
  @HttpCode(204)
  @ApiNoContentResponse()
  async release(@Param('id', { schema: Id }) id: string, @Body({ schema: PtzSeatInput }) { seat }: PtzSeatInput, @CurrentUser() user: SignedIn, @Address() address: string): Promise<void> {
    await this.desk.release(await this.list.one(id, user), { user, seat, address })
  }

  /** Goes to a preset, or home. */
  @Post('go')
  @Roles(...MAY.movePtz)
  @HttpCode(204)
  @ApiNoContentResponse()
  async go(@Param('id', { schema: Id }) id: string, @Body({ schema: PtzGoInput }) { seat, preset }: PtzGoInput, @CurrentUser() user: SignedIn, @Address() address: string): Promise<void> {
    await this.desk.go(await this.list.one(id, user), { user, seat, address }, preset)
  }

  /** Keeps where it looks now as a preset. */
  @Post('presets')
  @Roles(...MAY.managePresets)
  @ApiCreatedResponse({ standardSchema: PtzPreset })
  async keep(@Param('id', { schema: Id }) id: string, @Body({ schema: PtzPresetInput }) input: PtzPresetInput, @CurrentUser() user: SignedIn, @Address() address: string): Promise<PtzPreset> {
    return this.desk.keep(await this.list.one(id, user), { user, seat: input.seat, address }, input)
  }

  /** Notes beside a picture that was kept where the camera looks, so that the after-check can go back there. */
  @Post('looks')
  @Roles(...MAY.movePtz)
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: PtzLook })
  async noteLook(@Param('id', { schema: Id }) id: string, @Body({ schema: PtzLookInput }) { evidenceId }: PtzLookInput, @CurrentUser() user: SignedIn): Promise<PtzLook> {
    return { known: await this.looks.keep(await this.list.one(id, user), evidenceId) }
  }

  @Get('looks/:evidenceId')
  @Roles(...MAY.movePtz)
  @ApiOkResponse({ standardSchema: PtzLook })
  async look(@Param('id', { schema: Id }) id: string, @Param('evidenceId', { schema: Id }) evidenceId: string, @CurrentUser() user: SignedIn): Promise<PtzLook> {
    return { known: await this.looks.has(await this.list.one(id, user), evidenceId) }
  }

  /** Turns it to where it looked when a picture was kept. */
  @Post('back')
  @Roles(...MAY.movePtz)
  @HttpCode(204)
  @ApiNoContentResponse()
  async back(@Param('id', { schema: Id }) id: string, @Body({ schema: PtzBackInput }) { seat, evidenceId }: PtzBackInput, @CurrentUser() user: SignedIn, @Address() address: string): Promise<void> {
    await this.looks.goBack(await this.list.one(id, user), { user, seat, address }, evidenceId)
  }

  /** Forgets what the device said of itself, after its firmware or profiles were changed; the next look reads it anew. */
  @Delete('lens')
  @Roles(...MAY.manageVideo)
  @HttpCode(204)
  @ApiNoContentResponse()
  async forget(@Param('id', { schema: Id }) id: string, @CurrentUser() user: SignedIn): Promise<void> { await this.lenses.forget((await this.list.one(id, user)).id) }
}
