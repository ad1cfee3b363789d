import { z } from 'zod'
import { DETECTION_LABELS } from '@watchfloor/shared'
import { USUAL_MAX_AGE_MS } from '../rule.js'
import type { DetectionDetail } from '../../decode/report.js'
import type { CompliantSighting, Keeping, Raise, Rule, RuleFacts, RuleStep } from '../rule.js'

/** Labels that one camera may hold at once. */
const MAX_LABELS = 40
const Sighting = z.object({
  firstMs: z.number(), lastMs: z.number(),
  /** The detector said that it began and has not said that it ended. */
  going: z.boolean(),
  count: z.number(),
  raised: z.boolean(),
  /** The mask under which this sighting was already counted as compliant. */
  mask: z.string().nullable(),
  lat: z.number().nullable(), lon: z.number().nullable(),
  text: z.string().nullable(),
  /** The surest that the detector was of it, 0–1; what an older version of this memory lacks is unknown. */
  confidence: z.number().nullable().default(null),
  trackingId: z.string().nullable().default(null),
  picture: z.string().nullable().default(null),
})
type Sighting = z.infer<typeof Sighting>
const State = z.object({ labels: z.record(z.string(), Sighting) })
type State = z.infer<typeof State>
/** How sure a detector is, 0–1. */
const Sureness = z.number().min(0).max(1)
const seconds = (zh: string, en: string, usual: number) => z.number().min(0).max(86_400).default(usual).meta({ label: { zh, en }, unit: 's' })
const Params = z.object({
  labels: z.record(z.string().max(60), z.string().max(20)).default({ ...DETECTION_LABELS }).meta({ label: { zh: '识别标签 → 类别', en: 'label → category' } }),
  minConfidence: Sureness.default(0.5).meta({ label: { zh: '最低置信度', en: 'least confidence' } }),
  // A fire that is doubted costs one look; a fire that is not shown costs a house.
  minConfidenceOf: z.record(z.string().max(60), Sureness).default({ fire: 0.3, smoke: 0.3 }).meta({ label: { zh: '个别标签的最低置信度', en: 'least confidence of single labels' } }),
  dwellS: seconds('停留多久才告警', 'must stay this long', 180),
  urgent: z.array(z.string().max(60)).default(['fire', 'smoke', 'open_burning', 'no_harness', 'confined_space', 'illegal_dumping', 'road_collapse', 'manhole_missing']).meta({ label: { zh: '紧急标签', en: 'urgent labels' } }),
  urgentDwellS: seconds('紧急标签停留', 'urgent ones must stay', 10),
  gapS: seconds('中断多久仍算同一次', 'still the same after a gap of', 120),
  goneS: seconds('多久未见算离开', 'gone when unseen for', 300),
  lostS: seconds('一直没有结束消息时的上限', 'longest without any news', 6 * 3600),
})
type Params = z.infer<typeof Params>
type Facts = RuleFacts<Params>

const ownOf = <V>(record: Readonly<Record<string, V>>, key: string): V | undefined => (Object.hasOwn(record, key) ? record[key] : undefined)

/** What the detector said of it, as far as it did. */
const detailOf = ({ confidence, trackingId, picture }: Sighting): Record<string, string | number> =>
  ({ ...(confidence === null ? {} : { confidence }), ...(trackingId === null ? {} : { trackingId }), ...(picture === null ? {} : { picture }) })

/** The surest word of the detector, and its newest reference. */
function heard(known: Sighting | undefined, said: DetectionDetail | undefined): Pick<Sighting, 'confidence' | 'trackingId' | 'picture'> {
  const confidences = [known?.confidence, said?.confidence].filter((value) => value != null)
  return {
    confidence: confidences.length === 0 ? null : Math.max(...confidences),
    trackingId: said?.trackingId ?? known?.trackingId ?? null, picture: said?.picture ?? known?.picture ?? null,
  }
}

/** Whether the detector was ever sure enough of it; one that never says how sure it is has to be believed. */
const isSure = (label: string, { confidence }: Sighting, { minConfidence, minConfidenceOf }: Params): boolean =>
  confidence === null || confidence >= (ownOf(minConfidenceOf, label) ?? minConfidence)

/** That a thing is still there is said again and again; what it is, since when, and what came of it must outlive a crash. */
function keeping(before: State, after: State): Keeping {
  const labels = Object.keys(after.labels)
  if (labels.length !== Object.keys(before.labels).length) return 'now'
  const isSame = labels.every((label) => {
    const [was, is] = [ownOf(before.labels, label), after.labels[label]!]
    return was !== undefined && was.firstMs === is.firstMs && was.going === is.going && was.raised === is.raised && was.mask === is.mask && was.confidence === is.confidence
  })
  return isSame ? 'later' : 'now'
}

