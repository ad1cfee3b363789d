const MAX_PAYLOAD = 1380
const FU_A = 28

/** NAL units → RTP payloads: small ones as they are, large ones in fragments (RFC 6184, 5.6 and 5.8). */
export const payloadsOf = (nals: readonly Buffer[]): Buffer[] => nals.flatMap((nal) => {
  if (nal.length <= MAX_PAYLOAD) return [nal]
  const indicator = (nal[0]! & 0xe0) | FU_A
  const parts: Buffer[] = []
  for (let at = 1; at < nal.length; at += MAX_PAYLOAD - 2) {
    const part = nal.subarray(at, at + MAX_PAYLOAD - 2)
    const edges = (at === 1 ? 0x80 : 0) | (at + part.length === nal.length ? 0x40 : 0)
    parts.push(Buffer.concat([Buffer.from([indicator, edges | (nal[0]! & 0x1f)]), part]))
  }
  return parts
})
