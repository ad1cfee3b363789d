/** The header of an RTP packet (RFC 3550, 5.1) and where its payload lies. */
export interface RtpPacket {
  readonly payloadType: number
  readonly marker: boolean
  readonly sequence: number
  readonly ticks: number
  readonly ssrc: number
  readonly payload: Buffer
}

const HEADER_BYTES = 12

/** null: too short, another version, or an extension or padding that reaches past the end. */
export function parseRtp(bytes: Buffer): RtpPacket | null {
  if (bytes.length < HEADER_BYTES || bytes[0]! >> 6 !== 2) return null
  let begin = HEADER_BYTES + (bytes[0]! & 0x0f) * 4
  if ((bytes[0]! & 0x10) !== 0) {
    if (bytes.length < begin + 4) return null
    begin += 4 + bytes.readUInt16BE(begin + 2) * 4
  }
  const end = bytes.length - ((bytes[0]! & 0x20) !== 0 ? bytes[bytes.length - 1]! : 0)
  if (begin > end) return null
  return { payloadType: bytes[1]! & 0x7f, marker: (bytes[1]! & 0x80) !== 0, sequence: bytes.readUInt16BE(2), ticks: bytes.readUInt32BE(4), ssrc: bytes.readUInt32BE(8), payload: bytes.subarray(begin, end) }
}
