import { MOVING_MPS, presenceOf } from '@watchfloor/domain'
import type { Unit } from './unit.js'

/** Brings a unit's presence up to date. Answers whether it changed. */
export function refreshPresence(unit: Unit, nowMs: number): boolean {
  const presence = presenceOf(unit.kind, unit.heardMs, unit.saidOffline ? false : null, nowMs, unit.speedMps >= MOVING_MPS)
  if (presence === unit.presence) return false
  unit.presence = presence
  unit.presenceSinceMs = nowMs
  unit.dirty = true
  return true
}
