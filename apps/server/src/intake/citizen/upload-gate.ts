import { Injectable } from '@nestjs/common'
import type { CanActivate, ExecutionContext } from '@nestjs/common'
import type { Request } from 'express'
import { RateLimit, refuseHaste } from '../rate-limit.js'

/** More than reports: a form with a mistake in it is sent again. */
const UPLOADS = { most: 40, perMs: 10 * 60_000 }

/** Stands before the form is read: a stranger must not have the hub take photographs into memory as often as he likes, only for it to refuse them. */
@Injectable()
export class UploadGate implements CanActivate {
  private readonly uploads = new RateLimit(UPLOADS.most, UPLOADS.perMs)

  canActivate(context: ExecutionContext): boolean {
    refuseHaste(this.uploads.take(context.switchToHttp().getRequest<Request>().ip ?? '', Date.now()))
    return true
  }
}
