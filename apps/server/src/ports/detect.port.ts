import type { FixReport, StatusReport } from '@watchfloor/domain'
import type { DeviceEvent, FixMark } from '@watchfloor/shared'
import type { ClientBase } from 'pg'
import type { LiveUnit } from './live-state.port.js'

/** A fix or status on its way into the track. `unit` is as it was before it; `clockOffsetMs` how far the device's clock lay behind then, NaN = unknown. */
export interface StreamReport { readonly unit: LiveUnit; readonly report: FixReport | StatusReport; readonly mark: FixMark; readonly receivedMs: number; readonly clockOffsetMs: number }
/** An event on its way; its texts are storable already. */
export interface StreamEvent { readonly unit: LiveUnit; readonly event: DeviceEvent; readonly timeMs: number; readonly receivedMs: number; readonly clockOffsetMs: number; readonly dedupeKey: string }
/** A look at the hub's clock, for one of several parts of all devices. */
export interface StreamTick { readonly nowMs: number; readonly part: number; readonly of: number }
/** A stretch of the stream that is stored in one transaction; what it tells of a device is in order. */
export interface StreamPart { readonly changes: readonly StreamReport[]; readonly events: readonly StreamEvent[]; readonly ticks: readonly StreamTick[] }

/** Does a piece of work that may be refused; answers why it was, null = it is done. */
export type Attempt = (work: () => Promise<unknown>) => Promise<string | null>

/** What the rules found in a stretch. Unless it is committed it has never been: the same stretch may be judged again. */
export interface Findings {
  /** Whether there is anything to write. */
  readonly writes: boolean
  /** Writes memory of rules, alarms and sightings in the transaction of the stretch. */
  write(client: ClientBase): Promise<void>
  /** The database refuses a value in it: writes piece by piece, each by `attempt`, so that what is refused costs itself and nothing else. */
  writeApart(client: ClientBase, attempt: Attempt): Promise<void>
  /** After the commit: takes it over and tells whoever has to know. Never throws. */
  committed(): void
}

/** Rules over the stream, asked while a stretch is being stored. One stretch at a time, in order; `live` state holds all stretches before it. */
export abstract class DetectPort {
  /** Judges a stretch, given which of its events are stored for the first time. Never throws. */
  abstract judge(part: StreamPart, newEvents: ReadonlySet<string>): Findings
}
