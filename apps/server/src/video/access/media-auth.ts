import { Injectable } from '@nestjs/common'
import { z } from 'zod'
import { Settings } from '../../platform/config/settings.js'
import { Metrics } from '../../platform/observe/metrics.js'
import { OpenReads } from './open-reads.js'
import { ReasonedLooks } from './reasoned-looks.js'
import { ViewTokens } from './view-token.js'
import type { TokenClaim } from './view-token.js'

const text = z.string().max(4000).nullish().transform((value) => value ?? '')
/** What MediaMTX asks its HTTP authentication (`authMethod: http`); the embedded gateway asks the same. */
export const MediaQuestion = z.object({ user: text, password: text, token: text, ip: text, action: z.string().max(40), path: z.string().max(400), protocol: text, id: text, query: text })
export type MediaQuestion = z.infer<typeof MediaQuestion>

/** Answers who may open or feed a stream, and that the hub itself may look at recordings and steer. A question without any token is the gateway's first try and no offence: it gets a 401 like a wrong one, but is not counted. */
@Injectable()
export class MediaAuth {
  private readonly open = new OpenReads()

  constructor(private readonly tokens: ViewTokens, private readonly looks: ReasonedLooks, private readonly metrics: Metrics, private readonly settings: Settings) {}

  /** The claim that lets the asker in, or null. */
  decide(question: MediaQuestion, nowMs: number): TokenClaim | null {
    const query = new URLSearchParams(question.query)
    // RTMP and web sockets have no header: there the token stands in the password or in the address.
    const brought = [question.token, question.password, query.get('token') ?? '', query.get('jwt') ?? '', query.get('pass') ?? ''].filter(Boolean)
    for (const token of brought) {
      // The embedded gateway's one way of HTTP is a socket, which asks once: only MediaMTX's HLS asks for each piece.
      const piecemeal = question.protocol === 'hls' && this.settings.MEDIA_URL !== undefined
      const claim = this.tokens.read(token, piecemeal ? this.open.asOf(token, nowMs) : nowMs)
      if (!claim || claim.path !== question.path || claim.action !== question.action) continue
      if (piecemeal) this.open.use(token, nowMs)
      if (claim.action === 'read') this.looks.opened(claim.path, claim.userId, question.id)
      return claim
    }
    if (brought.length > 0) this.metrics.rejected.inc({ where: 'video', reason: question.action === 'publish' ? 'publish_token' : 'view_token' })
    return null
  }
}
