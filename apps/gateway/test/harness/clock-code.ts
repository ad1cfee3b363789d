/** The time of day as a bar code in a picture, as gst-camera.py draws it too: 26 cells along the top, one bright, 24 bits of the milliseconds since 1970, one that makes their number even. */
export const CLOCK = { width: 640, height: 360, cell: 24, bits: 24 } as const

/** One grey picture (8 bits a pixel) with a time in it. */
export function drawClock(ms: number): Buffer {
  const { width, height, cell, bits } = CLOCK
  const number = ms % 2 ** bits
  const code = [1, ...Array.from({ length: bits }, (_, i) => Math.floor(number / 2 ** (bits - 1 - i)) % 2)]
  code.push(code.reduce((sum, bit) => sum + bit, 0) % 2)
  const row = Buffer.alloc(width, 0x80)
  code.forEach((bit, i) => row.fill(bit ? 0xff : 0, i * cell, (i + 1) * cell))
  const picture = Buffer.alloc(width * height, 0x80)
  for (let y = 0; y < cell; y++) row.copy(picture, y * width)
  const at = Math.floor(number / 20) % (width - cell)
  for (let y = 100; y < 140; y++) picture.fill(0xc0, y * width + at, y * width + at + cell)
  return picture
}
