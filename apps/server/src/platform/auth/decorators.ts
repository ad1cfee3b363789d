import { createParamDecorator, SetMetadata } from '@nestjs/common'
import type { ExecutionContext } from '@nestjs/common'
import type { Role } from '@watchfloor/shared'
import type { Request } from 'express'
import type { SignedIn } from './session.service.js'

export const ROLES_KEY = 'watchfloor:roles'
export const PUBLIC_KEY = 'watchfloor:public'
export const BEFORE_PASSWORD_KEY = 'watchfloor:before-password'

/** A request after the guard. */
export interface SignedInRequest extends Request { signedIn?: SignedIn }

/** The roles that may call this; take them from the table in rights.ts: `@Roles(...MAY.manageUsers)`. */
export const Roles = (...roles: readonly Role[]) => SetMetadata(ROLES_KEY, roles)
/** Anybody may call this, signed in or not. */
export const Public = () => SetMetadata(PUBLIC_KEY, true)
/** May also be called by somebody who has to set an own password first. */
export const BeforeOwnPassword = () => SetMetadata(BEFORE_PASSWORD_KEY, true)

/** Who calls: the signed-in person, with the id of the session. */
export const CurrentUser = createParamDecorator((_: unknown, context: ExecutionContext): SignedIn => context.switchToHttp().getRequest<SignedInRequest>().signedIn!)
/** The caller's network address, as far as `TRUST_PROXY` lets it be known. */
export const Address = createParamDecorator((_: unknown, context: ExecutionContext): string => context.switchToHttp().getRequest<Request>().ip ?? '')
