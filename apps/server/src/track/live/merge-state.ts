import type { DeviceState } from '@watchfloor/shared'

/** A device with more state than this is misread or misbehaving: further keys are left out. */
export const MAX_STATE_KEYS = 64

/** Whether a value changed, and how many new keys found no room. */
export interface Merged { changed: boolean; refused: number }

/** Writes a patch into a state. */
export function mergeState(state: DeviceState, patch: DeviceState): Merged {
  let changed = false
  let refused = 0
  let keys = -1
  for (const key in patch) {
    const value = patch[key]!
    const before = state[key]
    if (before === value) continue
    if (before === undefined) {
      if (keys < 0) keys = Object.keys(state).length
      if (keys >= MAX_STATE_KEYS) { refused++; continue }
      keys++
    }
    state[key] = value
    changed = true
  }
  return { changed, refused }
}
