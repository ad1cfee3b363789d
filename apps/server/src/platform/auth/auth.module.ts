import { Global, Module } from '@nestjs/common'
import { APP_GUARD } from '@nestjs/core'
import { AuthController } from './auth.controller.js'
import { AuthGuard } from './auth.guard.js'
import { SessionService } from './session.service.js'
import { SignInService } from './sign-in.service.js'

/** Sign-in, sessions and the guard before every HTTP call. */
@Global()
@Module({
  controllers: [AuthController],
  providers: [SessionService, SignInService, { provide: APP_GUARD, useClass: AuthGuard }],
  exports: [SessionService],
})
export class AuthModule {}
