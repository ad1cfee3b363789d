/** The kinds of NAL unit (ITU-T H.264, table 7-1) that somebody here looks at. */
export const NAL = { slice: 1, idr: 5, sei: 6, sps: 7, pps: 8, delimiter: 9, filler: 12 } as const

const LENGTH_BYTES = 4

export const nalType = (nal: Uint8Array): number => nal[0]! & 0x1f

/** Slices carry picture; everything else describes it. */
export const isSlice = (nal: Uint8Array): boolean => nalType(nal) >= NAL.slice && nalType(nal) <= NAL.idr

/** One buffer, each unit behind its length in four bytes: the form that both an MP4 sample and the WebRTC packetiser take. Copies, so that nothing holds on to a socket's chunk. */
export function lengthPrefixed(nals: readonly Uint8Array[]): Buffer {
  const bytes = Buffer.allocUnsafeSlow(nals.reduce((sum, nal) => sum + LENGTH_BYTES + nal.length, 0))
  let at = 0
  for (const nal of nals) {
    at = bytes.writeUInt32BE(nal.length, at)
    bytes.set(nal, at)
    at += nal.length
  }
  return bytes
}

/** The units of a length-prefixed buffer; a length that reaches past the end closes the list. */
export function unitsOf(bytes: Buffer, lengthBytes = LENGTH_BYTES): Buffer[] {
  const nals: Buffer[] = []
  for (let at = 0; at + lengthBytes <= bytes.length;) {
    const length = bytes.readUIntBE(at, lengthBytes)
    at += lengthBytes
    if (length === 0) continue
    if (at + length > bytes.length) break
    nals.push(bytes.subarray(at, at + length))
    at += length
  }
  return nals
}

/** The units of a byte stream with start codes (H.264 Annex B). */
export function splitAnnexB(bytes: Buffer): Buffer[] {
  const nals: Buffer[] = []
  let begin = -1
  for (let at = 0; at + 3 <= bytes.length;) {
    if (bytes[at + 2]! > 1) { at += 3; continue }
    if (bytes[at] === 0 && bytes[at + 1] === 0 && bytes[at + 2] === 1) {
      if (begin >= 0) nals.push(withoutTrailingZeros(bytes.subarray(begin, at)))
      begin = at + 3
      at += 3
    } else at++
  }
  if (begin >= 0) nals.push(withoutTrailingZeros(bytes.subarray(begin)))
  return nals.filter((nal) => nal.length > 0)
}

/** A unit ends in its stop bit; zeros behind it belong to the next start code. */
function withoutTrailingZeros(nal: Buffer): Buffer {
  let end = nal.length
  while (end > 0 && nal[end - 1] === 0) end--
  return nal.subarray(0, end)
}
