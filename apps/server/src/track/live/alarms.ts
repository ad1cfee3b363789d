import type { EventSeverity } from '@watchfloor/shared'
import type { Unit } from './unit.js'

/** What an episode of an event is known by while it lasts. */
export interface Episode { type: string; code: string | null; active: boolean | null; severity: EventSeverity; timeMs: number }
export interface Standing extends Episode { active: boolean }
/** The newest word about each kind of episode of one unit, ended ones included, by type and code; longest unchanged first. */
export type StandingAlarms = Map<string, Standing>

/** A device that raises ever new codes must not fill the memory: what is over makes room first, then the oldest. */
const MAX_STANDING = 128

/** Takes an event over; answers whether it says anything new. One older than the newest of its kind says nothing about now. */
export function noteEpisode(standing: StandingAlarms, { type, code, active, severity, timeMs }: Episode): boolean {
  if (active === null) return false
  const key = `${type}\0${code ?? ''}`
  const before = standing.get(key)
  if (before && before.timeMs > timeMs) return false
  standing.delete(key)
  standing.set(key, { type, code, active, severity, timeMs })
  if (standing.size > MAX_STANDING) standing.delete(leastNeeded(standing))
  return true
}

/** Which events still last at which unit, and the worst of them. Only events that are stored come here. */
export class Alarms {
  private readonly byUnit = new Map<number, StandingAlarms>()

  /** Answers whether the unit's worst alarm changed. */
  apply(unit: Unit, event: Episode): boolean {
    let standing = this.byUnit.get(unit.no)
    if (!standing) this.byUnit.set(unit.no, (standing = new Map()))
    if (!noteEpisode(standing, event)) return false
    const worst = worstOf(standing)
    if (worst === unit.alarm) return false
    unit.alarm = worst
    return true
  }

  /** A copy of what is known of one unit. */
  of(unit: Unit): StandingAlarms { return new Map(this.byUnit.get(unit.no)) }

  /** Begins anew with what the database holds; these units have no alarm until it is applied. */
  forget(units: Iterable<Unit>): void {
    this.byUnit.clear()
    for (const unit of units) unit.alarm = null
  }
}

function leastNeeded(standing: StandingAlarms): string {
  for (const [key, { active }] of standing) if (!active) return key
  return standing.keys().next().value!
}

function worstOf(standing: StandingAlarms): Unit['alarm'] {
  let worst: Unit['alarm'] = null
  for (const { active, severity } of standing.values()) {
    if (!active) continue
    if (severity === 'critical') return 'critical'
    if (severity === 'warning') worst = 'warning'
  }
  return worst
}
