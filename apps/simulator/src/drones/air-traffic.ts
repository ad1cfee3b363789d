import type { World } from '../world.js'
import type { Dock } from './dock.js'
import { slotsAfter } from './timetable.js'
import type { Slot } from './timetable.js'

/** Flies the timetable. Remembers what was flown, so that a restart adds no sorties to the day. */
export class AirTraffic {
  constructor(private readonly world: World, private readonly docks: readonly Dock[], private readonly flown: Set<string>, private readonly remember: () => void) {}

  /** `showSoonMs`: the next sortie of the table is flown this soon instead of at its hour, so that whoever opens the city sees one in the air; null = by the table. */
  begin(showSoonMs: number | null): void {
    const { agenda } = this.world
    const next = slotsAfter(agenda.nowMs).filter((s) => !this.flown.has(s.id))
    const soon = showSoonMs === null ? undefined : next[0]
    if (soon && showSoonMs !== null) agenda.after(showSoonMs, () => this.fly(soon))
    this.plan(agenda.nowMs)
  }

  private plan(afterMs: number): void {
    const next = slotsAfter(afterMs).find((s) => !this.flown.has(s.id))
    if (!next) return
    this.world.agenda.at(next.startMs, () => {
      this.fly(next)
      this.plan(next.startMs)
    })
  }

  private fly(slot: Slot): void {
    if (this.flown.has(slot.id) || this.docks.length === 0) return
    const own = this.docks[slot.dock % this.docks.length]!
    const free = own.flying ? this.docks.find((d) => !d.flying) : own
    if (!free?.takeOff(slot.id)) return
    this.flown.add(slot.id)
    this.remember()
  }
}