/** A sighting that has lasted long enough and is sure enough: an alarm, or where a mask allows it there and then, a compliant one, counted once. */
function judge(label: string, seen: Sighting, nowMs: number, { params, live, masks }: Facts): { seen: Sighting; raise?: Raise; compliant?: CompliantSighting } {
  const category = ownOf(params.labels, label)
  const isUrgent = params.urgent.includes(label)
  const dwellMs = (isUrgent ? params.urgentDwellS : params.dwellS) * 1000
  if (seen.raised || category === undefined || (seen.going ? nowMs : seen.lastMs) - seen.firstMs < dwellMs) return { seen }
  // Seen and counted on, so that its sightings are all told if the detector becomes sure of it.
  if (!isSure(label, seen, params)) return { seen }
  const [lat, lon] = [seen.lat ?? live.lat, seen.lon ?? live.lon]
  const mask = masks.covering(category, lat, lon, nowMs)
  if (mask !== null) return seen.mask === mask.id ? { seen } : { seen: { ...seen, mask: mask.id }, compliant: { maskId: mask.id, category, atMs: nowMs, lat, lon } }
  return {
    seen: { ...seen, raised: true },
    raise: {
      kind: `ai_${label}`, episodeMs: seen.firstMs, severity: isUrgent ? 'critical' : 'warning', ...(isUrgent ? { priority: 'P2' as const } : {}), category, lat, lon, text: seen.text,
      about: { label, sightings: seen.count, stayedS: Math.round((Math.max(seen.lastMs, seen.going ? nowMs : 0) - seen.firstMs) / 1000), ...detailOf(seen) },
    },
  }
}

/**
 * What a camera's or drone's AI says it sees, once it stays and the detector is sure enough of it. One sighting is one alarm however long it stands there: it is not raised again before it was gone.
 */
export const aiDetectionRule: Rule<State, Params> = {
  name: 'ai_detection',
  title: { zh: 'AI 识别', en: 'AI detection' },
  rationale: {
    consequence: { zh: '违规行为持续，影响市容和秩序', en: 'the offence goes on in the street' },
    operatorAction: { zh: '看图核实，立案派遣或标记误报', en: 'look at the picture; file and dispatch, or dismiss as false' },
    respondWithinS: 180, priority: 'P3', delayOnS: 0, delayOffS: 0, dedupe: 'source_kind',
  },
  kinds: ['camera', 'drone', 'dock', 'bodycam', 'sensor', 'vehicle'], reads: ['event', 'tick'], maxAgeMs: USUAL_MAX_AGE_MS, params: Params, version: 1, state: State,
  open: () => ({ labels: {} }), keeping,
  categories: ({ labels }) => Object.entries(labels).map(([label, code]) => ({ field: `params.labels.${label}`, code })),
  step(state, input, facts) {
    const { params } = facts
    if (input.type === 'tick') return look(state, input.nowMs, facts)
    const { report, atMs } = input
    if (report.type !== 'event' || report.eventType !== 'detection' || report.code === null || ownOf(params.labels, report.code) === undefined) return { state }
    const { code: label, active, text } = report
    const known = ownOf(state.labels, label)
    if (known !== undefined && atMs < known.lastMs) return { state }
    const isSame = known !== undefined && (known.going || atMs - known.lastMs <= params.gapS * 1000 || known.raised)
    if (active === false && !isSame) return { state }
    const placed = Number.isFinite(report.lat) && Number.isFinite(report.lon)
    const place = { lat: placed ? report.lat : known?.lat ?? null, lon: placed ? report.lon : known?.lon ?? null }
    const again = known !== undefined && atMs === known.lastMs && (active === true) === known.going
    const seen: Sighting = isSame
      ? { ...known, lastMs: atMs, going: active === true || (active === null && known.going), count: known.count + (again ? 0 : 1), ...place, text: text ?? known.text, ...heard(known, report.detection) }
      : { firstMs: atMs, lastMs: atMs, going: active === true, count: 1, raised: false, mask: null, ...place, text, ...heard(undefined, report.detection) }
    const others = Object.entries(state.labels).filter(([key]) => key !== label).slice(1 - MAX_LABELS)
    const { seen: judged, raise, compliant } = judge(label, seen, atMs, facts)
    return { state: { labels: Object.fromEntries([...others, [label, judged]]) }, ...(raise === undefined ? {} : { raise: [raise] }), ...(compliant === undefined ? {} : { compliant: [compliant] }) }
  },
}

/** A tick: what has lasted long enough by now, what a mask no longer covers, and what is gone. */
function look(state: State, nowMs: number, facts: Facts): RuleStep<State> {
  const { goneS, lostS } = facts.params
  const labels: Record<string, Sighting> = {}
  const raise: Raise[] = []
  const clear: { kind: string; atMs: number }[] = []
  const compliant: CompliantSighting[] = []
  let changed = false
  for (const [label, seen] of Object.entries(state.labels)) {
    if (nowMs - seen.lastMs >= (seen.going ? lostS : goneS) * 1000) {
      if (seen.raised) clear.push({ kind: `ai_${label}`, atMs: nowMs })
      changed = true
      continue
    }
    const judged = seen.going ? judge(label, seen, nowMs, facts) : { seen }
    if (judged.raise !== undefined) raise.push(judged.raise)
    if (judged.compliant !== undefined) compliant.push(judged.compliant)
    changed ||= judged.seen !== seen
    labels[label] = judged.seen
  }
  return changed ? { state: { labels }, raise, clear, compliant } : { state }
}
