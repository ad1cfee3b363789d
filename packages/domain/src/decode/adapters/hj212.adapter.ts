import type { Adapter, Input, Step } from '../adapter.js'
import { MAX_FRAME_BYTES, cutFrames } from '../hj212/framing.js'
import { MAX_REFUSALS, expireParts, receive, take } from '../hj212/receive.js'
import { newSession, openTurn } from '../hj212/session.js'
import type { Hj212Session, Turn } from '../hj212/session.js'
import { nothing } from '../step.js'

/** The host's silence after which a station is asked about again. */
const ADMISSION_TIMEOUT_MS = 30_000

/** The host's answer. A station that is refused is told nothing, as the standard has no word for it; its next message asks again. */
function admit(turn: Turn, input: Extract<Input, { type: 'admitted' }>): void {
  const { session } = turn
  if (session.stage !== 'asked' || input.externalId !== session.mn) {
    turn.dropped.push({ reason: 'unexpected_admission' })
    return
  }
  const { waiting } = session
  session.waiting = []
  if (input.verdict !== 'ok') {
    session.stage = 'new'
    for (let i = 0; i < waiting.length; i++) turn.dropped.push({ reason: 'not_signed_in' })
    if (++session.refusals >= MAX_REFUSALS) turn.close = 'too_many_refusals'
    return
  }
  session.stage = 'signed_in'
  session.utcOffsetMin = input.utcOffsetMin
  session.factors = new Map(Object.entries(input.profile?.factors ?? {}).map(([code, { key, scale, isSwitch }]) => [code, { key, scale, isSwitch: isSwitch ?? false }]))
  for (const segment of waiting) if (segment.mn === session.mn) take(turn, segment)
}

const close = ({ session, reports, replies, dropped, close: why }: Turn): Step<Hj212Session> =>
  (why === undefined ? { session, reports, replies, dropped } : { session, reports, replies, dropped, close: why })

/**
 * HJ 212-2017 over TCP: monitoring stations of kitchens' fume, dust and noise (PROTOCOLS §6). A connection belongs to one station (MN). Every message bears the
 * password, so that the first one is the sign-in: the host is asked, and what comes meanwhile waits. A station has no place of its own: it stands where it is registered.
 */
export const hj212Adapter: Adapter<Hj212Session> = {
  protocol: 'hj212',
  // Stations that tell hours only speak once an hour.
  tcp: { frame: cutFrames, maxFrameBytes: MAX_FRAME_BYTES, idleMs: 2 * 3_600_000 + 600_000, signInMs: 3_600_000 + 600_000 },
  open: newSession,
  step(session, input) {
    if (input.type === 'tick' && session.stage !== 'asked' && session.assemblies.length === 0) return nothing(session)
    const turn = openTurn(session, input.nowMs)
    if (input.type === 'message') receive(turn, input.payload)
    else if (input.type === 'admitted') admit(turn, input)
    else {
      expireParts(turn)
      if (session.stage === 'asked' && input.nowMs - session.askedMs >= ADMISSION_TIMEOUT_MS) {
        admit(turn, { type: 'admitted', externalId: session.mn, verdict: 'unknown', secret: null, profile: null, utcOffsetMin: 0, nowMs: input.nowMs })
      }
    }
    return close(turn)
  },
}
