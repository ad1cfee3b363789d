import type { PackedFix, Presence, UnitEntry } from '@watchfloor/shared'
import { nextFrame } from './frame.js'
import { unitFromEntry } from './unit.js'
import type { Unit } from './unit.js'

export { hasPlace, hasTime, isFixed } from './unit.js'
export type { Unit } from './unit.js'

/** Numbers of the units that changed since the last frame; 'all' after a new roster, or when units came or went: read `list()` anew. */
export type Changed = readonly number[] | 'all'

let list: Unit[] = []
let byNumber = new Map<number, Unit>()
let byId = new Map<string, Unit>()
let incoming: UnitEntry[] | null = null
let whole = false

const changed = new Set<number>()
let allChanged = false
let asked = false
const listeners = new Set<(changed: Changed) => void>()

/** One flush per animation frame, however many messages came in between. */
function touch(n: number | 'all'): void {
  if (n === 'all') allChanged = true
  else if (!allChanged) changed.add(n)
  if (asked) return
  asked = true
  nextFrame(flush)
}

function flush(): void {
  asked = false
  const what: Changed = allChanged ? 'all' : [...changed]
  allChanged = false
  changed.clear()
  for (const listener of listeners) listener(what)
}

function index(all: Unit[]): void {
  list = all
  byNumber = new Map(all.map((unit) => [unit.n, unit]))
  byId = new Map(all.map((unit) => [unit.id, unit]))
}

/** Writes a changed entry into the unit that is known by its number; false for one that is new here or is drawn as something else now. */
function rewrite(entry: UnitEntry, nowMs: number): boolean {
  const unit = byNumber.get(entry.n)
  if (!unit || unit.id !== entry.id || unit.kind !== entry.kind) return false
  Object.assign(unit, unitFromEntry(entry, nowMs, unit))
  touch(entry.n)
  return true
}

/** Everything that moves, outside React: messages write into it, the map and the summaries read it once per frame. */
export const units = {
  list: (): readonly Unit[] => list,
  byNumber: (n: number): Unit | undefined => byNumber.get(n),
  byId: (id: string): Unit | undefined => byId.get(id),
  /** False until the first roster was complete: an empty list then means "not known yet", not "none". */
  isWhole: (): boolean => whole,

  /** Calls back at most once per animation frame with what changed. Returns the way out. */
  onFrame(listener: (changed: Changed) => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },

  /** A roster comes in pieces; the old picture stays on the screen until the new one is whole. */
  roster(entries: readonly UnitEntry[], first: boolean, last: boolean, nowMs = performance.now()): void {
    if (first || incoming === null) incoming = []
    for (const entry of entries) incoming.push(entry)
    if (!last) return
    const before = byId
    index(incoming.map((entry) => unitFromEntry(entry, nowMs, before.get(entry.id))))
    incoming = null
    whole = true
    touch('all')
  },

  /** Units that came, changed or went. One that only changed is written in place: alarms come and go by the dozen, and a new list lays the whole map anew. */
  upsert(entries: readonly UnitEntry[], remove: readonly number[], nowMs = performance.now()): void {
    const came = entries.filter((entry) => !rewrite(entry, nowMs))
    if (came.length === 0 && remove.length === 0) return
    const gone = new Set(remove)
    const all = new Map(list.filter((unit) => !gone.has(unit.n)).map((unit) => [unit.id, unit]))
    for (const entry of came) all.set(entry.id, unitFromEntry(entry, nowMs, byId.get(entry.id)))
    index([...all.values()])
    touch('all')
  },

  presence(changes: readonly (readonly [number, Presence, number])[]): void {
    for (const [n, presence, since] of changes) {
      const unit = byNumber.get(n)
      if (!unit) continue
      unit.presence = presence
      unit.presenceSince = since
      touch(n)
    }
  },

  /** Writes one fix in place; one for an unknown number, or not newer than what is shown, is left alone. */
  fix(fix: PackedFix, nowMs = performance.now()): void {
    const unit = byNumber.get(fix.unit)
    if (!unit || fix.timeMs <= unit.timeMs) return
    unit.prevLat = unit.lat
    unit.prevLon = unit.lon
    unit.prevTimeMs = unit.timeMs
    unit.timeMs = fix.timeMs
    unit.lat = fix.lat
    unit.lon = fix.lon
    unit.speedMps = fix.speedMps
    unit.courseDeg = fix.courseDeg
    unit.flags = fix.flags
    if (!Number.isNaN(fix.batteryPct)) unit.batteryPct = fix.batteryPct
    unit.receivedAtMs = nowMs
    touch(fix.unit)
  },

  /** Forgets everything: another person signs in at this screen. */
  clear(): void {
    index([])
    incoming = null
    whole = false
    touch('all')
  },
}
