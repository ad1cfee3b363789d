import type { Label } from './label-diff.js'

/** A label that wants a place, and where its unit is on the screen, pixels. */
export interface Candidate { label: Label; x: number; y: number }

const LINE_PX = 17
const BELOW_PX = 12
const PADDING_PX = 2
/** What has a place keeps it until it overlaps by more than this: names do not come and go while units pass each other. */
const GRACE_PX = 5
const CELL = 64

interface Rect { left: number; top: number; right: number; bottom: number }

/** Chinese characters are as wide as they are high, Latin ones half of it; near enough to keep names apart. */
export function labelBox({ label, x, y }: Candidate): Rect {
  const lines = label.text.split('\n')
  const half = Math.max(...lines.map((line) => [...line].reduce((sum, character) => sum + (character > '\u2e80' ? 14 : 7.8), 0))) / 2
  return { left: x - half, right: x + half, top: y + BELOW_PX, bottom: y + BELOW_PX + lines.length * LINE_PX }
}

/**
 * Which labels are shown: in order of rank, held ones first within it, none over another label and none over another unit's glyph.
 * `glyphs` are the middles of everything drawn in view.
 */
export function placeLabels(candidates: readonly Candidate[], held: ReadonlySet<number>, glyphs: readonly (readonly [number, number])[], most: number): Label[] {
  const order = [...candidates].sort((a, b) => a.label.rank - b.label.rank || Number(held.has(b.label.id)) - Number(held.has(a.label.id)) || a.label.id - b.label.id)
  const taken = new Cells<Rect>()
  const dots = new Cells<readonly [number, number]>()
  for (const dot of glyphs) dots.add({ left: dot[0], right: dot[0], top: dot[1], bottom: dot[1] }, dot)
  const shown: Label[] = []
  for (const candidate of order) {
    if (shown.length >= most) break
    const box = grow(labelBox(candidate), PADDING_PX)
    // The selected unit's name and that of an alarm are shown whatever they cover.
    const must = candidate.label.rank <= 1
    const tested = grow(box, held.has(candidate.label.id) ? -GRACE_PX : 0)
    if (!must && (taken.some(tested, (other) => overlap(tested, other)) || dots.some(tested, ([x, y]) => x > tested.left - 4 && x < tested.right + 4 && y > tested.top - 2 && y < tested.bottom + 4))) continue
    taken.add(box, box)
    shown.push(candidate.label)
  }
  return shown
}

const grow = ({ left, top, right, bottom }: Rect, by: number): Rect => ({ left: left - by, top: top - by, right: right + by, bottom: bottom + by })
const overlap = (a: Rect, b: Rect): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

/** Things by the coarse cells that they touch. */
class Cells<T> {
  private readonly cells = new Map<number, T[]>()

  add(box: Rect, thing: T): void {
    this.walk(box, 0, (key) => {
      const cell = this.cells.get(key)
      if (cell) cell.push(thing)
      else this.cells.set(key, [thing])
      return false
    })
  }

  some(box: Rect, test: (thing: T) => boolean): boolean {
    return this.walk(box, 8, (key) => this.cells.get(key)?.some(test) ?? false)
  }

  private walk(box: Rect, reach: number, visit: (key: number) => boolean): boolean {
    for (let row = Math.floor((box.top - reach) / CELL); row <= Math.floor((box.bottom + reach) / CELL); row++) {
      for (let column = Math.floor((box.left - reach) / CELL); column <= Math.floor((box.right + reach) / CELL); column++) {
        if (visit(row * 4096 + column)) return true
      }
    }
    return false
  }
}
