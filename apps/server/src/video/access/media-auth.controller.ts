import { Body, Controller, HttpCode, Post, Res } from '@nestjs/common'
import { ApiNoContentResponse, ApiTags } from '@nestjs/swagger'
import type { Response } from 'express'
import { Public } from '../../platform/auth/decorators.js'
import { MediaAuth, MediaQuestion } from './media-auth.js'

/** Where an outer MediaMTX asks (`authHTTPAddress`). Whoever else asks learns only whether a token is one of ours. */
@ApiTags('cameras')
@Controller('api/media')
export class MediaAuthController {
  constructor(private readonly auth: MediaAuth) {}

  /** MediaMTX's HTTP authentication hook: 204 lets in, 401 does not. */
  @Post('auth')
  @Public()
  @HttpCode(204)
  @ApiNoContentResponse()
  decide(@Body({ schema: MediaQuestion }) question: MediaQuestion, @Res({ passthrough: true }) response: Response): void {
    if (!this.auth.decide(question, Date.now())) response.status(401)
  }
}
