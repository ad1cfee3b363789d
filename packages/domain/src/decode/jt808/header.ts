import { ENCRYPTION_BITS, LENGTH_BITS, SUB_PACKAGED, VERSION_2019 } from './attributes.js'
import { bcdOf } from './bcd.js'
import { copyBytes, readWord, writeWord } from './bytes.js'
import { xorOf } from './checksum.js'
import { frameOf, unescapeBytes } from './framing.js'

/** The message header (JT/T 808-2019 §4.4.3): id, attributes, [protocol version], phone, serial, [sub-package item]. */

/** Longest body that the ten length bits can name. */
export const MAX_BODY_BYTES = LENGTH_BITS

/** What is needed to speak to a terminal in its own dialect: its phone field as it sent it, and its version. */
export interface Dialect {
  version2019: boolean
  /** BYTE after the attributes; 2019 only, 1 for the first edition. */
  protocolVersion: number
  /** BCD[6], or BCD[10] in 2019. */
  phone: Uint8Array
}

/** One message as it stands in a frame; nothing is copied but what the escapes forced. */
export interface Message {
  id: number
  version2019: boolean
  protocolVersion: number
  serial: number
  /** Sub-packages of the whole message and this one's number from 1; both 0 for a message in one piece. */
  total: number
  index: number
  encrypted: boolean
  /** The body is `bytes[from, to)`: what is really there, whatever the header says. */
  bytes: Uint8Array
  from: number
  to: number
  /** Body length that the header declares. */
  declared: number
  phoneAt: number
  phoneLength: number
}

/** Why bytes are no message; each is counted as a drop of that name. */
export type NoMessage = 'too_short' | 'bad_checksum' | 'bad_header'

/** A frame, with or without its flags, as a message; the reason where it is none. Never throws. */
export function readMessage(frame: Uint8Array): Message | NoMessage {
  const from = frame[0] === 0x7e ? 1 : 0
  const to = frame.length > from && frame[frame.length - 1] === 0x7e ? frame.length - 1 : frame.length
  const bytes = unescapeBytes(frame, from, to)
  if (bytes.length < 13) return 'too_short'
  if (xorOf(bytes) !== 0) return 'bad_checksum'
  const attributes = readWord(bytes, 2)
  const version2019 = (attributes & VERSION_2019) !== 0
  const subPackaged = (attributes & SUB_PACKAGED) !== 0
  const phoneAt = version2019 ? 5 : 4
  const phoneLength = version2019 ? 10 : 6
  const serialAt = phoneAt + phoneLength
  const bodyAt = serialAt + (subPackaged ? 6 : 2)
  const end = bytes.length - 1
  if (bodyAt > end) return 'bad_header'
  const total = subPackaged ? readWord(bytes, serialAt + 2) : 0
  const index = subPackaged ? readWord(bytes, serialAt + 4) : 0
  if (subPackaged && (total === 0 || index === 0 || index > total)) return 'bad_header'
  return {
    id: readWord(bytes, 0), version2019, protocolVersion: version2019 ? bytes[4]! : 0, serial: readWord(bytes, serialAt),
    total, index, encrypted: (attributes & ENCRYPTION_BITS) !== 0, bytes, from: bodyAt, to: end, declared: attributes & LENGTH_BITS, phoneAt, phoneLength,
  }
}

/** The dialect a message was sent in, for answering it. */
export const dialectOf = (message: Message): Dialect =>
  ({ version2019: message.version2019, protocolVersion: message.protocolVersion, phone: copyBytes(message.bytes, message.phoneAt, message.phoneAt + message.phoneLength) })

/** Whether a message comes from the terminal of this dialect, byte for byte. */
export function speaks(dialect: Dialect, message: Message): boolean {
  if (dialect.version2019 !== message.version2019) return false
  for (let i = 0; i < message.phoneLength; i++) if (dialect.phone[i] !== message.bytes[message.phoneAt + i]) return false
  return true
}

/** A phone number as a dialect: for terminals of our own making. */
export const dialectFor = (phone: string, version2019: boolean): Dialect =>
  ({ version2019, protocolVersion: version2019 ? 1 : 0, phone: bcdOf(phone, version2019 ? 10 : 6) })

/** One message as a frame for the wire. `part` marks a sub-package. A body longer than the length bits is refused with null. */
export function encodeMessage(dialect: Dialect, id: number, serial: number, body: Uint8Array, part?: { total: number; index: number }): Uint8Array | null {
  if (body.length > MAX_BODY_BYTES) return null
  const phoneAt = dialect.version2019 ? 5 : 4
  const serialAt = phoneAt + dialect.phone.length
  const bodyAt = serialAt + (part ? 6 : 2)
  const message = new Uint8Array(bodyAt + body.length)
  writeWord(message, 0, id)
  writeWord(message, 2, body.length | (dialect.version2019 ? VERSION_2019 : 0) | (part ? SUB_PACKAGED : 0))
  if (dialect.version2019) message[4] = dialect.protocolVersion
  message.set(dialect.phone, phoneAt)
  writeWord(message, serialAt, serial)
  if (part) {
    writeWord(message, serialAt + 2, part.total)
    writeWord(message, serialAt + 4, part.index)
  }
  message.set(body, bodyAt)
  return frameOf(message)
}
