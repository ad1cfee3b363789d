import type { DeviceState } from '@watchfloor/shared'
import type { Drop, Reply } from '../adapter.js'
import type { Report } from '../report.js'
import { NO_ALARMS, UNSTATED } from './alarm-bits.js'
import type { AlarmTrack } from './alarm-bits.js'
import { dialectOf, encodeMessage } from './header.js'
import type { Dialect, Message } from './header.js'
import type { LocationContext } from './location.js'
import { UP, DOWN } from './message-ids.js'
import { REGISTER_RESULT, RESULT, generalReplyBody, registerReplyBody } from './platform.js'
import type { OpenAlarms } from './su-biao-events.js'
import type { Assembly } from './sub-packages.js'

/** The alarm words of one line of time. */
export interface AlarmMemory { alarms: AlarmTrack; video: AlarmTrack }

/** A sign-in that the host has been asked about. */
export interface Asked { id: number; serial: number; sinceMs: number; about: DeviceState }

/** What one TCP connection knows. Treated as a value: `step` gives back another one and leaves the old one as it was. */
export interface Jt808Session {
  /** asked: the host is looking the terminal up · registered: it has its code and must authenticate · signed_in: everything is allowed. */
  stage: 'new' | 'asked' | 'registered' | 'signed_in'
  dialect: Dialect | null
  asked: Asked | null
  /** Frames that came while the host was looking the terminal up; taken up in order afterwards. */
  waiting: readonly Uint8Array[]
  /** How its locations are read; `externalId` is '' until the first message. */
  context: LocationContext
  /** Serial of the platform's next message. */
  serial: number
  /** Messages refused on this connection. */
  refusals: number
  live: AlarmMemory
  /** What was recorded offline has its own line of alarms: an old SOS must not clear or repeat a present one. */
  replay: AlarmMemory
  openAlarms: OpenAlarms
  /** Newest live fix, ms. */
  lastLiveMs: number
  assemblies: readonly Assembly[]
  /** Commands under way: platform serial → kind. */
  commands: Readonly<Record<number, 'locate' | 'text'>>
}

const UNHEARD: AlarmMemory = { alarms: UNSTATED, video: UNSTATED }
const QUIET: AlarmMemory = { alarms: NO_ALARMS, video: NO_ALARMS }
/** Terminals keep Chinese time unless the registry says otherwise. */
export const DEFAULT_UTC_OFFSET_MIN = 480

/** A connection of which nothing is known yet. */
export const newSession = (): Jt808Session => ({
  stage: 'new', dialect: null, asked: null, waiting: [], context: { externalId: '', version2019: false, utcOffsetMin: DEFAULT_UTC_OFFSET_MIN, profile: null },
  serial: 0, refusals: 0, live: UNHEARD, replay: QUIET, openAlarms: {}, lastLiveMs: -Infinity, assemblies: [], commands: {},
})

/** One step under way: its own copy of the session, and what it leads to. */
export interface Turn {
  session: Jt808Session
  nowMs: number
  reports: Report[]
  replies: Reply[]
  dropped: Drop[]
  close: string | undefined
}

/** Begins a step on a copy of the session. */
export const openTurn = (session: Jt808Session, nowMs: number): Turn => ({ session: { ...session }, nowMs, reports: [], replies: [], dropped: [], close: undefined })

/** Refusals on one connection after which it is closed; a terminal that is merely unknown tries a few times and then waits. */
export const MAX_REFUSALS = 40

/** Sends a message of the platform's under its next serial, which is returned. Bodies here are short: they always fit. */
export function send(turn: Turn, dialect: Dialect, id: number, body: Uint8Array): number {
  const { serial } = turn.session
  const payload = encodeMessage(dialect, id, serial, body)
  if (payload !== null) turn.replies.push({ topic: null, payload, qos: 0 })
  turn.session.serial = (serial + 1) & 0xffff
  return serial
}

/** Answers a message with 0x8001, in the dialect it came in. */
export function acknowledge(turn: Turn, message: Message, result: number): void {
  send(turn, turn.session.dialect ?? dialectOf(message), DOWN.generalReply, generalReplyBody(message.serial, message.id, result))
}

/** Counts a message as unusable and answers it so: a registration with "no such terminal", anything else with "failed". */
export function refuse(turn: Turn, message: Message, reason: string): void {
  turn.dropped.push({ reason })
  if (message.id === UP.register) send(turn, dialectOf(message), DOWN.registerReply, registerReplyBody(message.serial, REGISTER_RESULT.noTerminal, ''))
  else if (message.id !== UP.generalReply) send(turn, dialectOf(message), DOWN.generalReply, generalReplyBody(message.serial, message.id, RESULT.failed))
  if (++turn.session.refusals >= MAX_REFUSALS) turn.close = 'too_many_refusals'
}
