import type { Area, BeatPlace } from '@watchfloor/shared'
import { isInCharge } from './may-look.js'

type PlacedArea = Pick<Area, 'id' | 'squadId' | 'geometry'>
/** Who has a device, as far as it decides whose charge that is: the squad, and the beat of the shift where one is entered. */
export interface Wearer { readonly squadId: string; readonly beatId: string | null; readonly place: BeatPlace | null }
/** A shift on which a device is worn, ms. */
export interface WornShift extends Wearer { readonly startMs: number; readonly endMs: number }
/** A stretch of time, ms; its end is no part of it. */
export interface Span { readonly fromMs: number; readonly toMs: number }

/** `isInCharge` for one supervisor over many wearers: each beat and each squad's ground is looked up once. */
export function chargeOver(given: readonly PlacedArea[], all: readonly PlacedArea[]): (wearer: Wearer) => boolean {
  const known = new Map<string, boolean>()
  return (wearer) => {
    const key = wearer.beatId ?? wearer.squadId
    let answer = known.get(key)
    if (answer === undefined) known.set(key, (answer = isInCharge(given, wearer, all)))
    return answer
  }
}

/** Who has a device at an instant: whoever wears it on a shift, else its own squad (`null` = nobody's), without a beat. */
export function wearerAt(shifts: readonly WornShift[], squadId: string | null, ms: number): Wearer | null {
  const worn = shifts.find(({ startMs, endMs }) => startMs <= ms && ms < endMs)
  return worn ?? (squadId === null ? null : { squadId, beatId: null, place: null })
}

/** The parts of a time in which a device was with somebody in charge, in order, neighbours joined: a camera passes from hand to hand, and so does who may look at it. */
export function spansInCharge(shifts: readonly WornShift[], squadId: string | null, { fromMs, toMs }: Span, holds: (wearer: Wearer) => boolean): Span[] {
  const edges = [fromMs, ...shifts.flatMap(({ startMs, endMs }) => [startMs, endMs]).filter((ms) => ms > fromMs && ms < toMs).sort((a, b) => a - b), toMs]
  const spans: Span[] = []
  for (let i = 1; i < edges.length; i++) {
    const [from, to] = [edges[i - 1]!, edges[i]!]
    if (from === to) continue
    const wearer = wearerAt(shifts, squadId, from)
    if (wearer === null || !holds(wearer)) continue
    const last = spans.at(-1)
    if (last?.toMs === from) spans[spans.length - 1] = { fromMs: last.fromMs, toMs: to }
    else spans.push({ fromMs: from, toMs: to })
  }
  return spans
}
