import { highPart, lowPart } from '../../engine/mercator.js'

/**
 * One drawn thing as the vertex shader reads it, 48 bytes: place high (x, y) and low (x, y) · way back to where it came from (x, y) ·
 * start of its glide in seconds after the epoch · 1 / duration · angle and way back to the old angle in radians · look (glyph-bits.ts) · text (count-text.ts).
 */
export const INSTANCE_BYTES = 48
const WORDS = INSTANCE_BYTES / 4

/** Bytes that hold instances, read as floats and as whole numbers. */
export class InstanceBytes {
  bytes = new ArrayBuffer(INSTANCE_BYTES * 256)
  private floats = new Float32Array(this.bytes)
  private words = new Uint32Array(this.bytes)

  /** Room for `count`; what was in it is lost when it has to grow. */
  reserve(count: number): void {
    if (count * INSTANCE_BYTES <= this.bytes.byteLength) return
    this.bytes = new ArrayBuffer(INSTANCE_BYTES * Math.ceil(count * 1.5))
    this.floats = new Float32Array(this.bytes)
    this.words = new Uint32Array(this.bytes)
  }

  place(at: number, x: number, y: number, fromX: number, fromY: number, startS: number, durationS: number): void {
    const o = at * WORDS
    const f = this.floats
    f[o] = highPart(x)
    f[o + 1] = highPart(y)
    f[o + 2] = lowPart(x)
    f[o + 3] = lowPart(y)
    const glides = durationS > 0
    f[o + 4] = glides ? fromX - x : 0
    f[o + 5] = glides ? fromY - y : 0
    f[o + 6] = startS
    f[o + 7] = glides ? 1 / durationS : 1e6
  }

  turn(at: number, angle: number, wayBack: number): void {
    this.floats[at * WORDS + 8] = angle
    this.floats[at * WORDS + 9] = wayBack
  }

  dress(at: number, look: number, text: number): void {
    this.words[at * WORDS + 10] = look
    this.words[at * WORDS + 11] = text
  }
}

/** Touched places as [first, last] runs, gaps of up to `gap` bridged: a few calls with a little waste beat many without. */
export function runs(touched: Iterable<number>, gap = 8): (readonly [number, number])[] {
  const sorted = Int32Array.from(touched).sort()
  const found: (readonly [number, number])[] = []
  let first = -1
  let last = -1
  for (const at of sorted) {
    if (first >= 0 && at - last > gap) found.push([first, last])
    if (first < 0 || at - last > gap) first = at
    last = at
  }
  if (first >= 0) found.push([first, last])
  return found
}
