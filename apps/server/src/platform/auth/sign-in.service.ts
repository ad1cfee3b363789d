import { Injectable } from '@nestjs/common'
import type { LoginAnswer, LoginInput, OwnPasswordInput } from '@watchfloor/shared'
import { DataSource } from 'typeorm'
import { UserEntity } from '../../store/entities/index.js'
import { toUser } from '../../store/user.view.js'
import { AuditService } from '../audit/audit.service.js'
import { ApiProblem } from '../http/api-problem.js'
import { LoginThrottle } from './login-throttle.js'
import { hashPassword, passwordMatches } from './passwords.js'
import { SessionService } from './session.service.js'
import type { SignedIn } from './session.service.js'

/** Signing in and out, and one's own password. */
@Injectable()
export class SignInService {
  private readonly throttle = new LoginThrottle()

  constructor(private readonly database: DataSource, private readonly sessions: SessionService, private readonly audit: AuditService) {}

  async signIn({ username, password }: LoginInput, address: string, userAgent: string | undefined): Promise<LoginAnswer> {
    this.countTry(username, address)
    const row = await this.withPassword({ username })
    if (!await passwordMatches(row?.passwordHash ?? null, password)) {
      await this.audit.write(username, 'auth.refused', username, address)
      throw new ApiProblem('auth.wrong_credentials', 'user name or password is wrong')
    }
    this.throttle.succeeded(username, address)
    // Told only to somebody who knows the password: others learn nothing about who has an account.
    if (!row!.enabled) throw new ApiProblem('auth.disabled', 'this account is disabled')
    const lastSignInAt = new Date()
    await this.database.getRepository(UserEntity).update(row!.id, { lastSignInAt })
    const token = await this.sessions.open(row!.id, address, userAgent)
    await this.audit.write(username, 'auth.login', username, address)
    return { token, user: toUser({ ...row!, lastSignInAt }) }
  }

  async signOut(signedIn: SignedIn, address: string): Promise<void> {
    await this.sessions.close(signedIn.sessionId)
    await this.audit.write(signedIn.username, 'auth.logout', signedIn.username, address)
  }

  /** Needs the present password, so that an unattended screen is not enough; guesses count like those at sign-in. */
  async setOwnPassword(signedIn: SignedIn, { current, next }: OwnPasswordInput, address: string): Promise<void> {
    this.countTry(signedIn.username, address)
    const row = await this.withPassword({ id: signedIn.id })
    if (!await passwordMatches(row?.passwordHash ?? null, current)) {
      throw new ApiProblem('auth.wrong_credentials', 'the present password is wrong')
    }
    this.throttle.succeeded(signedIn.username, address)
    if (current === next) throw new ApiProblem('input.invalid', 'next: the new password is the old one', { issues: [{ path: 'next', message: 'the new password is the old one' }] })
    await this.database.getRepository(UserEntity).update(signedIn.id, { passwordHash: await hashPassword(next), mustChangePassword: false })
    await this.sessions.closeAllOf(signedIn.id, signedIn.sessionId)
    await this.audit.write(signedIn.username, 'auth.password', signedIn.username, address)
  }

  private withPassword(where: { id: string } | { username: string }): Promise<UserEntity | null> {
    return this.database.getRepository(UserEntity).createQueryBuilder('u').addSelect('u.passwordHash').where(where).getOne()
  }

  /** Before the password is looked at: checking takes its time, and what is counted only afterwards lets a burst through. */
  private countTry(name: string, address: string): void {
    const nowMs = Date.now()
    const waitMs = this.throttle.waitMs(name, address, nowMs)
    if (waitMs > 0) throw new ApiProblem('auth.too_many_attempts', 'too many attempts; wait before the next', { retryAfterS: Math.ceil(waitMs / 1000) })
    this.throttle.tried(name, address, nowMs)
  }
}
