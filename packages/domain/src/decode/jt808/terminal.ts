import { timeBcd } from './bcd.js'
import { joinBytes, readWord, writeDword, writeWord } from './bytes.js'
import { gbkBytes, gbkText } from './gbk.js'
import { MAX_BODY_BYTES, dialectFor, encodeMessage, readMessage } from './header.js'
import { DOWN, UP } from './message-ids.js'
import { DEFAULT_UTC_OFFSET_MIN } from './session.js'
import { REGISTER_FIELDS } from './sign-in.js'
import type { Edition } from './sign-in.js'
import { STATUS_FIXED, STATUS_SOUTH, STATUS_WEST } from './status-bits.js'

/** The terminal's side of the protocol: what a simulator, a replay or a test needs to be a vehicle. */

/** Who a terminal of ours is. */
export interface Terminal { phone: string; edition: Edition; utcOffsetMin?: number }

/** One additional item of a location. */
export interface LocationItem { id: number; value: Uint8Array }

/** A place to be told. Units are the hub's; what is absent is sent as 0. */
export interface TerminalFix {
  timeMs: number
  lat: number
  lon: number
  speedMps?: number
  courseDeg?: number
  altitudeM?: number
  /** The alarm DWORD. */
  alarm?: number
  /** The status DWORD beside fix and half-globe bits, which follow from `valid`, `lat` and `lon`; bit 0 is ACC. */
  status?: number
  /** False: the receiver has no fix. */
  valid?: boolean
  items?: readonly LocationItem[]
}

/** Frames for a body, in one piece or as sub-packages under consecutive serials from `serial`. */
export function terminalFrames(terminal: Terminal, id: number, serial: number, body: Uint8Array, partBytes = MAX_BODY_BYTES): Uint8Array[] {
  const dialect = dialectFor(terminal.phone, terminal.edition === 2019)
  const size = Math.max(1, Math.min(partBytes, MAX_BODY_BYTES))
  const total = Math.max(1, Math.ceil(body.length / size))
  return Array.from({ length: total }, (_, i) => {
    const part = total === 1 ? undefined : { total, index: i + 1 }
    return encodeMessage(dialect, id, (serial + i) & 0xffff, body.subarray(i * size, (i + 1) * size), part)!
  })
}

/** The frame for a body that fits one; a longer body is refused with a RangeError (a mistake of the caller's). */
export function terminalFrame(terminal: Terminal, id: number, serial: number, body: Uint8Array): Uint8Array {
  const frame = encodeMessage(dialectFor(terminal.phone, terminal.edition === 2019), id, serial, body)
  if (frame === null) throw new RangeError(`a body of ${body.length} bytes needs sub-packages`)
  return frame
}

/** What a terminal says of itself when it registers. */
export interface Registration { province?: number; city?: number; maker?: string; model?: string; terminalId?: string; plateColour?: number; plate?: string }

function fixed(text: string, length: number): Uint8Array {
  const out = new Uint8Array(length)
  out.set(gbkBytes(text).subarray(0, length))
  return out
}

/** 0x0100 in its edition's layout. */
export function registerFrame(terminal: Terminal, serial: number, about: Registration = {}): Uint8Array {
  const lengths = REGISTER_FIELDS[terminal.edition]
  const areas = new Uint8Array(4)
  writeWord(areas, 0, about.province ?? 0)
  writeWord(areas, 2, about.city ?? 0)
  return terminalFrame(terminal, UP.register, serial, joinBytes(
    areas, fixed(about.maker ?? '', lengths.maker), fixed(about.model ?? '', lengths.model), fixed(about.terminalId ?? '', lengths.terminal),
    Uint8Array.of(about.plateColour ?? 2), gbkBytes(about.plate ?? ''),
  ))
}

/** 0x0102: the bare code until 2013; counted, with IMEI and software version, in 2019. */
export function authFrame(terminal: Terminal, serial: number, code: string, imei = '', software = ''): Uint8Array {
  const secret = gbkBytes(code)
  const body = terminal.edition === 2019 ? joinBytes(Uint8Array.of(secret.length), secret, fixed(imei, 15), fixed(software, 20)) : secret
  return terminalFrame(terminal, UP.auth, serial, body)
}

/** 0x0002. */
export const heartbeatFrame = (terminal: Terminal, serial: number): Uint8Array => terminalFrame(terminal, UP.heartbeat, serial, new Uint8Array(0))
/** 0x0003. */
export const logoutFrame = (terminal: Terminal, serial: number): Uint8Array => terminalFrame(terminal, UP.logout, serial, new Uint8Array(0))

