import { dispatch } from './dispatch.js'
import { readMessage } from './header.js'
import type { Message } from './header.js'
import { mediaIdOf } from './media.js'
import { DOWN, UP } from './message-ids.js'
import { RESULT, mediaReplyBody, resendRequestBody } from './platform.js'
import { acknowledge, refuse, send } from './session.js'
import type { Turn } from './session.js'
import { askHost, isFromTerminal, keepWaiting } from './sign-in-turn.js'
import { addPart, dueParts, missingParts } from './sub-packages.js'

/** One frame through the gates: whole, from this terminal, allowed, readable, complete. */
export function receive(turn: Turn, frame: Uint8Array): void {
  const message = readMessage(frame)
  // Without a check code that fits not even the serial can be trusted: no answer, the terminal sends it again.
  if (typeof message === 'string') {
    turn.dropped.push({ reason: message })
    return
  }
  if (!isFromTerminal(turn, message)) return
  const { session } = turn
  if (session.stage === 'asked') return keepWaiting(turn, message, frame)
  const signingIn = message.id === UP.register || message.id === UP.auth
  if (!signingIn && session.stage !== 'signed_in') return refuse(turn, message, 'not_signed_in')
  if (message.encrypted) return answerWith(turn, message, RESULT.unsupported, 'encrypted')
  // Which profile a terminal has is not known before it signed in, so its sign-in is read by what is there.
  if (message.declared !== message.to - message.from && !signingIn && session.context.profile?.lenientLength !== true) {
    return answerWith(turn, message, RESULT.malformed, 'length_mismatch')
  }
  if (message.total > 1) return signingIn ? refuse(turn, message, 'bad_register') : takePart(turn, message)
  if (signingIn) askHost(turn, message)
  else dispatch(turn, message)
}

function answerWith(turn: Turn, message: Message, result: number, reason: string): void {
  turn.dropped.push({ reason })
  acknowledge(turn, message, result)
}

/** A part is acknowledged when it is kept, or the terminal would send it again; the last one is answered as the message that it completes. */
function takePart(turn: Turn, message: Message): void {
  const added = addPart(turn.session.assemblies, message, turn.nowMs)
  turn.session.assemblies = added.assemblies
  if (added.dropped !== null) turn.dropped.push({ reason: added.dropped })
  if (added.body !== null) dispatch(turn, { ...message, total: 0, index: 0, bytes: added.body, from: 0, to: added.body.length, declared: added.body.length })
  else acknowledge(turn, message, added.dropped === 'parts_too_many' ? RESULT.failed : RESULT.ok)
}

/** On a tick: asks for parts that are overdue, 0x8800 for a medium whose number is known, 0x8003 for anything else. */
export function askForParts(turn: Turn): void {
  const { session } = turn
  const { assemblies, ask, abandoned } = dueParts(session.assemblies, turn.nowMs)
  if (assemblies === session.assemblies) return
  session.assemblies = assemblies
  for (let i = 0; i < abandoned; i++) turn.dropped.push({ reason: 'parts_timeout' })
  if (session.dialect === null) return
  for (const assembly of ask) {
    const missing = missingParts(assembly)
    const first = assembly.parts[0]
    if (assembly.id === UP.media && first !== undefined) send(turn, session.dialect, DOWN.mediaReply, mediaReplyBody(mediaIdOf(first, 0, first.length), missing))
    else send(turn, session.dialect, DOWN.resendRequest, resendRequestBody(assembly.firstSerial, missing, session.dialect.version2019))
  }
}
