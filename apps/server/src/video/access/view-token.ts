import { timingSafeEqual } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { z } from 'zod'
import { VideoKey } from '../registry/video-key.js'

/**
 * What a token lets its bearer do, and for whom it was made. `replay`: of a path between two instants that stand behind it; `playback` and `api`: the hub itself at an outer
 * gateway's recordings of a path and at its control API, given to nobody.
 */
export interface TokenClaim { path: string; action: 'read' | 'publish' | 'replay' | 'playback' | 'api'; userId: string; untilMs: number }

/** How long leave to watch opens something: long enough to connect on a slow line; what is open stays open. */
export const VIEW_MS = 60_000
const USE = 'view-token'
const Body = z.tuple([z.string(), z.enum(['read', 'publish', 'replay', 'playback', 'api']), z.string(), z.number()])

/** Short-lived leaves for one path and one action. The signature is the proof; all that is kept is which were taken back. */
@Injectable()
export class ViewTokens {
  /** By camera: leaves to watch that end by then are over. */
  private readonly revoked = new Map<string, number>()

  constructor(private readonly key: VideoKey) {}

  /** Takes back every leave to watch this camera that was given until now. */
  revoke(cameraId: string, nowMs: number): void {
    for (const [id, untilMs] of this.revoked) if (untilMs <= nowMs) this.revoked.delete(id)
    this.revoked.set(cameraId, nowMs + VIEW_MS)
  }

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
    if (action === 'read' && untilMs <= (this.revoked.get(path.split('/')[1] ?? '') ?? 0)) return null
    return untilMs > nowMs ? { path, action, userId, untilMs } : null
  }
}
