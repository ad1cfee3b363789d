import { fixFlags } from '@watchfloor/shared'
import type { DeviceState } from '@watchfloor/shared'
import { FUTURE_MS } from '@watchfloor/domain'
import type { LiveFix } from '../../ports/broadcast.port.js'
import type { Change } from '../storage/batch.js'
import { mergeState } from './merge-state.js'
import type { Merged } from './merge-state.js'
import { refreshPresence } from './presence.js'
import type { Unit } from './unit.js'

const NOTHING: Merged = { changed: false, refused: 0 }

/** What a committed batch changed in the live state, gathered for the consoles. One object, used again for each batch. */
export class Applied {
  readonly moved: LiveFix[] = []
  readonly presence = new Set<Unit>()
  readonly states = new Set<number>()
  refusedKeys = 0
  private readonly spare: LiveFix[] = []
  private used = 0

  clear(): void {
    this.moved.length = 0
    this.used = 0
    this.presence.clear()
    this.states.clear()
    this.refusedKeys = 0
  }

  /** The unit as it is now, as one more entry of `moved`. */
  push(unit: Unit): void {
    const fix = this.spare[this.used] ?? (this.spare[this.used] = { no: 0, timeMs: 0, receivedMs: 0, lat: 0, lon: 0, speedMps: 0, courseDeg: 0, flags: 0, batteryPct: 0 })
    this.used++
    const nose = Number.isNaN(unit.courseDeg)
    fix.no = unit.no
    fix.timeMs = unit.timeMs
    fix.receivedMs = unit.receivedMs
    fix.lat = unit.lat
    fix.lon = unit.lon
    fix.speedMps = unit.speedMps
    fix.courseDeg = nose ? unit.headingDeg : unit.courseDeg
    fix.flags = fixFlags(nose, Boolean(unit.alarm), unit.state['recording'] === true)
    fix.batteryPct = unit.batteryPct
    this.moved.push(fix)
  }
}

/** Takes one stored report over into the live state. */
export function applyChange({ unit, report, mark, receivedMs }: Change, to: Applied, nowMs: number): void {
  if (report.type === 'fix' ? report.replayed : report.online === false) {
    // History is no sign of life, and a goodbye (often the broker's last will) is not the device speaking.
    if (report.type === 'fix') return
    hearGoodbye(unit)
  } else hear(unit, receivedMs)
  if (mark === 'ok' && report.type === 'fix') {
    unit.moveTo(report, receivedMs)
    to.push(unit)
  }
  if (report.state !== null && mark !== 'late') takeState(unit, report.state, report.timeMs, receivedMs, to)
  if (refreshPresence(unit, nowMs)) to.presence.add(unit)
}

export function hear(unit: Unit, receivedMs: number): void {
  if (!(receivedMs <= unit.heardMs)) unit.heardMs = receivedMs
  unit.saidOffline = false
  unit.dirty = true
}

/** It does not count as heard: what was heard last stays when it was. */
export function hearGoodbye(unit: Unit): void {
  if (unit.saidOffline) return
  unit.saidOffline = true
  unit.dirty = true
}

/** Merges a patch unless a newer one is taken over already. */
export function mergeNewest(unit: Unit, patch: DeviceState, timeMs: number, receivedMs: number): Merged {
  if (timeMs < unit.stateMs) return NOTHING
  // A clock that runs far ahead must not shut out everything that the device says once its clock is right again.
  if (timeMs <= receivedMs + FUTURE_MS) unit.stateMs = timeMs
  return mergeState(unit.state, patch)
}

function takeState(unit: Unit, patch: DeviceState, timeMs: number, receivedMs: number, to: Applied): void {
  const { changed, refused } = mergeNewest(unit, patch, timeMs, receivedMs)
  to.refusedKeys += refused
  if (!changed) return
  unit.dirty = true
  to.states.add(unit.no)
}
