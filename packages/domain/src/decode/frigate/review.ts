import type { Step } from '../adapter.js'
import { asArray, asText, epochMs, within } from '../payload.js'
import type { JsonObject } from '../payload.js'
import type { DetectionDetail, EventReport } from '../report.js'
import { drop, led, nothing } from '../step.js'
import { MAX_OBJECTS, MAX_REVIEWS, withCamera, withEntry, withoutEntry } from './session.js'
import type { FrigateSession, TrackedObject } from './session.js'

type Phase = 'new' | 'update' | 'end'
const MAX_LABELS = 20
/** Frigate marks an object whose sub-label was confirmed; it is the same object. */
const VERIFIED = '-verified'

const texts = (value: unknown, max: number): string[] => [...new Set(asArray(value).map((item) => asText(item, max)).filter((text) => text !== null))].slice(0, MAX_LABELS)
/** Seconds since 1970, as Frigate writes its times, in ms. */
const secondsMs = (value: unknown): number => (typeof value === 'number' ? epochMs(value * 1000) : NaN)

/** `frigate/events`: remembered for its score and for being a false positive; the review is what is told. */
export function readEvent(session: FrigateSession, after: JsonObject, phase: Phase): Step<FrigateSession> {
  const id = asText(after.id, 80)
  const label = asText(after.label, 60)
  if (id === null || label === null) return drop(session, 'no_id')
  // An ended object stays for the review that still names it; the bound takes it in the end.
  const known = session.objects.get(id)
  const scores = [within(after.top_score, 0, 1), within(after.score, 0, 1), known?.score ?? NaN].filter((score) => !Number.isNaN(score))
  const next: TrackedObject = { label, score: scores.length > 0 ? Math.max(...scores) : NaN, falsePositive: after.false_positive === true }
  if (phase !== 'new' && known !== undefined && known.label === label && known.falsePositive === next.falsePositive && !(next.score > known.score)) return nothing(session)
  return nothing({ ...session, objects: withEntry(session.objects, id, next, MAX_OBJECTS) })
}

/** The objects that a review names and that are known, by label. */
function objectsOf(session: FrigateSession, ids: readonly string[], label: string): TrackedObject[] {
  return ids.flatMap((id) => session.objects.get(id) ?? []).filter((object) => object.label === label)
}

/** How sure the detector was of a label at best, and where its picture is: by the object's id, which Frigate's own API takes. */
function detailOf(session: FrigateSession, reviewId: string, ids: readonly string[], label: string): DetectionDetail {
  const scores = objectsOf(session, ids, label).map(({ score }) => score).filter((score) => !Number.isNaN(score))
  const pictured = ids.find((id) => session.objects.get(id)?.label === label) ?? ids[0]
  return { confidence: scores.length > 0 ? Math.max(...scores) : null, trackingId: reviewId, picture: pictured === undefined ? null : `frigate:events/${pictured}/snapshot.jpg` }
}

const wordsOf = (data: JsonObject): string | null => {
  const zones = texts(data.zones, 60).join(', ')
  const names = texts(data.sub_labels, 60).join(', ')
  return [zones && `@ ${zones}`, names && `(${names})`].filter(Boolean).join(' ').slice(0, 500) || null
}

/**
 * `frigate/reviews`: each object of a review is one detection that begins with it and ends with it. Only what Frigate was told to alert on is told as a
 * detection, the event that rules read; the rest is kept as `frigate.detection`, for whoever looks a camera's day up.
 */
export function readReview(session: FrigateSession, after: JsonObject, phase: Phase, prefix: string, nowMs: number): Step<FrigateSession> {
  const id = asText(after.id, 80)
  const camera = asText(after.camera, 60)
  const data = (typeof after.data === 'object' && after.data !== null ? after.data : {}) as JsonObject
  if (id === null || camera === null || /[/+#\0]/.test(camera)) return drop(session, id === null ? 'no_id' : 'no_camera')
  const startMs = secondsMs(after.start_time)
  if (Number.isNaN(startMs)) return drop(session, 'bad_time')
  const isAlert = after.severity === 'alert'
  if (!isAlert && after.severity !== 'detection') return drop(session, 'unknown_severity')
  const ids = texts(data.detections, 80)
  const named = [...texts(data.objects, 60), ...texts(data.audio, 60)].map((label) => (label.endsWith(VERIFIED) ? label.slice(0, -VERIFIED.length) : label)).filter(Boolean)
  const isReal = (label: string): boolean => {
    const known = objectsOf(session, ids, label)
    return known.length === 0 || known.some((object) => !object.falsePositive)
  }
  const labels = [...new Set(named)].filter(isReal).slice(0, MAX_LABELS)
  if (labels.length === 0) return drop(session, named.length > 0 ? 'false_positive' : 'no_objects')
  const externalId = prefix + camera
  // A review that rises from detection to alert begins anew, as an alert: the marks are kept apart.
  const mark = (label: string): string => (isAlert ? `${label}!` : label)
  const began = session.reviews.get(id) ?? []
  const report = (label: string, active: boolean, timeMs: number): EventReport => ({
    type: 'event', externalId, timeMs, eventType: isAlert ? 'detection' : 'frigate.detection', severity: isAlert ? 'warning' : 'info', active, code: label, text: wordsOf(data),
    lat: NaN, lon: NaN, detection: detailOf(session, id, ids, label), dedupeKey: `frigate:${prefix}${id}:${mark(label)}${active ? ':began' : ':ended'}`,
  })
  const reports = labels.filter((label) => !began.includes(mark(label))).map((label) => report(label, true, startMs))
  const knowing = withCamera(session, externalId)
  if (phase === 'end') {
    const endMs = secondsMs(after.end_time)
    for (const label of labels) reports.push(report(label, false, Number.isNaN(endMs) ? nowMs : endMs))
    return led({ ...knowing, reviews: withoutEntry(session.reviews, id) }, reports)
  }
  if (reports.length === 0) return nothing(knowing)
  return led({ ...knowing, reviews: withEntry(session.reviews, id, [...began, ...labels.map(mark)].slice(-2 * MAX_LABELS), MAX_REVIEWS) }, reports)
}
