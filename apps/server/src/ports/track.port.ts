import type { EventReport, FixReport, StandingReport, StatusReport } from '@watchfloor/domain'
import type { KnownDevice } from '../store/device-directory.js'

/** What ingest hands on, per device in order. Positions are WGS-84 by now. */
export abstract class TrackPort {
  /** Adds one report to the open batch. Never blocks, never throws. */
  abstract add(device: KnownDevice, report: FixReport | StatusReport | EventReport | StandingReport, receivedMs: number): void
  /**
   * Calls back once everything added so far is committed (or has failed for good), in the order of the calls.
   * This is the moment for PUBACK, 0x8001, HTTP 200.
   */
  abstract afterCommit(done: (error: Error | null) => void): void
  /** True while the writer is so far behind that doors must stop reading. */
  abstract readonly full: boolean
  /** Calls back once when the writer has room again. */
  abstract onRoom(listener: () => void): void
}
