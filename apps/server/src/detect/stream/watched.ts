import { FUTURE_MS, RULES } from '@watchfloor/domain'
import type { FixReport, RuleLive, StatusReport } from '@watchfloor/domain'
import type { DeviceState, FixMark } from '@watchfloor/shared'
import type { LiveUnit } from '../../ports/live-state.port.js'
import type { KnownDevice } from '../../store/device-directory.js'

/**
 * What the rules know of one device: their committed memory, and the drafts of the stretch that is being judged. Drafts and live state begin anew with each
 * attempt, from what is committed: an attempt that fails leaves nothing behind.
 */
export class Watched {
  /** Committed memory by place in RULES; undefined = the rule never ran. */
  readonly states: unknown[] = Array<unknown>(RULES.length).fill(undefined)
  readonly drafts: unknown[] = Array<unknown>(RULES.length).fill(undefined)
  /** Bits by place in RULES: drafts to store with this stretch, and those that the next checkpoint takes. */
  now = 0
  later = 0
  /** Committed memory that is newer than its row. */
  unsaved = 0
  savedMs = 0
  attempt = 0
  readonly live: { -readonly [K in keyof RuleLive]: RuleLive[K] } = { state: {}, lat: NaN, lon: NaN, speedMps: NaN, heardMs: NaN, said: null }
  private stateMs = -Infinity
  private ownsState = false

  constructor(public device: KnownDevice) {}

  /** Goes back to what is committed, once per attempt. Answers whether this was its first time. */
  begin(attempt: number, unit: LiveUnit): boolean {
    if (this.attempt === attempt) return false
    this.attempt = attempt
    const { states, drafts, live, device } = this
    for (let i = 0; i < states.length; i++) drafts[i] = states[i]
    this.now = 0
    this.later = 0
    live.state = unit.state
    const isPlaced = !Number.isNaN(unit.lat)
    // A thing that never tells its place stands where the registry says.
    live.lat = isPlaced ? unit.lat : device.lat ?? NaN
    live.lon = isPlaced ? unit.lon : device.lon ?? NaN
    live.speedMps = unit.speedMps
    live.heardMs = unit.heardMs
    live.said = unit.saidOffline ? false : null
    this.stateMs = unit.stateMs
    this.ownsState = false
    return true
  }

  /** Takes a report over as the live state will, once it is stored (track/live/apply.ts). */
  take(report: FixReport | StatusReport, mark: FixMark, receivedMs: number): void {
    if (report.type === 'fix') {
      if (report.replayed) return
      this.hear(receivedMs)
      if (mark === 'ok') {
        this.live.lat = report.lat
        this.live.lon = report.lon
        this.live.speedMps = report.speedMps
      }
    } else if (report.online === false) this.live.said = false
    else this.hear(receivedMs)
    if (report.state !== null && mark !== 'late') this.merge(report.state, report.timeMs, receivedMs)
  }

  hear(receivedMs: number): void {
    if (!(receivedMs <= this.live.heardMs)) this.live.heardMs = receivedMs
    this.live.said = null
  }

  /** The drafts are committed. */
  keep(nowMs: number): void {
    const { states, drafts } = this
    for (let i = 0; i < states.length; i++) states[i] = drafts[i]
    this.unsaved = (this.unsaved | this.later) & ~this.now
    if (this.now !== 0) this.savedMs = nowMs
  }

  private merge(patch: DeviceState, timeMs: number, receivedMs: number): void {
    if (timeMs < this.stateMs) return
    if (timeMs <= receivedMs + FUTURE_MS) this.stateMs = timeMs
    for (const key in patch) {
      if (this.live.state[key] === patch[key]) continue
      // The live state belongs to track and holds what is committed.
      if (!this.ownsState) {
        this.live.state = { ...this.live.state }
        this.ownsState = true
      }
      (this.live.state)[key] = patch[key]!
    }
  }
}
