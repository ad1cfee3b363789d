import { isShelved } from '@watchfloor/shared'
import type { Alarm } from '@watchfloor/shared'
import { FLOOD } from './flood.js'

/** Figures of one seat's alarms over a time, with the bands of DOMAIN §6.1. */
export interface AlarmRate {
  readonly perHour: number
  /** ≤ 6/h ok · ≤ 12/h manageable · < 30/h too many · from 30/h flood. */
  readonly band: 'ok' | 'manageable' | 'too_many' | 'flood'
  /** Alarms in each 10 minutes, oldest first. */
  readonly per10Min: readonly number[]
  /** Share of the time in flood, 0–1; the target is below 0.01. */
  readonly floodShare: number
}

/** In which band so many alarms an hour lie. */
export const alarmBand = (perHour: number): AlarmRate['band'] => perHour <= 6 ? 'ok' : perHour <= 12 ? 'manageable' : perHour < 30 ? 'too_many' : 'flood'

/** The rate of alarms announced between two moments; where several seats share them, that of one. `per10Min` stays that of all. `hours` = how long they could be heard. */
export function alarmRate(announcedMs: readonly number[], fromMs: number, toMs: number, seats = 1, hours = (toMs - fromMs) / 3_600_000): AlarmRate {
  const slots = Math.max(1, Math.ceil((toMs - fromMs) / FLOOD.windowMs))
  const per10Min = Array<number>(slots).fill(0)
  for (const ms of announcedMs) if (ms >= fromMs && ms < toMs) per10Min[Math.floor((ms - fromMs) / FLOOD.windowMs)]! += 1
  const total = per10Min.reduce((sum, n) => sum + n, 0)
  const perHour = hours > 0 ? total / hours / seats : 0
  return { perHour, band: alarmBand(perHour), per10Min, floodShare: per10Min.filter((n) => n / seats >= FLOOD.limit).length / slots }
}

/** The value below which such a part of them lies (nearest rank); null for none. */
export function percentile(values: readonly number[], part: number): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted.length === 0 ? null : sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)]!
}

/** How a set of alarms was answered. Times in ms; ratios 0–1, null without a base. */
export interface AlarmAnswers {
  readonly ackP50Ms: number | null
  readonly ackP95Ms: number | null
  readonly takeP50Ms: number | null
  /** Closed without an incident, of all closed: the nuisance ratio. */
  readonly nuisanceRatio: number | null
}
/** Figures of answering: seeing, taking and resolving are three times. */
export function alarmAnswers(alarms: readonly Alarm[]): AlarmAnswers {
  const since = (time: (alarm: Alarm) => string | null): number[] => alarms.flatMap((alarm) => { const at = time(alarm); return at === null ? [] : [Date.parse(at) - Date.parse(alarm.firstAt)] })
  const acks = since(({ acknowledgedAt }) => acknowledgedAt)
  const closed = alarms.filter(({ state }) => state === 'closed')
  return {
    ackP50Ms: percentile(acks, 0.5), ackP95Ms: percentile(acks, 0.95), takeP50Ms: percentile(since(({ takenAt }) => takenAt), 0.5),
    nuisanceRatio: closed.length === 0 ? null : closed.filter(({ resolution }) => resolution !== 'acted').length / closed.length,
  }
}

/** One source and kind with what it caused. */
export interface BadActor { readonly sourceId: string; readonly kind: string; readonly alarms: number; readonly count: number }
/** Those that ring most, most first: usually a handful make most of the load. */
export function badActors(alarms: readonly Alarm[], most = 10): BadActor[] {
  const sums = new Map<string, BadActor>()
  for (const { sourceId, kind, count } of alarms) {
    const key = JSON.stringify([sourceId, kind])
    const sum = sums.get(key)
    sums.set(key, { sourceId, kind, alarms: (sum?.alarms ?? 0) + 1, count: (sum?.count ?? 0) + count })
  }
  return [...sums.values()].sort((a, b) => b.count - a.count || b.alarms - a.alarms || a.sourceId.localeCompare(b.sourceId)).slice(0, most)
}

/** Sources and kinds whose condition went up or down at least so often within the window: a fault of the detector or of the rule's delays, not of the street. */
export function chattering(alarms: readonly Alarm[], nowMs: number, windowMs = 3_600_000, transitions = 3): BadActor[] {
  const recent = alarms.filter(({ lastAt, clearedAt }) => Math.max(Date.parse(lastAt), clearedAt === null ? 0 : Date.parse(clearedAt)) > nowMs - windowMs)
  const sums = new Map<string, number>()
  const keyOf = ({ sourceId, kind }: { sourceId: string; kind: string }): string => JSON.stringify([sourceId, kind])
  for (const alarm of recent) sums.set(keyOf(alarm), (sums.get(keyOf(alarm)) ?? 0) + alarm.transitions)
  return badActors(recent, Infinity).filter((actor) => sums.get(keyOf(actor))! >= transitions)
}

const STANDING_MS = 24 * 3_600_000
/** Alarms whose condition has lasted for more than a day, the oldest first. */
export const standing = (alarms: readonly Alarm[], nowMs: number): Alarm[] =>
  alarms.filter(({ state, firstAt }) => (state === 'active_new' || state === 'active_seen') && nowMs - Date.parse(firstAt) > STANDING_MS).sort((a, b) => a.firstAt.localeCompare(b.firstAt))

/** What is put aside, the one that comes back first first: part of every hand-over. */
export const shelved = (alarms: readonly Alarm[], nowMs: number): Alarm[] =>
  alarms.filter((alarm) => alarm.state !== 'closed' && isShelved(alarm, nowMs)).sort((a, b) => a.shelf!.until.localeCompare(b.shelf!.until))
