import { driverEvent, readAttributes } from './about-terminal.js'
import { readWord } from './bytes.js'
import type { Message } from './header.js'
import { answer, takeBatch, takeLocation, takeLocationAnswer } from './location-turn.js'
import { mediaEvent, mediaIdOf } from './media.js'
import { DOWN, UP } from './message-ids.js'
import { RESULT, mediaReplyBody, timeReplyBody, vendorTimeReplyBody } from './platform.js'
import { acknowledge, send } from './session.js'
import type { Turn } from './session.js'

/** Takes one whole message of a signed-in terminal; gives the result for 0x8001, or null where it is answered otherwise or not at all. */
type Take = (turn: Turn, message: Message) => number | null

const heard: Take = (turn) => {
  turn.reports.push({ type: 'status', externalId: turn.session.context.externalId, timeMs: turn.nowMs, state: {}, online: true })
  return RESULT.ok
}

const logout: Take = (turn) => {
  turn.reports.push({ type: 'status', externalId: turn.session.context.externalId, timeMs: turn.nowMs, state: {}, online: false })
  turn.session.stage = 'registered'
  return RESULT.ok
}

/** Answers of 0x0001: 0 done, 1 failed, 2 not understood, 3 not supported. A position asked for still has to come. */
const generalAnswer: Take = (turn, { bytes, from, to }) => {
  if (to - from < 5) {
    turn.dropped.push({ reason: 'short_answer' })
    return null
  }
  const serial = readWord(bytes, from)
  const result = bytes[from + 4]!
  const done = turn.session.commands[serial] === 'locate' ? 'accepted' : 'done'
  if (result === RESULT.ok || result === RESULT.alarmHandled) answer(turn, serial, done, null)
  else if (result === RESULT.failed) answer(turn, serial, 'failed', null)
  else answer(turn, serial, 'rejected', result === RESULT.malformed ? 'malformed' : 'unsupported')
  return null
}

const attributes: Take = (turn, message) => {
  const state = readAttributes(message)
  if (state === null) return malformed(turn, 'short_attributes')
  turn.reports.push({ type: 'status', externalId: turn.session.context.externalId, timeMs: turn.nowMs, state, online: null })
  return RESULT.ok
}

const driver: Take = (turn, message) => {
  const event = driverEvent(message, turn.session.context)
  // 2011 sends the driver's card without a status and a time: taken, and nothing to say.
  if (event !== null) turn.reports.push(event)
  return RESULT.ok
}

const mediaTaken: Take = (turn, { bytes, from, to }) => {
  const event = mediaEvent(bytes, from, to, false, turn.session.context, turn.nowMs)
  if (event === null) return malformed(turn, 'short_media')
  turn.reports.push(event)
  return RESULT.ok
}

const media: Take = (turn, message) => {
  const { bytes, from, to } = message
  const event = mediaEvent(bytes, from, to, true, turn.session.context, turn.nowMs)
  if (event === null || turn.session.dialect === null) return malformed(turn, 'short_media')
  turn.reports.push(event)
  send(turn, turn.session.dialect, DOWN.mediaReply, mediaReplyBody(mediaIdOf(bytes, from, to), []))
  return null
}

const reply = (id: number, body: (nowMs: number) => Uint8Array): Take => (turn) => {
  if (turn.session.dialect !== null) send(turn, turn.session.dialect, id, body(turn.nowMs))
  return null
}

function malformed(turn: Turn, reason: string): number {
  turn.dropped.push({ reason })
  return RESULT.malformed
}

const taken: Take = () => RESULT.ok

const TAKES: ReadonlyMap<number, Take> = new Map<number, Take>([
  [UP.location, takeLocation], [UP.batch, takeBatch], [UP.heartbeat, heard], [UP.generalReply, generalAnswer], [UP.locationAnswer, takeLocationAnswer],
  [UP.logout, logout], [UP.askTime, reply(DOWN.time, timeReplyBody)], [UP.askTimeVendor, reply(DOWN.timeVendor, vendorTimeReplyBody)],
  [UP.attributes, attributes], [UP.driver, driver], [UP.mediaEvent, mediaTaken], [UP.media, media],
  // Understood as far as saying so: nothing in them belongs on the map.
  [UP.parameters, taken], [UP.can, taken], [UP.transparent, taken], [UP.resendRequest, taken],
])

/** A whole message to its place, and its answer to the terminal. What no place knows is answered "unsupported", so that it is not sent again. */
export function dispatch(turn: Turn, message: Message): void {
  const take = TAKES.get(message.id)
  if (take === undefined) {
    turn.dropped.push({ reason: 'unsupported_message' })
    acknowledge(turn, message, RESULT.unsupported)
    return
  }
  const result = take(turn, message)
  if (result !== null) acknowledge(turn, message, result)
}
