import { Injectable, Logger } from '@nestjs/common'
import type { CanActivate, ExecutionContext } from '@nestjs/common'
import { Reflector } from '@nestjs/core'
import type { Role } from '@watchfloor/shared'
import { Settings } from '../config/settings.js'
import { ApiProblem } from '../http/api-problem.js'
import { sameOrigin, tokenOf } from './credentials.js'
import { BEFORE_PASSWORD_KEY, PUBLIC_KEY, ROLES_KEY } from './decorators.js'
import type { SignedInRequest } from './decorators.js'
import { SessionService } from './session.service.js'

/** Stands before every HTTP call. Sockets sign in at their own gateway with the same SessionService. */
@Injectable()
export class AuthGuard implements CanActivate {
  private readonly log = new Logger('auth')

  constructor(private readonly reflector: Reflector, private readonly sessions: SessionService, private readonly settings: Settings) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true
    const declared = <T>(key: string): T | undefined => this.reflector.getAllAndOverride<T | undefined>(key, [context.getHandler(), context.getClass()])
    if (declared<boolean>(PUBLIC_KEY)) return true
    const request = context.switchToHttp().getRequest<SignedInRequest>()
    const brought = tokenOf(request)
    const user = brought && await this.sessions.userOf(brought.token)
    if (!user) throw new ApiProblem('auth.required', 'sign in first')
    if (brought.by === 'cookie' && !sameOrigin(request, this.settings.PUBLIC_URL)) throw new ApiProblem('auth.forbidden', 'the call comes from another site')
    if (user.mustChangePassword && !declared<boolean>(BEFORE_PASSWORD_KEY)) throw new ApiProblem('auth.must_change_password', 'set an own password first')
    const roles = declared<readonly Role[]>(ROLES_KEY)
    if (!roles) this.log.error(`${context.getClass().name}.${context.getHandler().name} declares no roles (@Roles or @Public) and is refused to all`)
    if (!roles?.includes(user.role)) throw new ApiProblem('auth.forbidden', `the role ${user.role} may not do this`)
    request.signedIn = user
    return true
  }
}
