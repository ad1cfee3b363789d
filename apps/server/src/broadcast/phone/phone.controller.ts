import { Controller, Get, Req, Res } from '@nestjs/common'
import { ApiOkResponse } from '@nestjs/swagger'
import type { Request, Response } from 'express'
import { tokenOf } from '../../platform/auth/credentials.js'
import { CurrentUser, Roles } from '../../platform/auth/decorators.js'
import { MAY } from '../../platform/auth/rights.js'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { DispatchPort } from '../../ports/dispatch.port.js'
import { PhoneFeed } from './phone-feed.js'
import type { PhoneDoor } from './phone-feed.js'
import { PhoneStream } from './phone-stream.js'

/** The open phone page's line to the hub. */
@Controller('api/notices')
@Roles(...MAY.useOwnAccount)
export class PhoneController {
  constructor(private readonly phones: PhoneFeed, private readonly dispatch: DispatchPort) {}

  /** Server-sent events: `notice` when this person is told something, `task` when a case of the own units changed, `look` when something may have been missed, `beat` so that silence means a dead line. */
  @Get('stream')
  @ApiOkResponse({ content: { 'text/event-stream': { schema: { type: 'string' } } } })
  stream(@CurrentUser() user: SignedIn, @Req() request: Request, @Res() response: Response): void {
    const unitsNow = (): readonly string[] => this.dispatch.unitsOf(user.id)
    const door: PhoneDoor = { unitsNow, stream: new PhoneStream(user, tokenOf(request)!.token, unitsNow(), response) }
    response.on('close', () => this.phones.leave(door))
    this.phones.join(door)
  }
}
