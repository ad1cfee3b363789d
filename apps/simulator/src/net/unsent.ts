/** What could not be sent, oldest first and bounded: the oldest is what a terminal with a full memory loses. */
export class Unsent<T> {
  private items: T[] = []
  constructor(private readonly most: number) {}
  get size(): number { return this.items.length }
  keep(item: T): void {
    this.items.push(item)
    if (this.items.length > this.most) this.items.shift()
  }
  /** All of it; it is empty afterwards. */
  take(): T[] {
    const all = this.items
    this.items = []
    return all
  }
}
