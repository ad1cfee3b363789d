/** Reads a NAL unit's raw bits: emulation prevention bytes are taken out (H.264, 7.4.1.1), reading past the end throws a RangeError. */
export class BitReader {
  readonly #bytes: Uint8Array
  #at = 0

  constructor(nal: Uint8Array) {
    const raw = new Uint8Array(nal.length)
    let length = 0
    for (let i = 0, zeros = 0; i < nal.length; i++) {
      const byte = nal[i]!
      if (zeros >= 2 && byte === 3) { zeros = 0; continue }
      zeros = byte === 0 ? zeros + 1 : 0
      raw[length++] = byte
    }
    this.#bytes = raw.subarray(0, length)
  }

  bit(): number {
    const byte = this.#bytes[this.#at >> 3]
    if (byte === undefined) throw new RangeError('the unit ends within a value')
    const bit = (byte >> (7 - (this.#at & 7))) & 1
    this.#at++
    return bit
  }

  flag(): boolean { return this.bit() === 1 }

  /** Up to 32 bits, most significant first. */
  bits(count: number): number {
    let value = 0
    for (let i = 0; i < count; i++) value = value * 2 + this.bit()
    return value
  }

  /** ue(v): an unsigned Exp-Golomb code (9.1). */
  unsigned(): number {
    let zeros = 0
    while (this.bit() === 0) if (++zeros > 32) throw new RangeError('an Exp-Golomb code is too long')
    return 2 ** zeros - 1 + this.bits(zeros)
  }

  /** se(v): a signed Exp-Golomb code (9.1.1). */
  signed(): number {
    const code = this.unsigned()
    return code % 2 === 1 ? (code + 1) / 2 : -code / 2
  }
}
