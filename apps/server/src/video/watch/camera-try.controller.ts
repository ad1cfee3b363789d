import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common'
import { ApiOkResponse, ApiTags } from '@nestjs/swagger'
import { CameraTry, CameraTryInput } from '@watchfloor/shared'
import { z } from 'zod'
import { Address, CurrentUser, Roles } from '../../platform/auth/decorators.js'
import { AuditService } from '../../platform/audit/audit.service.js'
import { MAY } from '../../platform/auth/rights.js'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import { triedSourceOf } from '../access/source-address.js'
import { hostOf } from '../registry/address-host.js'
import { CameraList } from '../registry/camera-list.js'
import { VideoKey } from '../registry/video-key.js'
import { SourceLook } from './source-look.js'

const Id = z.uuid()

/** Trying a camera while its address is being entered. */
@ApiTags('cameras')
@Controller('api/cameras')
export class CameraTryController {
  constructor(private readonly list: CameraList, private readonly look: SourceLook, private readonly key: VideoKey, private readonly audit: AuditService) {}

  /** Opens the stream, waits for its pictures and says what came; the size of its key frame only with the embedded gateway. */
  @Post(':id/try')
  @Roles(...MAY.manageVideo)
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: CameraTry })
  async try(@Param('id', { schema: Id }) id: string, @Body({ schema: CameraTryInput }) input: CameraTryInput, @CurrentUser() by: SignedIn, @Address() from: string): Promise<CameraTry> {
    const camera = await this.list.one(id, by)
    const source = triedSourceOf(camera, input, this.key)
    if (source === null) throw new ApiProblem('video.no_source', 'there is no address to try: enter one, or wait until the device publishes')
    if (input.address !== undefined) await this.audit.write(by.username, 'camera.try', id, from, { name: camera.name, stream: input.stream, host: hostOf(input.address) })
    const began = performance.now()
    const { fault, codec, bFrames, width, height, fps, keyBytes } = await this.look.at(source)
    return { fault, codec, bFrames, width, height, fps, keyFrameBytes: keyBytes, tookMs: Math.round(performance.now() - began) }
  }
}
