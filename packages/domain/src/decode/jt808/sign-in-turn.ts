import type { Input } from '../adapter.js'
import { readPhone } from './bcd.js'
import { copyBytes } from './bytes.js'
import { dialectOf, speaks } from './header.js'
import type { Message } from './header.js'
import { compileProfile } from './item-fields.js'
import { DOWN, UP } from './message-ids.js'
import { REGISTER_RESULT, RESULT, generalReplyBody, registerReplyBody } from './platform.js'
import { MAX_REFUSALS, refuse, send } from './session.js'
import type { Turn } from './session.js'
import { readAuth, readRegister } from './sign-in.js'

/** Who is speaking, and whether they may: registration, authentication, and what waits while the host looks a terminal up. */

/** Frames kept while the host answers; a terminal that sends more gets no answer for them and sends them again. */
export const MAX_WAITING = 32
/** The host's silence after which the terminal is told to try again. */
export const ADMISSION_TIMEOUT_MS = 30_000

/** Whether the message comes from this connection's terminal; refuses it otherwise. The first message names the terminal; before a sign-in another may. */
export function isFromTerminal(turn: Turn, message: Message): boolean {
  const { session } = turn
  if (session.dialect !== null && speaks(session.dialect, message)) return true
  const phone = readPhone(message.bytes, message.phoneAt, message.phoneLength)
  const reason = phone === null ? 'bad_phone' : phone === '' ? 'zero_phone' : phone !== session.context.externalId && session.stage !== 'new' ? 'other_phone' : null
  if (phone === null || reason !== null) {
    refuse(turn, message, reason ?? 'bad_phone')
    return false
  }
  session.dialect = dialectOf(message)
  session.context = { ...session.context, externalId: phone, version2019: message.version2019 }
  return true
}

/** Keeps a frame until the host has answered. The sign-in itself, sent again, is the same question. */
export function keepWaiting(turn: Turn, message: Message, frame: Uint8Array): void {
  const { session } = turn
  if (message.id === session.asked?.id && message.serial === session.asked.serial) return
  if (session.waiting.length >= MAX_WAITING) turn.dropped.push({ reason: 'waiting_full' })
  else session.waiting = [...session.waiting, copyBytes(frame)]
}

/** 0x0100 and 0x0102: asks the host. */
export function askHost(turn: Turn, message: Message): void {
  const { session } = turn
  const registering = message.id === UP.register
  const about = registering ? readRegister(message) : null
  if (registering && about === null) return refuse(turn, message, 'bad_register')
  const shown = registering ? { code: null, about: about! } : readAuth(message)
  session.stage = 'asked'
  session.asked = { id: message.id, serial: message.serial, sinceMs: turn.nowMs, about: shown.about }
  turn.reports.push({ type: 'sign_in', externalId: session.context.externalId, secret: shown.code, about: shown.about })
}

/** The host's answer becomes the terminal's. True when frames that waited can be taken up. */
export function admit(turn: Turn, input: Extract<Input, { type: 'admitted' }>): boolean {
  const { session } = turn
  const { asked } = session
  if (session.stage !== 'asked' || asked === null || session.dialect === null || input.externalId !== session.context.externalId) {
    turn.dropped.push({ reason: 'unexpected_admission' })
    return false
  }
  const ok = input.verdict === 'ok'
  session.asked = null
  if (!ok && ++session.refusals >= MAX_REFUSALS) turn.close = 'too_many_refusals'
  if (asked.id === UP.register) {
    const result = ok ? REGISTER_RESULT.ok : input.verdict === 'wrong_secret' ? REGISTER_RESULT.terminalRegistered : REGISTER_RESULT.noTerminal
    session.stage = ok ? 'registered' : 'new'
    send(turn, session.dialect, DOWN.registerReply, registerReplyBody(asked.serial, result, input.secret ?? ''))
    return true
  }
  session.stage = ok ? 'signed_in' : 'new'
  if (ok) {
    session.context = { ...session.context, utcOffsetMin: input.utcOffsetMin, profile: compileProfile(input.profile) }
    turn.reports.push({ type: 'status', externalId: session.context.externalId, timeMs: turn.nowMs, state: asked.about, online: true })
  }
  send(turn, session.dialect, DOWN.generalReply, generalReplyBody(asked.serial, asked.id, ok ? RESULT.ok : RESULT.failed))
  return true
}

/** On a tick: a host that never answered must not leave the terminal hanging. True when frames that waited are to be answered. */
export function expireAdmission(turn: Turn): boolean {
  const { session } = turn
  const { asked } = session
  if (asked === null || turn.nowMs - asked.sinceMs < ADMISSION_TIMEOUT_MS) return false
  return admit(turn, { type: 'admitted', externalId: session.context.externalId, verdict: 'unknown', secret: null, profile: null, utcOffsetMin: 0, nowMs: turn.nowMs })
}
