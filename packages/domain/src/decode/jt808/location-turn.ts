import type { EventReport } from '../report.js'
import { ALARM_BITS, LATCHED_MASK, VIDEO_ALARM_BITS, readAlarmWord } from './alarm-bits.js'
import { readBatch } from './batch.js'
import { readWord } from './bytes.js'
import type { Message } from './header.js'
import { readLocation } from './location.js'
import type { Located } from './location.js'
import { RESULT } from './platform.js'
import type { Turn } from './session.js'
import { suBiaoEvents } from './su-biao-events.js'

/** Locations become fixes, alarm edges and safety events. */

/** 0x0200. Answered with "alarm handled" while a bit is up that waits for it: without that a second press of the SOS button would be no edge. */
export function takeLocation(turn: Turn, message: Message): number {
  const located = readLocation(message.bytes, message.from, message.to, turn.session.context)
  if (located === null) return malformed(turn, 'short_location')
  report(turn, located, message.bytes, true)
  return (located.raw.alarm & LATCHED_MASK) !== 0 ? RESULT.alarmHandled : RESULT.ok
}

/** 0x0201: a location asked for, after the serial of the question. */
export function takeLocationAnswer(turn: Turn, message: Message): number {
  if (message.to - message.from < 2) return malformed(turn, 'short_location')
  const located = readLocation(message.bytes, message.from + 2, message.to, turn.session.context)
  answer(turn, readWord(message.bytes, message.from), located === null ? 'failed' : 'done', null)
  if (located === null) return malformed(turn, 'short_location')
  report(turn, located, message.bytes, true)
  return RESULT.ok
}

/** 0x0704. */
export function takeBatch(turn: Turn, message: Message): number {
  const batch = readBatch(message.bytes, message.from, message.to, turn.session.context)
  if (batch === null) return malformed(turn, 'short_batch')
  for (let i = 0; i < batch.unreadable; i++) turn.dropped.push({ reason: 'short_location' })
  if (batch.incomplete) turn.dropped.push({ reason: 'incomplete_batch' })
  for (const located of batch.locations) {
    // A place in history without a time is no use to anyone.
    if (Number.isNaN(located.fix.timeMs)) turn.dropped.push({ reason: 'bad_time' })
    else report(turn, located, message.bytes, !batch.replayed && located.fix.timeMs >= turn.session.lastLiveMs)
  }
  return RESULT.ok
}

/** Ends a command under way with what the terminal said; an answer to nothing we asked is ignored. */
export function answer(turn: Turn, serial: number, status: 'accepted' | 'done' | 'failed' | 'rejected', text: string | null): void {
  const { session } = turn
  const kind = session.commands[serial]
  if (kind === undefined) return
  turn.reports.push({ type: 'answer', externalId: session.context.externalId, correlation: String(serial), status, text })
  if (status === 'accepted') return
  const { [serial]: _done, ...left } = session.commands
  session.commands = left
}

function malformed(turn: Turn, reason: string): number {
  turn.dropped.push({ reason })
  return RESULT.malformed
}

function report(turn: Turn, located: Located, bytes: Uint8Array, live: boolean): void {
  const { session } = turn
  const { fix, raw, items } = located
  if (Number.isNaN(fix.timeMs)) {
    // Where it was is lost without a time, what state it is in is not.
    turn.dropped.push({ reason: 'bad_time' })
    turn.reports.push({ type: 'status', externalId: fix.externalId, timeMs: turn.nowMs, state: fix.state ?? {}, online: null })
  } else {
    turn.reports.push(fix)
    if (live && fix.timeMs > session.lastLiveMs) session.lastLiveMs = fix.timeMs
  }
  if (located.outOfRange) turn.dropped.push({ reason: 'bad_position' })
  if (items.brokenTail) turn.dropped.push({ reason: 'bad_item_tail' })

  const memory = live ? session.live : session.replay
  if (raw.alarm === memory.alarms.word && memory.alarms.stated && items.videoAlarms === null && items.suBiao === null) return
  const timeMs = Number.isNaN(fix.timeMs) ? turn.nowMs : fix.timeMs
  const at = { externalId: fix.externalId, timeMs, lat: fix.lat, lon: fix.lon }
  const alarms = readAlarmWord(memory.alarms, raw.alarm, ALARM_BITS, at, turn.nowMs, turn.reports)
  const video = items.videoAlarms === null ? memory.video : readAlarmWord(memory.video, items.videoAlarms, VIDEO_ALARM_BITS, at, turn.nowMs, turn.reports)
  if (live) session.live = { alarms, video }
  else session.replay = { alarms, video }
  if (items.suBiao === null) return
  const events: EventReport[] = []
  session.openAlarms = suBiaoEvents({ ...located, fix: { ...fix, timeMs } }, bytes, session.context.utcOffsetMin, session.openAlarms, events)
  for (const event of events) turn.reports.push(event)
}
