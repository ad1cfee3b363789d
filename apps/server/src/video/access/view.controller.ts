import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common'
import { ApiCreatedResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger'
import { EvidenceItem, KeepFrameInput, PublishLeave, StreamName, StreamState, ViewInput, ViewLeave } from '@watchfloor/shared'
import type { Request, Response } from 'express'
import { z } from 'zod'
import { Address, CurrentUser, Roles } from '../../platform/auth/decorators.js'
import { MAY } from '../../platform/auth/rights.js'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import { CameraList } from '../registry/camera-list.js'
import type { CameraRow } from '../registry/camera-rows.js'
import { FrameKeeper } from './keep-frame.js'
import { ReasonedLooks } from './reasoned-looks.js'
import { StillDesk } from './still-desk.js'
import type { Movie } from './still-desk.js'
import { ViewDesk } from './view-desk.js'

const Id = z.uuid()
const StreamQuery = z.object({ stream: StreamName.default('sub') })
const StateQuery = StreamQuery.extend({ transcode: z.enum(['true', 'false']).default('false').transform((text) => text === 'true') })
const ClipQuery = StreamQuery.extend({ from: z.iso.datetime(), to: z.iso.datetime() })

/** Leaves to watch and to publish, and stills. */
@ApiTags('cameras')
@Controller('api/cameras')
export class ViewController {
  constructor(private readonly list: CameraList, private readonly desk: ViewDesk, private readonly stills: StillDesk, private readonly frames: FrameKeeper, private readonly looks: ReasonedLooks) {}

  /** Leave to open one stream, for a minute. */
  @Post(':id/view')
  @Roles(...MAY.watchVideo)
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: ViewLeave })
  async watch(@Param('id', { schema: Id }) id: string, @Body({ schema: ViewInput }) { stream, transcode, reason }: z.output<typeof ViewInput>, @Req() request: Request, @CurrentUser() user: SignedIn, @Address() address: string): Promise<ViewLeave> {
    return this.desk.watch(await this.list.one(id, user), stream, transcode, reason, addressHere(request), user, address)
  }

  /** Leave for a moving camera to publish, for a shift. */
  @Post(':id/publish')
  @Roles(...MAY.publishVideo)
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: PublishLeave })
  async publish(@Param('id', { schema: Id }) id: string, @Req() request: Request, @CurrentUser() user: SignedIn, @Address() address: string): Promise<PublishLeave> {
    return this.desk.publish(await this.list.one(id, user), addressHere(request), user, address)
  }

  /** The last key frame as a film of one picture, as the camera sent it; the embedded gateway only. */
  @Get(':id/still')
  @Roles(...MAY.watchVideo)
  @ApiProduces('video/mp4')
  async still(@Param('id', { schema: Id }) id: string, @Query({ schema: StreamQuery }) { stream }: z.infer<typeof StreamQuery>, @CurrentUser() user: SignedIn, @Res() response: Response): Promise<void> {
    film(response, await this.stills.still(await this.seen(id, user), stream, user))
  }

  /** What was on show between two instants of the last minute, as received; the embedded gateway only. */
  @Get(':id/clip')
  @Roles(...MAY.watchVideo)
  @ApiProduces('video/mp4')
  async clip(@Param('id', { schema: Id }) id: string, @Query({ schema: ClipQuery }) { stream, from, to }: z.infer<typeof ClipQuery>, @CurrentUser() user: SignedIn, @Res() response: Response): Promise<void> {
    film(response, await this.stills.clip(await this.seen(id, user), stream, from, to, user))
  }

  /** Keeps the group of pictures that was on show at an instant as evidence; the embedded gateway only. */
  @Post(':id/evidence')
  @Roles(...MAY.watchVideo)
  @ApiCreatedResponse({ standardSchema: EvidenceItem })
  async keep(@Param('id', { schema: Id }) id: string, @Body({ schema: KeepFrameInput }) input: KeepFrameInput, @CurrentUser() user: SignedIn): Promise<EvidenceItem> {
    return this.frames.keep(await this.seen(id, user), input, user)
  }

  /** How a stream is in the gateway now. */
  @Get(':id/stream')
  @Roles(...MAY.watchVideo)
  @ApiOkResponse({ standardSchema: StreamState })
  async stream(@Param('id', { schema: Id }) id: string, @Query({ schema: StateQuery }) { stream, transcode }: z.output<typeof StateQuery>, @CurrentUser() user: SignedIn): Promise<StreamState> {
    return this.stills.state(await this.list.one(id, user), stream, transcode)
  }

  /** A camera of which this person may take pictures now: any without a reason, one that a person wears while his reasoned look at it runs. */
  private async seen(id: string, user: SignedIn): Promise<CameraRow> {
    const camera = await this.list.one(id, user)
    if (camera.asks_reason && !this.looks.isRunning(id, user.id, Date.now())) throw new ApiProblem('video.reason_needed', 'this camera is watched with a reason only: open it and say why, then take pictures of it')
    return camera
  }
}

const film = (response: Response, { bytes, sha256, takenAt }: Movie): void => {
  response.set({ 'Cache-Control': 'no-store', 'X-Sha256': sha256, 'X-Taken-At': takenAt }).type('video/mp4').send(bytes)
}

/** The address at which this request arrived, for devices that are to send to the same machine: never the name in its header, by which anybody could lead the city's pictures elsewhere. */
function addressHere({ socket }: Request): string {
  const address = (socket.localAddress ?? '127.0.0.1').replace(/^::ffff:/, '')
  return address.includes(':') ? `[${address}]` : address
}
