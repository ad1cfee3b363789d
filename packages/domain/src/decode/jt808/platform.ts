import { timeBcd } from './bcd.js'
import { joinBytes, writeDword, writeWord } from './bytes.js'
import { gbkBytes } from './gbk.js'

/** Bodies of what the platform says (0x8…): replies and commands. */

/** Result of a general reply 0x8001 and of a terminal's 0x0001. */
export const RESULT = { ok: 0, failed: 1, malformed: 2, unsupported: 3, alarmHandled: 4 } as const
/** Result of a registration. */
export const REGISTER_RESULT = { ok: 0, vehicleRegistered: 1, noVehicle: 2, terminalRegistered: 3, noTerminal: 4 } as const

/** 0x8001: answers any message that has no answer of its own. */
export function generalReplyBody(serial: number, id: number, result: number): Uint8Array {
  const body = new Uint8Array(5)
  writeWord(body, 0, serial)
  writeWord(body, 2, id)
  body[4] = result
  return body
}

/** 0x8100: answers a registration; the code goes out with success only. */
export function registerReplyBody(serial: number, result: number, code: string): Uint8Array {
  const head = Uint8Array.of(serial >>> 8, serial, result)
  return result === REGISTER_RESULT.ok ? joinBytes(head, gbkBytes(code)) : head
}

/** 0x8004 (2019): the server's time, in UTC whatever zone the terminal keeps. */
export const timeReplyBody = (nowMs: number): Uint8Array => timeBcd(nowMs, 0)

/** 0x8109, a vendor's time answer: year WORD, then month, day, hour, minute, second as plain bytes, UTC. */
export function vendorTimeReplyBody(nowMs: number): Uint8Array {
  const now = new Date(nowMs)
  const year = now.getUTCFullYear()
  return Uint8Array.of(year >>> 8, year, now.getUTCMonth() + 1, now.getUTCDate(), now.getUTCHours(), now.getUTCMinutes(), now.getUTCSeconds())
}

function partList(parts: readonly number[]): Uint8Array {
  const out = new Uint8Array(parts.length * 2)
  parts.forEach((n, i) => writeWord(out, i * 2, n))
  return out
}

/** 0x8003: asks for lost parts again. The count is a BYTE until 2013 and a WORD in 2019. */
export const resendRequestBody = (firstSerial: number, parts: readonly number[], version2019: boolean): Uint8Array =>
  joinBytes(Uint8Array.of(firstSerial >>> 8, firstSerial), version2019 ? Uint8Array.of(parts.length >>> 8, parts.length) : Uint8Array.of(parts.length), partList(parts))

/** 0x8800: a multimedia upload is complete (no parts named), or these parts of it are lacking. */
export function mediaReplyBody(mediaId: number, parts: readonly number[]): Uint8Array {
  const id = new Uint8Array(4)
  writeDword(id, 0, mediaId)
  return parts.length === 0 ? id : joinBytes(id, Uint8Array.of(parts.length), partList(parts))
}

/** Longest text of 0x8300 that still fits one frame beside its one or two leading bytes. */
export const MAX_TEXT_BYTES = 1021

const DISPLAY = 1 << 2
const SPEAK = 1 << 3

/**
 * 0x8300: a text that the terminal shows and speaks; null when it is too long for one frame. Until 2013 bit 0 is "urgent"; 2019 has two bits
 * (01 service, 10 urgent, 11 notice) and a byte for the kind (1 notice).
 */
export function textBody(text: string, urgent: boolean, version2019: boolean): Uint8Array | null {
  const bytes = gbkBytes(text)
  if (bytes.length > MAX_TEXT_BYTES) return null
  const kind = version2019 ? (urgent ? 0b10 : 0b11) : urgent ? 1 : 0
  const flags = kind | DISPLAY | SPEAK
  return joinBytes(version2019 ? Uint8Array.of(flags, 1) : Uint8Array.of(flags), bytes)
}
