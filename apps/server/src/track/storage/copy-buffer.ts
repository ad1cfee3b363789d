/** Signature, flags and header extension length: PostgreSQL documentation, COPY, "Binary Format". */
const SIGNATURE = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1')
const POSTGRES_EPOCH_MS = Date.UTC(2000, 0, 1)
const TWO_32 = 2 ** 32

/**
 * Rows in PostgreSQL's binary COPY format, written straight into one growing buffer that is used again for the next batch.
 * Unknown numbers are NaN on our side and NULL on the other.
 */
export class CopyBuffer {
  private bytes: Buffer
  private offset = SIGNATURE.length
  rows = 0

  constructor(size = 64 * 1024) {
    this.bytes = Buffer.allocUnsafe(size)
    SIGNATURE.copy(this.bytes)
  }

  get size(): number { return this.offset }

  clear(): void {
    this.offset = SIGNATURE.length
    this.rows = 0
  }

  /** Begins a row of `fields` fields whose fixed-size part takes at most `room` bytes; every field of it must follow. */
  row(fields: number, room: number): void {
    this.ensure(room + 2)
    this.offset = this.bytes.writeInt16BE(fields, this.offset)
    this.rows++
  }

  none(): void { this.offset = this.bytes.writeInt32BE(-1, this.offset) }

  bool(value: boolean): void {
    this.offset = this.bytes.writeInt32BE(1, this.offset)
    this.bytes[this.offset++] = value ? 1 : 0
  }

  int2(value: number): void {
    if (Number.isNaN(value)) return this.none()
    this.offset = this.bytes.writeInt32BE(2, this.offset)
    this.offset = this.bytes.writeInt16BE(Math.max(-32_768, Math.min(32_767, Math.trunc(value))), this.offset)
  }

  int4(value: number): void {
    this.offset = this.bytes.writeInt32BE(4, this.offset)
    this.offset = this.bytes.writeInt32BE(value, this.offset)
  }

  float4(value: number): void {
    if (!Number.isFinite(value)) return this.none()
    this.offset = this.bytes.writeInt32BE(4, this.offset)
    this.offset = this.bytes.writeFloatBE(value, this.offset)
  }

  float8(value: number): void {
    if (!Number.isFinite(value)) return this.none()
    this.offset = this.bytes.writeInt32BE(8, this.offset)
    this.offset = this.bytes.writeDoubleBE(value, this.offset)
  }

  /** Whole ms since 1970 as microseconds since 2000, in two halves: a BigInt for each row would be garbage for each row. */
  timestamp(ms: number): void {
    if (Number.isNaN(ms)) return this.none()
    const micros = (Math.round(ms) - POSTGRES_EPOCH_MS) * 1000
    const high = Math.floor(micros / TWO_32)
    this.offset = this.bytes.writeInt32BE(8, this.offset)
    this.offset = this.bytes.writeInt32BE(high, this.offset)
    this.offset = this.bytes.writeUInt32BE(micros - high * TWO_32, this.offset)
  }

  /** jsonb: a version byte and the text. */
  json(text: string | null): void {
    if (text === null) return this.none()
    const length = Buffer.byteLength(text)
    this.ensure(length + 5)
    this.offset = this.bytes.writeInt32BE(length + 1, this.offset)
    this.bytes[this.offset++] = 1
    this.offset += this.bytes.write(text, this.offset, length, 'utf8')
  }

  /** The bytes to send, trailer included; valid until the next row. */
  finished(): Buffer {
    this.ensure(2)
    this.bytes.writeInt16BE(-1, this.offset)
    return this.bytes.subarray(0, this.offset + 2)
  }

  /** A stream of COPY data with only the rows from `first` up to, not including, `end`: to find the one row that is refused. */
  slice(first: number, end: number): Buffer {
    let at = SIGNATURE.length
    let from = at
    for (let row = 0; row < end; row++) {
      if (row === first) from = at
      const fields = this.bytes.readInt16BE(at)
      at += 2
      for (let field = 0; field < fields; field++) at += 4 + Math.max(0, this.bytes.readInt32BE(at))
    }
    return Buffer.concat([SIGNATURE, this.bytes.subarray(from, at), Buffer.from([0xff, 0xff])])
  }

  private ensure(room: number): void {
    if (this.offset + room <= this.bytes.length) return
    const bigger = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.offset + room))
    this.bytes.copy(bigger, 0, 0, this.offset)
    this.bytes = bigger
  }
}
