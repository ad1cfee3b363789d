/** A picture in memory on which scenes are drawn, in units of a 640 × 360 picture whatever its size. */
export class Canvas {
  constructor(width, height) {
    this.width = width
    this.height = height
    this.scale = width / 640
    this.pixels = Buffer.alloc(width * height * 3)
  }

  /** @param colour `[red, green, blue]` @param cover 1 = paints over, 0 = nothing */
  rect(x, y, w, h, colour, cover = 1) { this.#area(y, y + h, () => [x, x + w], colour, cover) }

  ellipse(cx, cy, rx, ry, colour, cover = 1) {
    this.#area(cy - ry, cy + ry, (y) => { const half = rx * Math.sqrt(Math.max(0, 1 - ((y - cy) / ry) ** 2)); return [cx - half, cx + half] }, colour, cover)
  }

  /** A shape of which every horizontal line cuts two edges. @param corners `[[x, y], …]` */
  polygon(corners, colour, cover = 1) {
    const ys = corners.map(([, y]) => y)
    this.#area(Math.min(...ys), Math.max(...ys), (y) => {
      const cuts = corners.flatMap(([x1, y1], i) => {
        const [x2, y2] = corners[(i + 1) % corners.length]
        return (y1 <= y) !== (y2 <= y) ? [x1 + (y - y1) / (y2 - y1) * (x2 - x1)] : []
      })
      return [Math.min(...cuts), Math.max(...cuts)]
    }, colour, cover)
  }

  #area(top, bottom, spanAt, [r, g, b], cover) {
    const { width, height, scale, pixels } = this
    for (let row = Math.max(0, Math.round(top * scale)); row < Math.min(height, Math.round(bottom * scale)); row++) {
      const [left, right] = spanAt((row + 0.5) / scale)
      for (let column = Math.max(0, Math.round(left * scale)); column < Math.min(width, Math.round(right * scale)); column++) {
        const at = (row * width + column) * 3
        pixels[at] += (r - pixels[at]) * cover
        pixels[at + 1] += (g - pixels[at + 1]) * cover
        pixels[at + 2] += (b - pixels[at + 2]) * cover
      }
    }
  }
}

/**
 * The number of a picture in its clip, to be read back from the decoded picture: ten cells of 16 × 16 from (8, 8) on, in units of 640 × 360. White is 1.
 * First a white cell, then eight bits with the most significant first, then a cell that makes the number of white ones even.
 */
export function barCode(canvas, number) {
  const bits = [1, ...Array.from({ length: 8 }, (_, i) => (number >> (7 - i)) & 1)]
  const cells = [...bits, bits.reduce((sum, bit) => sum ^ bit, 0)]
  canvas.rect(4, 4, 168, 24, [0, 0, 0])
  cells.forEach((bit, i) => { if (bit) canvas.rect(8 + i * 16, 8, 16, 16, [255, 255, 255]) })
}
