import { DEFAULT_CODE_SET } from '@watchfloor/shared'
import type { IncidentSource, IncidentState, Outcome } from '@watchfloor/shared'
import { factsOf, placeIn } from '@watchfloor/domain'
import type { FactLine, IncidentFacts } from '@watchfloor/domain'
import { place } from './city.js'
import type { City, Place } from './city.js'

/** A year of a city like Pinghu: 558,000 reports that were accepted, 514,000 of them closed without a hand. */
export const ACCEPTED = 558_000
export const FLOWED = 514_000
/** Reports beside: merged into others, voided, rejected. */
const MERGED = 11_000
const VOIDED = 3_000

const HOUR = 3_600_000
const DAY = 24 * HOUR
const WORDS = ['占道经营', '店外经营', '暴露垃圾', '乱堆物料', '非机动车乱停', '车辆违停', '道路破损', '井盖松动', '沿街晾挂', '小广告', '油烟扰民', '露天烧烤', '渣土洒落', '绿地脏乱', '违规撑伞', '噪音扰民']
const STREETS = ['大成路', '南山路', '弥勒大道', '机场南路', '锦奉大道', '当湖街道', '钟埭路', '人民西路', '解放东路', '环城北路', '新华中路', '东湖大道', '平湖大道', '梅兰苑', '永乐里', '白云小区']
const SOURCES: readonly [IncidentSource, number][] = [['ai', 46], ['video', 16], ['officer', 14], ['grid', 9], ['hotline', 7], ['citizen', 5], ['drone', 2], ['list', 1]]

/** What belongs to one report: values for the columns of each table, and its facts. */
export interface Story {
  incident: readonly unknown[]
  clocks: readonly (readonly unknown[])[]
  dispatch: readonly unknown[] | null
  lines: readonly (readonly unknown[])[]
  facts: IncidentFacts
  /** One row for each area that holds its place. */
  areas: readonly (readonly unknown[])[]
}
export const COLUMNS = {
  incident: 'id number version state state_before category standard priority lat lon address area_id area_path description source reported_by first_sighting merged_into children lead_unit_id handled_by outcome rectified check_passed reworks returns extensions suspensions supervised urged closed_by_rule created_at updated_at closed_at suspended_until press_kind press_due press_yellow',
  area_incident: 'area_id created_at incident_id',
  incident_clock: 'id incident_id kind limit_of started_at run_from budget_ms due_at yellow_at stopped_at late exempt extensions fired_at generation',
  dispatch_record: 'id incident_id unit_id lead state version notified_at accepted_at ended_at by_person',
  timeline_line: 'id incident_id version action from_state to_state actor recorded_at evidence about',
} as const