/** The body of 0x0200. Coordinates are rounded to a millionth of a degree, times to the second. */
export function locationBody(terminal: Terminal, fix: TerminalFix): Uint8Array {
  const head = new Uint8Array(22)
  const ours = (fix.valid === false ? 0 : STATUS_FIXED) | (fix.lat < 0 ? STATUS_SOUTH : 0) | (fix.lon < 0 ? STATUS_WEST : 0)
  writeDword(head, 0, fix.alarm ?? 0)
  writeDword(head, 4, (fix.status ?? 0) | ours)
  writeDword(head, 8, Math.round(Math.abs(fix.lat) * 1e6))
  writeDword(head, 12, Math.round(Math.abs(fix.lon) * 1e6))
  writeWord(head, 16, Math.round(fix.altitudeM ?? 0) & 0xffff)
  writeWord(head, 18, Math.min(0xffff, Math.round((fix.speedMps ?? 0) * 36)))
  writeWord(head, 20, Math.round(fix.courseDeg ?? 0) % 360)
  const items = (fix.items ?? []).map(({ id, value }) => joinBytes(Uint8Array.of(id, value.length), value))
  return joinBytes(head, timeBcd(Math.round(fix.timeMs / 1000) * 1000, terminal.utcOffsetMin ?? DEFAULT_UTC_OFFSET_MIN), ...items)
}

/** 0x0200. */
export const locationFrame = (terminal: Terminal, serial: number, fix: TerminalFix): Uint8Array => terminalFrame(terminal, UP.location, serial, locationBody(terminal, fix))

/** 0x0704, sub-packaged where it must be. `recordedOffline` is kind 1: history. */
export function batchFrames(terminal: Terminal, serial: number, fixes: readonly TerminalFix[], recordedOffline: boolean): Uint8Array[] {
  const head = Uint8Array.of(fixes.length >>> 8, fixes.length, recordedOffline ? 1 : 0)
  const bodies = fixes.map((fix) => locationBody(terminal, fix))
  return terminalFrames(terminal, UP.batch, serial, joinBytes(head, ...bodies.map((body) => joinBytes(Uint8Array.of(body.length >>> 8, body.length), body))))
}

/** 0x0001: answers a message of the platform's. */
export function generalAnswerFrame(terminal: Terminal, serial: number, to: PlatformMessage, result = 0): Uint8Array {
  return terminalFrame(terminal, UP.generalReply, serial, Uint8Array.of(to.serial >>> 8, to.serial, to.id >>> 8, to.id, result))
}

/** 0x0201: answers 0x8201 with where it is. */
export const locationAnswerFrame = (terminal: Terminal, serial: number, to: PlatformMessage, fix: TerminalFix): Uint8Array =>
  terminalFrame(terminal, UP.locationAnswer, serial, joinBytes(Uint8Array.of(to.serial >>> 8, to.serial), locationBody(terminal, fix)))

/** A message of the platform's, as a terminal understands it. */
export interface PlatformMessage {
  id: number
  serial: number
  phone: string
  /** Which message it answers, where it is an answer. */
  ackSerial?: number
  ackId?: number
  result?: number
  /** Authentication code of 0x8100, text of 0x8300. */
  text?: string
  body: Uint8Array
}

/** Reads one frame of the platform's; null for what is none. */
export function readPlatform(frame: Uint8Array): PlatformMessage | null {
  const message = readMessage(frame)
  if (typeof message === 'string') return null
  const { bytes, from, to } = message
  const body = bytes.subarray(from, to)
  let phone = ''
  for (let i = 0; i < message.phoneLength; i++) phone += (bytes[message.phoneAt + i]! >>> 4).toString(16) + (bytes[message.phoneAt + i]! & 15).toString(16)
  const out: PlatformMessage = { id: message.id, serial: message.serial, phone: phone.replace(/^0+/, ''), body }
  if (message.id === DOWN.generalReply && body.length >= 5) Object.assign(out, { ackSerial: readWord(body, 0), ackId: readWord(body, 2), result: body[4] })
  else if (message.id === DOWN.registerReply && body.length >= 3) Object.assign(out, { ackSerial: readWord(body, 0), ackId: UP.register, result: body[2], text: gbkText(body, 3) })
  else if (message.id === DOWN.text) out.text = gbkText(body, message.version2019 ? 2 : 1)
  return out
}

/** A big-endian number as an item's value. */
export function uintItem(id: number, value: number, length: 1 | 2 | 4): LocationItem {
  const bytes = new Uint8Array(length)
  for (let i = 0; i < length; i++) bytes[length - 1 - i] = Math.floor(value / 256 ** i) & 0xff
  return { id, value: bytes }
}
