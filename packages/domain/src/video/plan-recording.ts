import type { RecordWhen, StreamName } from '@watchfloor/shared'
import { isWithinHours } from '../detect/hours.js'
import { distanceM } from '../geo/distance.js'

/** A camera that a rule means, where it is now. */
export interface RecordableCamera { readonly id: string; readonly lat: number | null; readonly lon: number | null }
/** A rule that is switched on, with its cameras. */
export interface RecordableRule { readonly id: string; readonly when: RecordWhen; readonly stream: StreamName; readonly keepDays: number; readonly cameras: readonly RecordableCamera[] }
/** An incident that is open: where it is and from which cameras it came. */
export interface OpenCase { readonly lat: number; readonly lon: number; readonly cameraIds: ReadonlySet<string> }
/** What becomes of a camera: whether it is recorded at this moment, which of its streams, for how long it is kept, and the rules that want it now. */
export interface RecordingWish { readonly record: boolean; readonly stream: StreamName; readonly keepDays: number; readonly ruleIds: readonly string[] }

const METRES_PER_DEGREE = 111_195

/** What all rules together say of each of their cameras. Where they differ, more is kept: the main stream, the longer time. Hours are the city's own, one over midnight belongs to the day it began on. */
export function planRecording(rules: readonly RecordableRule[], cases: readonly OpenCase[], atMs: number, utcOffsetMin: number): Map<string, RecordingWish> {
  const wishes = new Map<string, RecordingWish>()
  for (const rule of rules) {
    const holds = holdsNow(rule.when, cases, atMs, utcOffsetMin)
    for (const camera of rule.cameras) {
      const before = wishes.get(camera.id)
      const due = holds(camera)
      wishes.set(camera.id, {
        record: due || before?.record === true, stream: rule.stream === 'main' || before?.stream === 'main' ? 'main' : 'sub',
        keepDays: Math.max(rule.keepDays, before?.keepDays ?? 0), ruleIds: [...before?.ruleIds ?? [], ...(due ? [rule.id] : [])],
      })
    }
  }
  return wishes
}

function holdsNow(when: RecordWhen, cases: readonly OpenCase[], atMs: number, utcOffsetMin: number): (camera: RecordableCamera) => boolean {
  if (when.kind === 'hours') {
    const on = isWithinHours(when.hours, atMs, utcOffsetMin)
    return () => on
  }
  const from = new Set(cases.flatMap(({ cameraIds }) => [...cameraIds]))
  const reach = when.withinM / METRES_PER_DEGREE
  return ({ id, lat, lon }) => from.has(id) || when.withinM > 0 && lat !== null && lon !== null
    // Hundreds of cameras and thousands of incidents, every few seconds: what is far by its latitude alone is not reckoned with.
    && cases.some((one) => Math.abs(one.lat - lat) <= reach && distanceM(one.lat, one.lon, lat, lon) <= when.withinM)
}
