/** A priority queue of whole numbers, smallest cost first; the same number may stand in it more than once. */
export class BinaryHeap {
  private readonly items: number[] = []
  private readonly costs: number[] = []

  clear(): void {
    this.items.length = this.costs.length = 0
  }
  push(item: number, cost: number): void {
    const { items, costs } = this
    let i = items.length
    while (i > 0) {
      const up = (i - 1) >> 1
      if (costs[up]! <= cost) break
      items[i] = items[up]!
      costs[i] = costs[up]!
      i = up
    }
    items[i] = item
    costs[i] = cost
  }
  /** The cheapest item, −1 when empty. */
  pop(): number {
    const { items, costs } = this
    if (items.length === 0) return -1
    const top = items[0]!
    const item = items.pop()!
    const cost = costs.pop()!
    const n = items.length
    if (n > 0) {
      let i = 0
      for (;;) {
        let down = 2 * i + 1
        if (down >= n) break
        if (down + 1 < n && costs[down + 1]! < costs[down]!) down++
        if (costs[down]! >= cost) break
        items[i] = items[down]!
        costs[i] = costs[down]!
        i = down
      }
      items[i] = item
      costs[i] = cost
    }
    return top
  }
}
