/**
 * Points sorted into square cells by a counting sort: built in well under a millisecond for ten thousand, asked many times between builds.
 * Coordinates are of the caller's choosing (here: pixels of the world at the zoom of the last build).
 */
export class PickGrid {
  private left = 0
  private top = 0
  private across = 1
  private down = 1
  /** Start of each cell in `order`. */
  private starts = new Int32Array(2)
  private order = new Int32Array(0)
  private xs: ArrayLike<number> = []
  private ys: ArrayLike<number> = []

  constructor(private readonly cell = 64) {}

  /** Points are told by their index; `count` of them are taken. */
  build(xs: ArrayLike<number>, ys: ArrayLike<number>, count: number): void {
    this.xs = xs
    this.ys = ys
    let [right, bottom] = [-Infinity, -Infinity]
    this.left = this.top = Infinity
    for (let i = 0; i < count; i++) {
      const x = xs[i] as number
      const y = ys[i] as number
      if (x < this.left) this.left = x
      if (x > right) right = x
      if (y < this.top) this.top = y
      if (y > bottom) bottom = y
    }
    this.across = count === 0 ? 1 : Math.floor((right - this.left) / this.cell) + 1
    this.down = count === 0 ? 1 : Math.floor((bottom - this.top) / this.cell) + 1
    this.starts = new Int32Array(this.across * this.down + 1)
    const place = new Int32Array(count)
    for (let i = 0; i < count; i++) {
      const at = this.row(ys[i] as number) * this.across + this.column(xs[i] as number)
      place[i] = at
      this.starts[at + 1] = (this.starts[at + 1] as number) + 1
    }
    for (let i = 1; i < this.starts.length; i++) this.starts[i] = (this.starts[i] as number) + (this.starts[i - 1] as number)
    const next = this.starts.slice()
    this.order = new Int32Array(count)
    for (let i = 0; i < count; i++) {
      const at = place[i] as number
      this.order[next[at] as number] = i
      next[at] = (next[at] as number) + 1
    }
  }

  /** Calls `each` with every point within `radius` of (x, y) and its squared distance, in no order. */
  near(x: number, y: number, radius: number, each: (index: number, distance2: number) => void): void {
    const lastRow = Math.min(this.down - 1, this.row(y + radius))
    const lastColumn = Math.min(this.across - 1, this.column(x + radius))
    for (let row = Math.max(0, this.row(y - radius)); row <= lastRow; row++) {
      for (let column = Math.max(0, this.column(x - radius)); column <= lastColumn; column++) {
        const at = row * this.across + column
        for (let i = this.starts[at] as number; i < (this.starts[at + 1] as number); i++) {
          const point = this.order[i] as number
          const d2 = ((this.xs[point] as number) - x) ** 2 + ((this.ys[point] as number) - y) ** 2
          if (d2 <= radius * radius) each(point, d2)
        }
      }
    }
  }

  private column = (x: number): number => Math.floor((x - this.left) / this.cell)
  private row = (y: number): number => Math.floor((y - this.top) / this.cell)
}
