import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common'
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger'
import { PublishLeave, StreamName, ViewInput, ViewLeave } from '@watchfloor/shared'
import type { Request, Response } from 'express'
import { z } from 'zod'
import { Address, CurrentUser, Roles } from '../../platform/auth/decorators.js'
import { MAY } from '../../platform/auth/rights.js'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import { MediaDoor } from '../gateway/media-door.js'
import { CameraList } from '../registry/camera-list.js'
import { ViewDesk } from './view-desk.js'

const Id = z.uuid()
const StillQuery = z.object({ stream: StreamName.default('sub') })
/** A cold camera has to be fetched and to send its next key frame. */
const STILL_MS = 12_000

/** Leaves to watch and to publish, and stills. */
@ApiTags('cameras')
@Controller('api/cameras')
export class ViewController {
  constructor(private readonly list: CameraList, private readonly desk: ViewDesk, private readonly door: MediaDoor) {}

  /** Leave to open one stream, for a minute. */
  @Post(':id/view')
  @Roles(...MAY.watchVideo)
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: ViewLeave })
  async watch(@Param('id', { schema: Id }) id: string, @Body({ schema: ViewInput }) { stream, reason }: z.output<typeof ViewInput>, @CurrentUser() user: SignedIn, @Address() address: string): Promise<ViewLeave> {
    return this.desk.watch(await this.list.one(id, user.role), stream, reason, user, address)
  }

  /** Leave for a moving camera to publish, for a shift. */
  @Post(':id/publish')
  @Roles(...MAY.publishVideo)
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: PublishLeave })
  async publish(@Param('id', { schema: Id }) id: string, @Req() request: Request, @CurrentUser() user: SignedIn, @Address() address: string): Promise<PublishLeave> {
    return this.desk.publish(await this.list.one(id, user.role), request.hostname, user, address)
  }

  /** The last key frame as a film of one picture, as the camera sent it; the embedded gateway only. */
  @Get(':id/still')
  @Roles(...MAY.watchVideo)
  @ApiProduces('video/mp4')
  async still(@Param('id', { schema: Id }) id: string, @Query({ schema: StillQuery }) { stream }: z.infer<typeof StillQuery>, @CurrentUser() user: SignedIn, @Res() response: Response): Promise<void> {
    const camera = await this.list.one(id, user.role)
    if (camera.asks_reason) throw new ApiProblem('video.reason_needed', 'this camera is watched with a reason only; open it')
    if (!this.door.ours) throw new ApiProblem('video.off', 'an outer media gateway gives no stills')
    const { path } = await this.desk.open(camera, stream, user)
    const answer = await this.door.call('GET', `/wf/paths/${path}/keyframe`, undefined, [404, 504], STILL_MS)
    if (!answer.ok) { await answer.body?.cancel(); throw new ApiProblem('video.no_source', 'the camera sent no picture in time') }
    const takenAt = answer.headers.get('x-received-at')
    response.set({ 'Cache-Control': 'no-store', ...(takenAt ? { 'X-Received-At': takenAt } : {}) }).type('video/mp4').send(Buffer.from(await answer.arrayBuffer()))
  }
}
