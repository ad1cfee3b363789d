/** A binary min-heap of point numbers 0…n−1 by cost, in which a cost may change: what thinning a track needs, on typed arrays. */
export class ErrorHeap {
  private readonly items: Int32Array
  private readonly place: Int32Array
  private readonly cost: Float64Array
  /** Points in the heap. */
  size = 0

  constructor(n: number) {
    this.items = new Int32Array(n)
    this.place = new Int32Array(n).fill(-1)
    this.cost = new Float64Array(n)
  }

  /** Whether a point is in the heap. */
  has(item: number): boolean {
    return this.place[item]! >= 0
  }

  /** Puts a point in; it must not be in yet. */
  add(item: number, cost: number): void {
    this.cost[item] = cost
    this.put(this.size++, item)
    this.up(this.size - 1)
  }

  /** Takes the point of least cost out; the heap must not be empty. */
  take(): number {
    const item = this.items[0]!
    this.place[item] = -1
    const last = this.items[--this.size]!
    if (this.size > 0) {
      this.put(0, last)
      this.down(0)
    }
    return item
  }

  /** Gives a point of the heap another cost. */
  change(item: number, cost: number): void {
    this.cost[item] = cost
    this.up(this.place[item]!)
    this.down(this.place[item]!)
  }

  private put(at: number, item: number): void {
    this.items[at] = item
    this.place[item] = at
  }

  private up(from: number): void {
    const item = this.items[from]!
    const cost = this.cost[item]!
    let at = from
    while (at > 0) {
      const parent = (at - 1) >> 1
      const above = this.items[parent]!
      if (this.cost[above]! <= cost) break
      this.put(at, above)
      at = parent
    }
    this.put(at, item)
  }

  private down(from: number): void {
    const item = this.items[from]!
    const cost = this.cost[item]!
    let at = from
    for (;;) {
      let child = 2 * at + 1
      if (child >= this.size) break
      if (child + 1 < this.size && this.cost[this.items[child + 1]!]! < this.cost[this.items[child]!]!) child++
      const below = this.items[child]!
      if (this.cost[below]! >= cost) break
      this.put(at, below)
      at = child
    }
    this.put(at, item)
  }
}
