import { timingSafeEqual } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { z } from 'zod'
import { VideoKey } from '../registry/video-key.js'

/** What a token lets its bearer do, and for whom it was made. `replay`: of a path between two instants that stand behind it. */
export interface TokenClaim { path: string; action: 'read' | 'publish' | 'replay'; userId: string; untilMs: number }

const USE = 'view-token'
const Body = z.tuple([z.string(), z.enum(['read', 'publish', 'replay']), z.string(), z.number()])

/** Short-lived leaves for one path and one action. Nothing is kept: the signature is the proof. */
@Injectable()
export class ViewTokens {
  constructor(private readonly key: VideoKey) {}

  issue({ path, action, userId, untilMs }: TokenClaim): string {
    const body = Buffer.from(JSON.stringify([path, action, userId, untilMs])).toString('base64url')
    return `${body}.${this.key.sign(USE, body).toString('base64url')}`
  }

  /** The claim of a token that we signed and that is not over; null for any other text. */
  read(token: string, nowMs: number): TokenClaim | null {
    const [body, signature, more] = token.split('.')
    if (!body || !signature || more !== undefined) return null
    const given = Buffer.from(signature, 'base64url')
    const right = this.key.sign(USE, body)
    if (given.length !== right.length || !timingSafeEqual(given, right)) return null
    const [path, action, userId, untilMs] = Body.parse(JSON.parse(Buffer.from(body, 'base64url').toString()))
    return untilMs > nowMs ? { path, action, userId, untilMs } : null
  }
}
