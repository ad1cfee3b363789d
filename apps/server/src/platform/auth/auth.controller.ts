import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common'
import { ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger'
import { LoginAnswer, LoginInput, LogoutInput, OwnPasswordInput, User } from '@watchfloor/shared'
import { stringifySetCookie } from 'cookie'
import type { Request, Response } from 'express'
import { ShiftPort } from '../../ports/shift.port.js'
import { Settings } from '../config/settings.js'
import { SESSION_COOKIE, tokenOf } from './credentials.js'
import { Address, BeforeOwnPassword, CurrentUser, Public, Roles } from './decorators.js'
import { MAY } from './rights.js'
import { SessionService } from './session.service.js'
import type { SignedIn } from './session.service.js'
import { SignInService } from './sign-in.service.js'

@Controller('api/auth')
export class AuthController {
  constructor(private readonly signIn: SignInService, private readonly sessions: SessionService, private readonly settings: Settings, private readonly shifts: ShiftPort) {}

  /** Signs in: a token for programs, a cookie for the browser. */
  @Post('login')
  @Public()
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: LoginAnswer })
  async login(@Body({ schema: LoginInput }) input: LoginInput, @Address() address: string, @Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<LoginAnswer> {
    const answer = await this.signIn.signIn(input, address, request.headers['user-agent'])
    response.append('Set-Cookie', this.cookie(answer.token))
    return answer
  }

  @Get('me')
  @Roles(...MAY.useOwnAccount)
  @BeforeOwnPassword()
  @ApiOkResponse({ standardSchema: LoginAnswer })
  me(@CurrentUser() signedIn: SignedIn, @Req() request: Request): LoginAnswer {
    return { user: User.parse(signedIn), token: tokenOf(request)!.token }
  }

  /** Ends this session; without one it only clears the cookie. Who owes a hand-over is refused (409 `shift.owed`) but for a reason in `leave`. */
  @Post('logout')
  @Public()
  @HttpCode(204)
  @ApiNoContentResponse()
  async logout(@Body({ schema: LogoutInput }) { leave }: LogoutInput, @Address() address: string, @Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<void> {
    const brought = tokenOf(request)
    const signedIn = brought && await this.sessions.userOf(brought.token)
    if (signedIn) {
      await this.shifts.leave(signedIn, leave)
      await this.signIn.signOut(signedIn, address)
    }
    response.append('Set-Cookie', this.cookie(null))
  }

  /** Sets one's own password; ends one's other sessions. */
  @Post('password')
  @Roles(...MAY.useOwnAccount)
  @BeforeOwnPassword()
  @HttpCode(204)
  @ApiNoContentResponse()
  async password(@Body({ schema: OwnPasswordInput }) input: OwnPasswordInput, @CurrentUser() signedIn: SignedIn, @Address() address: string): Promise<void> {
    await this.signIn.setOwnPassword(signedIn, input, address)
  }

  private cookie(token: string | null): string {
    const secure = this.settings.TLS_CERT !== undefined || this.settings.PUBLIC_URL?.startsWith('https:') === true
    return stringifySetCookie({ name: SESSION_COOKIE, value: token ?? '', httpOnly: true, sameSite: 'strict', path: '/', secure, ...(token ? {} : { maxAge: 0 }) })
  }
}
