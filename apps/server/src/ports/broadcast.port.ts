import type { DeviceEvent } from '@watchfloor/shared'
import type { LiveUnit } from './live-state.port.js'

/** What track tells the consoles' room, after commit. Arrays are handed over whole: the receiver may read them until it returns. */
export abstract class BroadcastPort {
  /** Units whose live fix moved in this batch, in order; a unit that moved twice is there twice with both fixes. */
  abstract fixes(moved: readonly LiveFix[]): void
  abstract presence(changed: readonly LiveUnit[]): void
  abstract events(events: readonly DeviceEvent[]): void
  /** State keys changed (battery, load …): watched drawers are told. */
  abstract states(numbers: readonly number[]): void
  /** Everything may be different (this process missed something): every console gets a new roster. */
  abstract refresh(): void
}

/** One live fix of a committed batch. */
export interface LiveFix { no: number; timeMs: number; receivedMs: number; lat: number; lon: number; speedMps: number; courseDeg: number; flags: number; batteryPct: number }
