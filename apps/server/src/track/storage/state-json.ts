import type { DeviceState } from '@watchfloor/shared'
import { storable } from '../../store/storable-text.js'

/** Longer than this, the state of one report is not a small scalar map any more and is left out of the row. */
const MAX_LENGTH = 16_384
/** jsonb refuses U+0000 and unpaired surrogates, which JSON.stringify writes as these escapes (PostgreSQL documentation, "JSON Types"). */
const REFUSED = /\\u(?:0000|d[89a-f])/

/** A state patch as text that jsonb accepts, null when there is nothing to store. */
export function stateJson(state: DeviceState | null): string | null {
  if (state === null) return null
  let json = JSON.stringify(state)
  if (json === '{}' || json.length > MAX_LENGTH) return null
  if (REFUSED.test(json)) {
    json = JSON.stringify(Object.fromEntries(Object.entries(state).map(([key, value]) => [storable(key), typeof value === 'string' ? storable(value) : value])))
  }
  return json
}
