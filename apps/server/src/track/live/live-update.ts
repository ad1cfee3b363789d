import type { DeviceEvent } from '@watchfloor/shared'
import type { LiveFix } from '../../ports/broadcast.port.js'
import type { Unit } from './unit.js'

/** What changed in the live state at once. */
export interface LiveUpdate { moved: readonly LiveFix[]; presence: readonly Unit[]; states: readonly number[]; events: readonly DeviceEvent[] }