/** Numbers that look random and are the same in every run (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Ids in the order of time, as UUIDv7 has them, but without a clock. */
function idMaker(): (ms: number) => string {
  let n = 0
  return (ms) => {
    const time = Math.floor(ms).toString(16).padStart(12, '0')
    const count = (++n).toString(16).padStart(12, '0')
    return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${count}`
  }
}

/** The city's own rows that the stories refer to. */
export interface Ground { city: City; squads: readonly string[] }

/** All reports of the year that ends at `endMs`, in the order of time. */
export function* year(endMs: number, { city, squads }: Ground): Generator<Story> {
  const next = dice(20241231)
  const pick = <T>(of: readonly T[]): T => of[Math.floor(next() * of.length)]!
  const id = idMaker()
  const total = ACCEPTED + MERGED + VOIDED
  const codes = DEFAULT_CODE_SET.categories.map(({ code }) => code)
  const startMs = endMs - 365 * DAY
  const sources = SOURCES.flatMap(([source, weight]) => Array.from({ length: weight }, () => source))
  const persons = Array.from({ length: 300 }, (_, i) => `officer-${i}`)
  // The last four hours' are too young to be closed: the others have to come to the whole number.
  const young = Math.ceil((total * 4 * HOUR) / (365 * DAY)) + 1
  const counts = { flowed: 0, merged: 0, voided: 0 }
  let lastId: string | null = null
  for (let i = 0; i < total; i++) {
    const createdMs = Math.floor(startMs + ((i + next() * 0.9) / total) * 365 * DAY)
    const ageMs = endMs - createdMs
    const source = pick(sources)
    const left = total - i
    // Each kind is dealt evenly, so that its exact number comes out at the end.
    const dealt = next() * left
    const kind = dealt < MERGED - counts.merged && lastId !== null ? 'merged' : dealt < MERGED - counts.merged + VOIDED - counts.voided ? 'voided' : counts.flowed < FLOWED && next() * (left - young - (MERGED - counts.merged) - (VOIDED - counts.voided)) < FLOWED - counts.flowed && ageMs > 4 * HOUR ? 'flowed' : 'handed'
    if (kind !== 'handed') counts[kind]++
    const fate = next()
    const state: IncidentState = kind === 'merged' ? 'merged' : kind === 'voided' ? 'voided' : kind === 'flowed' ? 'closed'
      : ageMs < 3 * DAY ? (fate < 0.2 ? 'reported' : fate < 0.4 ? 'filed' : fate < 0.7 ? 'dispatched' : fate < 0.9 ? 'handling' : 'handled') : fate < 0.012 ? 'suspended' : fate < 0.3 ? 'rejected' : 'closed'
    const story = tell({ id: id(createdMs), newId: id, createdMs, endMs, source, state, flowed: kind === 'flowed', next, category: codes[Math.floor(next() * next() * codes.length)]!, place: place(city, next), squad: pick(squads), person: pick(persons), word: `${pick(STREETS)}${1 + Math.floor(next() * 400)}号${pick(WORDS)}`, into: state === 'merged' ? lastId : null, seq: i })
    if (state === 'closed') lastId = story.facts.incidentId
    yield story
  }
}

interface Plot {
  id: string; newId: (ms: number) => string; createdMs: number; endMs: number; source: IncidentSource; state: IncidentState; flowed: boolean; next: () => number; category: string; place: Place; squad: string; person: string; word: string
  into: string | null; seq: number
}
const PATH: Partial<Record<IncidentState, number>> = { reported: 1, merged: 1, voided: 1, rejected: 1, filed: 2, dispatched: 3, handling: 4, suspended: 4, handled: 4, closed: 5 }
const STEPS = [['report', null, 'reported'], ['file', 'reported', 'filed'], ['dispatch', 'filed', 'dispatched'], ['accept', 'dispatched', 'handling'], ['handle', 'handling', 'handled'], ['close', 'handled', 'closed']] as const

/** One report's life. Five lines for most: those who flow are accepted and handled in one. */
function tell(p: Plot): Story {
  const { next, state } = p
  const iso = (ms: number): string => new Date(ms).toISOString()
  const steps = PATH[state]! >= 5 || state === 'handled' ? STEPS.filter(([action]) => action !== 'accept').slice(0, state === 'handled' ? 4 : 5) : STEPS.slice(0, PATH[state])
  const took = [0, 60_000 + next() * 10 * 60_000, 60_000, (0.2 + next() * next() * 30) * HOUR, 20 * 60_000]
  const hub = { type: 'system', rule: 'flow.trusted', why: 'source and category are trusted' }
  const seat = { type: 'person', id: 'seat-1', name: '座席一', role: 'seat' }
  let at = p.createdMs
  const lines: (FactLine & { version: number })[] = steps.map(([action, from, to], i) => {
    at = Math.min(at + took[i]!, p.endMs)
    const actor = (action === 'handle' || action === 'accept' ? { type: 'person', id: p.person, name: p.person, role: 'officer' } : p.flowed || action === 'report' ? hub : seat) as FactLine['actor']
    return { id: p.newId(at), action, from, to: i === steps.length - 1 ? (state === 'suspended' ? 'handling' : to) : to, actor, recordedAt: iso(at), occurredAt: null, about: {}, version: i + 1 }
  })
  const ending = { merged: 'merge', voided: 'void', rejected: 'reject', suspended: 'suspend' }[state as 'merged']
  if (ending !== undefined) lines.push({ id: p.newId(at), action: ending, from: lines.at(-1)!.to, to: state, actor: seat as FactLine['actor'], recordedAt: iso(at), occurredAt: null, about: {}, version: lines.length + 1 })
  const done = state === 'handled' || state === 'closed'
  const open = ['reported', 'filed', 'dispatched', 'handling', 'suspended', 'handled'].includes(state)
  const sent = PATH[state]! >= 3
  const roll = next()
  const outcome: Outcome | null = done ? (roll < 0.3 ? 'on_spot' : roll < 0.92 ? 'rectified' : roll < 0.96 ? 'not_found' : 'case') : null
  const { lat, lon, path } = p.place
  const filedMs = Date.parse(lines[Math.min(1, lines.length - 1)]!.recordedAt)
  const dueMs = filedMs + (4 + next() * 40) * HOUR
  const late = done && at > dueMs
  const closedAt = state === 'closed' || state === 'rejected' || state === 'voided' ? iso(at) : null
  const incident = {
    id: p.id, number: `${iso(p.createdMs).slice(0, 10).replaceAll('-', '')}${String(p.seq).padStart(6, '0')}`, version: lines.length, state, createdAt: iso(p.createdMs), closedAt, ...placeIn(path), category: p.category, lat, lon,
    firstSighting: { source: p.source, by: p.source === 'officer' ? p.person : `${p.source}-${Math.floor(next() * 40)}`, at: iso(p.createdMs), incidentId: p.id }, leadUnitId: sent ? p.squad : null, handledBy: done ? p.person : null,
    outcome, rectified: outcome === null ? null : outcome !== 'case' && outcome !== 'not_found', reworks: done && next() < 0.03 ? 1 : 0, returns: next() < 0.02 ? 1 : 0, extensions: next() < 0.01 ? 1 : 0, suspensions: state === 'suspended' ? 1 : 0, closedByRule: p.flowed ? 'flow.trusted' : null,
  }
  const clocks = [
    { kind: 'accept' as const, from: p.createdMs, stopped: lines.length > 1 ? filedMs : null, due: p.createdMs + 15 * 60_000, late: false },
    ...(PATH[state]! >= 2 ? [{ kind: 'disposal' as const, from: filedMs, stopped: open ? null : at, due: dueMs, late }] : []),
  // A hub that was there would have rung them when they were due, not all of them while it is measured.
  ].map((c) => ({ ...c, exempt: false, firedAt: c.stopped === null && c.due <= p.endMs ? iso(c.due) : null, stoppedAt: c.stopped === null ? null : iso(c.stopped), pausedAt: null }))
  const facts = factsOf({ incident, clocks, dispatches: sent ? [{ state: done ? 'released' : 'accepted' }] : [] }, lines, { answered: closedAt !== null && next() < 0.95, reportedAgain: false, repeats: false })
  const running = open ? clocks.at(-1)! : null
  return {
    facts, areas: path.map((step) => [step.id, incident.createdAt, p.id]),
    incident: [
      incident.id, incident.number, incident.version, state, state === 'merged' ? 'reported' : null, p.category, 0, next() < 0.01 ? 'P2' : 'P3', lat, lon, p.word.slice(0, -4), incident.areaId, incident.areaPath, p.word, p.source, incident.firstSighting.by, incident.firstSighting, p.into, 0,
      incident.leadUnitId, incident.handledBy, outcome, incident.rectified, null, incident.reworks, incident.returns, incident.extensions, incident.suspensions, false, 0, incident.closedByRule, incident.createdAt, iso(at), closedAt,
      state === 'suspended' ? iso(p.endMs + 30 * DAY) : null, running?.kind ?? null, running === null ? 'infinity' : iso(running.due), running === null ? null : iso(running.due - 5 * 60_000),
    ],
    clocks: clocks.map((c) => [p.newId(c.from), p.id, c.kind, { amount: 2, unit: 'urgent_day' }, iso(c.from), iso(c.from), Math.round(c.due - c.from), iso(c.due), iso(c.due - 5 * 60_000), c.stoppedAt, c.stoppedAt === null ? null : c.late, false, 0, c.firedAt, c.firedAt === null ? 1 : 2]),
    dispatch: sent ? [p.newId(at), p.id, p.squad, true, done ? 'released' : 'accepted', 2, lines[Math.min(2, lines.length - 1)]!.recordedAt, null, done ? iso(at) : null, p.person] : null,
    lines: lines.map((line) => [line.id, p.id, line.version, line.action, line.from, line.to, line.actor, line.recordedAt, '{}', line.about]),
  }
}
