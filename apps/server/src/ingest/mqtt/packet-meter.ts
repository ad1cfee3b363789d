/**
 * Follows the framing of an MQTT byte stream (MQTT 3.1.1 §2.2.3) without copying it, to refuse a packet that is too large before it is gathered:
 * a parser believes a remaining length of up to 256 MB.
 */
export class PacketMeter {
  /** Bytes of the current packet's body still to come. */
  private left = 0
  private length = 0
  private shift = -1

  constructor(private readonly most: number) {}

  /** Takes the next bytes; false as soon as a packet announces more than allowed or a length that is none. */
  feed(chunk: Uint8Array): boolean {
    let at = 0
    while (at < chunk.length) {
      if (this.left > 0) {
        const step = Math.min(this.left, chunk.length - at)
        this.left -= step
        at += step
        continue
      }
      if (this.shift < 0) {
        // The first byte: packet type and flags; its meaning is the parser's business.
        this.shift = 0
        this.length = 0
        at++
        continue
      }
      const byte = chunk[at++]!
      if (this.shift > 21) return false
      this.length += (byte & 0x7f) * 2 ** this.shift
      this.shift += 7
      if (byte & 0x80) continue
      if (this.length > this.most) return false
      this.left = this.length
      this.shift = -1
    }
    return true
  }
}
