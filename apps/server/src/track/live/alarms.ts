import type { EventSeverity } from '@watchfloor/shared'
import type { Unit } from './unit.js'

/** What an episode of an event is known by while it lasts. */
export interface Episode { type: string; code: string | null; active: boolean | null; severity: EventSeverity; timeMs: number }
interface Standing { severity: EventSeverity; active: boolean; timeMs: number }

/** A device that raises ever new codes and clears none must not fill the memory: the oldest makes room. */
const MAX_STANDING = 64

/** Which events still last at which unit, and the worst of them. Only events that are stored come here. */
export class Alarms {
  private readonly byUnit = new Map<number, Map<string, Standing>>()

  /** Answers whether the unit's worst alarm changed. An event older than the newest of its kind says nothing about now. */
  apply(unit: Unit, event: Episode): boolean {
    if (event.active === null) return false
    let standing = this.byUnit.get(unit.no)
    if (!standing) this.byUnit.set(unit.no, (standing = new Map()))
    const key = `${event.type}\0${event.code ?? ''}`
    const before = standing.get(key)
    if (before && before.timeMs > event.timeMs) return false
    standing.delete(key)
    standing.set(key, { severity: event.severity, active: event.active, timeMs: event.timeMs })
    if (standing.size > MAX_STANDING) standing.delete(standing.keys().next().value!)
    const worst = worstOf(standing)
    if (worst === unit.alarm) return false
    unit.alarm = worst
    return true
  }
}

function worstOf(standing: ReadonlyMap<string, Standing>): Unit['alarm'] {
  let worst: Unit['alarm'] = null
  for (const { active, severity } of standing.values()) {
    if (!active) continue
    if (severity === 'critical') return 'critical'
    if (severity === 'warning') worst = 'warning'
  }
  return worst
}
