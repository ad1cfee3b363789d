import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common'
import { ApiCreatedResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger'
import { Clip, ClipInput, RecordingBar, RecordingLook, RecordingLookInput, RecordingPieceQuery, RecordingQuery } from '@watchfloor/shared'
import type { Response } from 'express'
import { z } from 'zod'
import { Address, CurrentUser, Roles } from '../../platform/auth/decorators.js'
import { MAY } from '../../platform/auth/rights.js'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { CameraList } from '../registry/camera-list.js'
import { ClipDesk } from './clip-desk.js'
import { ClipRows } from './clip-rows.js'
import { RecordingDesk } from './recording-desk.js'
import type { RecordedFilm } from './recording-store.js'
import { WornThen } from './worn-then.js'

const Id = z.uuid()
const ClipQuery = z.object({ incident: z.uuid() })

/** What cameras showed before: looking back, taking out, keeping as evidence. */
@ApiTags('recordings')
@Controller('api')
export class RecordingsController {
  constructor(private readonly list: CameraList, private readonly worn: WornThen, private readonly desk: RecordingDesk, private readonly clips: ClipDesk, private readonly rows: ClipRows) {}

  /** The time bar of one camera: where there is picture, and its incidents. Nothing is opened yet. */
  @Get('cameras/:id/recordings')
  @Roles(...MAY.lookAtRecordings)
  @ApiOkResponse({ standardSchema: RecordingBar })
  async bar(@Param('id', { schema: Id }) id: string, @Query({ schema: RecordingQuery }) query: RecordingQuery, @CurrentUser() user: SignedIn): Promise<RecordingBar> {
    const { camera, spans } = await this.worn.mine(id, query, user)
    return this.desk.bar(camera, query, spans, user)
  }

  /** Leave to play a time of one camera, or the parts of it that are this person's to see, for an hour; written to the audit log. */
  @Post('cameras/:id/recordings/look')
  @Roles(...MAY.lookAtRecordings)
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: RecordingLook })
  async look(@Param('id', { schema: Id }) id: string, @Body({ schema: RecordingLookInput }) input: RecordingLookInput, @CurrentUser() user: SignedIn, @Address() address: string): Promise<RecordingLook> {
    const { camera, spans } = await this.worn.mine(id, input, user)
    return this.desk.look(camera, input, spans, user, address)
  }

  /** A piece of what a look opened, from the key frame before; `X-Taken-At` says when its first picture was received. */
  @Get('cameras/:id/recordings/piece')
  @Roles(...MAY.lookAtRecordings)
  @ApiProduces('video/mp4')
  async piece(@Param('id', { schema: Id }) id: string, @Query({ schema: RecordingPieceQuery }) query: RecordingPieceQuery, @CurrentUser() user: SignedIn, @Res() response: Response): Promise<void> {
    await film(response, await this.desk.piece(await this.list.one(id, user), query, user))
  }

  /** A stretch as a file to take along, as received; written to the audit log with its hash. */
  @Post('cameras/:id/recordings/export')
  @Roles(...MAY.exportRecordings)
  @HttpCode(200)
  @ApiProduces('video/mp4')
  async export(@Param('id', { schema: Id }) id: string, @Body({ schema: RecordingLookInput }) input: RecordingLookInput, @CurrentUser() user: SignedIn, @Address() address: string, @Res() response: Response): Promise<void> {
    await film(response, await this.desk.export(await this.worn.one(id, input, user), input, user, address))
  }

  /** Keeps a stretch as evidence of an incident; with an end that lies ahead it is taken when that has passed. */
  @Post('cameras/:id/clips')
  @Roles(...MAY.keepClips)
  @ApiCreatedResponse({ standardSchema: Clip })
  async clip(@Param('id', { schema: Id }) id: string, @Body({ schema: ClipInput }) input: z.output<typeof ClipInput>, @CurrentUser() user: SignedIn, @Address() address: string): Promise<Clip> {
    return this.clips.ask(await this.worn.one(id, input, user), input, user, address)
  }

  /** The clips that were asked for of one incident, and what became of them, newest first. */
  @Get('camera-clips')
  @Roles(...MAY.lookAtRecordings)
  @ApiOkResponse({ standardSchema: z.object({ items: z.array(Clip) }) })
  async clipsOf(@Query({ schema: ClipQuery }) { incident }: z.infer<typeof ClipQuery>): Promise<{ items: Clip[] }> { return { items: await this.rows.ofIncident(incident) } }
}

/** A viewer who goes on to another moment breaks off the piece that is on its way: that is no fault. */
async function film(response: Response, { body, sha256, from }: RecordedFilm): Promise<void> {
  response.set({ 'Cache-Control': 'no-store', 'X-Taken-At': from, ...(sha256 ? { 'X-Sha256': sha256 } : {}) }).type('video/mp4')
  await pipeline(Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]), response).catch(() => undefined)
}
