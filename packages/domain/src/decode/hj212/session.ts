import type { Drop, Reply } from '../adapter.js'
import type { Report } from '../report.js'
import { frameOf } from './framing.js'
import { segmentBytes } from './segment.js'
import type { Segment } from './segment.js'
import type { Factor } from './factors.js'

/** Packets of one message that has not come whole. */
export interface Assembly { readonly key: string; readonly sinceMs: number; readonly total: number; readonly parts: ReadonlyMap<number, string> }

/** What one TCP connection knows of its station. Treated as a value. */
export interface Hj212Session {
  /** asked: the host is looking the station up; what comes meanwhile waits. */
  stage: 'new' | 'asked' | 'signed_in'
  mn: string
  askedMs: number
  waiting: readonly Segment[]
  refusals: number
  utcOffsetMin: number
  /** Codes that this maker uses otherwise. */
  factors: ReadonlyMap<string, Factor>
  assemblies: readonly Assembly[]
  /** The station tells real-time figures: averages do not stand in for them. */
  tellsRealTime: boolean
}

/** Chinese time, in which HJ 212 keeps its clocks. */
export const DEFAULT_UTC_OFFSET_MIN = 480

/** A connection of which nothing is known yet. */
export const newSession = (): Hj212Session =>
  ({ stage: 'new', mn: '', askedMs: 0, waiting: [], refusals: 0, utcOffsetMin: DEFAULT_UTC_OFFSET_MIN, factors: new Map(), assemblies: [], tellsRealTime: false })

/** One step under way. */
export interface Turn { session: Hj212Session; nowMs: number; reports: Report[]; replies: Reply[]; dropped: Drop[]; close: string | undefined }

/** Begins a step on a copy of the session. */
export const openTurn = (session: Hj212Session, nowMs: number): Turn => ({ session: { ...session }, nowMs, reports: [], replies: [], dropped: [], close: undefined })

/** The answer to uploaded data, where one is wanted: 9014 under the same request number, system code 91; it leaves once the data is stored. */
export function acknowledge(turn: Turn, { qn, pw, mn, flag, total, index }: Segment): void {
  if ((flag & 1) === 0) return
  const answer = segmentBytes({ qn, st: '91', cn: '9014', pw, mn, flag: flag & ~0b11, total, index, fields: '' })
  turn.replies.push({ topic: null, payload: frameOf(answer), qos: 0 })
}
