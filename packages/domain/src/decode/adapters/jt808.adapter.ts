import type { Adapter, Encoded, Step } from '../adapter.js'
import { MAX_FRAME_BYTES, cutFrames } from '../jt808/framing.js'
import { encodeMessage } from '../jt808/header.js'
import { DOWN } from '../jt808/message-ids.js'
import { textBody } from '../jt808/platform.js'
import { askForParts, receive } from '../jt808/receive.js'
import { newSession, openTurn } from '../jt808/session.js'
import type { Jt808Session, Turn } from '../jt808/session.js'
import { admit, expireAdmission } from '../jt808/sign-in-turn.js'
import { nothing } from '../step.js'

/** Commands under way that are remembered on one connection; the hub's own timeout is far shorter than it takes to fill this. */
const MAX_COMMANDS = 32
const EMPTY_BODY = new Uint8Array(0)

/** What waited while the host looked the terminal up, in the order it came; another sign-in among it stops the rest again. */
function takeUpWaiting(turn: Turn): void {
  const { waiting } = turn.session
  turn.session.waiting = []
  for (const frame of waiting) receive(turn, frame)
}

const close = ({ session, reports, replies, dropped, close: why }: Turn): Step<Jt808Session> =>
  (why === undefined ? { session, reports, replies, dropped } : { session, reports, replies, dropped, close: why })

/**
 * JT/T 808-2011, -2013 and -2019 over TCP: vehicle terminals, muck trucks first of all. A connection belongs to one terminal phone.
 * Registering and authenticating ask the host (`sign_in` → `admitted`); what a terminal sends meanwhile waits, a bounded number of frames.
 * Nothing else is allowed before it has authenticated. Every message is answered under its own serial, but 0x0001, which is itself an answer.
 */
export const jt808Adapter: Adapter<Jt808Session> = {
  protocol: 'jt808',
  // Terminals beat every 30 to 180 s by their settings; twice the slowest, and a little.
  tcp: { frame: cutFrames, maxFrameBytes: MAX_FRAME_BYTES, idleMs: 400_000 },
  open: newSession,

  step(session, input) {
    if (input.type === 'tick' && session.asked === null && session.assemblies.length === 0) return nothing(session)
    const turn = openTurn(session, input.nowMs)
    if (input.type === 'message') receive(turn, input.payload)
    else if (input.type === 'admitted') {
      if (admit(turn, input)) takeUpWaiting(turn)
    } else {
      if (expireAdmission(turn)) takeUpWaiting(turn)
      askForParts(turn)
    }
    return close(turn)
  },

  /** `locate` is 0x8201, answered by 0x0201; `text` is 0x8300, answered by 0x0001. The correlation is the platform's serial. */
  encode(session, { input, externalId }): Encoded<Jt808Session> {
    if (session.stage !== 'signed_in' || session.dialect === null || session.context.externalId !== externalId.replace(/^0+/, '')) return { ok: false, reason: 'offline' }
    if (input.type !== 'locate' && input.type !== 'text') return { ok: false, reason: 'no_command' }
    const body = input.type === 'locate' ? EMPTY_BODY : textBody(input.text, input.urgent === true, session.dialect.version2019)
    const payload = body === null ? null : encodeMessage(session.dialect, input.type === 'locate' ? DOWN.locate : DOWN.text, session.serial, body)
    if (payload === null) return { ok: false, reason: 'no_command' }
    const older = Object.entries(session.commands).slice(-(MAX_COMMANDS - 1))
    const commands = Object.fromEntries([...older, [session.serial, input.type]])
    return { ok: true, session: { ...session, serial: (session.serial + 1) & 0xffff, commands }, topic: null, payload, correlation: String(session.serial) }
  },
}
