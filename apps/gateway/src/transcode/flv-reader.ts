const HEADER_BYTES = 9
const TAG_BYTES = 11
const SIZE_BYTES = 4
const VIDEO = 9
/** A picture of 1280 pixels is far below. */
const MOST_TAG_BYTES = 8_000_000

/** Cuts a stream of FLV (Adobe's FLV specification 10.1, E.2 to E.4) into its video tags. */
export class FlvReader {
  #rest: Buffer = Buffer.alloc(0)
  #begun = false

  /** @throws Error for what is no FLV */
  push(chunk: Buffer, take: (tag: Buffer, timestampMs: number) => void): void {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk])
    let at = 0
    if (!this.#begun) {
      if (bytes.length < HEADER_BYTES + SIZE_BYTES) { this.#rest = bytes; return }
      if (bytes.toString('latin1', 0, 3) !== 'FLV') throw new Error('no FLV')
      at = bytes.readUInt32BE(5) + SIZE_BYTES
      this.#begun = true
    }
    while (bytes.length - at >= TAG_BYTES) {
      const size = bytes.readUIntBE(at + 1, 3)
      if (size > MOST_TAG_BYTES) throw new Error(`a tag of ${size} bytes`)
      const end = at + TAG_BYTES + size
      if (bytes.length < end + SIZE_BYTES) break
      // 24 bits of time, and 8 above them.
      if ((bytes[at]! & 0x1f) === VIDEO) take(bytes.subarray(at + TAG_BYTES, end), bytes.readUIntBE(at + 4, 3) + bytes[at + 7]! * 0x1000000)
      at = end + SIZE_BYTES
    }
    this.#rest = Buffer.from(bytes.subarray(at))
  }
}
