/** One box of ISO/IEC 14496-12: its size, its four letters, what is in it. */
export function box(type: string, ...content: readonly Uint8Array[]): Buffer {
  const head = Buffer.alloc(8)
  const size = content.reduce((sum, part) => sum + part.length, head.length)
  head.writeUInt32BE(size, 0)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, ...content], size)
}

/** A box that begins with a version and 24 flags. */
export const fullBox = (type: string, version: number, flags: number, ...content: readonly Uint8Array[]): Buffer => box(type, u32(version * 0x1000000 + flags), ...content)

export const u8 = (...values: readonly number[]): Buffer => Buffer.from(values)
export function u16(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2)
  values.forEach((value, i) => bytes.writeUInt16BE(value, i * 2))
  return bytes
}
export function u32(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4)
  values.forEach((value, i) => bytes.writeUInt32BE(value >>> 0, i * 4))
  return bytes
}
export function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64BE(BigInt(value))
  return bytes
}
export const zeros = (count: number): Buffer => Buffer.alloc(count)
export const letters = (text: string): Buffer => Buffer.from(text, 'latin1')
