/** What carries a version: a later one replaces an earlier one, never the other way round. */
export interface Versioned { id: string; version: number }

/** Versions of rows that are no longer kept; a message that overtook another must not bring them back. */
const GONE_MOST = 5000

/**
 * Rows by id, the newest version of each. Kept are those that `keeps` wants (what is still open) and those held by somebody who looks at them;
 * so that a screen that stays open for weeks grows no larger than the work of the hour.
 */
export class VersionedRows<T extends Versioned> {
  private readonly known = new Map<string, T>()
  private readonly gone = new Map<string, number>()
  private readonly held = new Map<string, number>()

  constructor(private readonly keeps: (row: T) => boolean) {}

  get(id: string): T | undefined { return this.known.get(id) }
  values(): Iterable<T> { return this.known.values() }
  get size(): number { return this.known.size }

  /** Takes rows in; true when anything changed. */
  upsert(rows: readonly T[]): boolean {
    let changed = false
    for (const row of rows) {
      const version = this.known.get(row.id)?.version ?? this.gone.get(row.id) ?? 0
      if (row.version <= version) continue
      changed = this.place(row) || changed
    }
    return changed
  }

  /** After a whole list was read: what it does not hold, and was not heard of meanwhile, has ended while nobody listened. */
  keepOnly(ids: ReadonlySet<string>, heardMeanwhile: ReadonlySet<string>): void {
    for (const id of this.known.keys()) if (!ids.has(id) && !heardMeanwhile.has(id) && !this.held.has(id)) this.known.delete(id)
  }

  /** Somebody looks at it: it stays although it ended. Returns the way to let go. */
  hold(id: string): () => void {
    this.held.set(id, (this.held.get(id) ?? 0) + 1)
    return () => {
      const left = (this.held.get(id) ?? 1) - 1
      if (left > 0) return void this.held.set(id, left)
      this.held.delete(id)
      const row = this.known.get(id)
      if (row && !this.keeps(row)) this.forget(row)
    }
  }

  clear(): void {
    this.known.clear()
    this.gone.clear()
    this.held.clear()
  }

  private place(row: T): boolean {
    if (this.keeps(row) || this.held.has(row.id)) {
      this.known.set(row.id, row)
      this.gone.delete(row.id)
      return true
    }
    return this.forget(row)
  }

  private forget(row: T): boolean {
    this.gone.delete(row.id)
    this.gone.set(row.id, row.version)
    if (this.gone.size > GONE_MOST) this.gone.delete(this.gone.keys().next().value as string)
    return this.known.delete(row.id)
  }
}
