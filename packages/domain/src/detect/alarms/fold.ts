import { SERVICE_TARGETS, alarmTargetOf, isMoreUrgent } from '@watchfloor/shared'
import type { Alarm } from '@watchfloor/shared'
import type { Clear } from '../rule.js'
import type { RaisedAlarm } from '../run-rule.js'

/** What the hub adds to a raise. */
export interface FoldFacts { readonly nowMs: number; readonly newId: () => string; readonly sourceId: string; readonly areaId: string | null }
/**
 * What a raise came to. `new` a row, `repeat` the same row counted up, `duplicate` nothing: it was delivered again. `announce` = consoles must be told as of
 * something new; `opensIncident` = its priority opens one without a hand and it has none yet.
 */
export interface Folded { readonly type: 'new' | 'repeat' | 'duplicate'; readonly alarm: Alarm; readonly announce: boolean; readonly opensIncident: boolean }

const iso = (ms: number): string => new Date(ms).toISOString()
const number = (value: number): number | null => (Number.isFinite(value) ? value : null)
const opens = (alarm: Alarm): boolean => alarm.incidentId === null && SERVICE_TARGETS[alarm.priority].opensIncident

/** Folds a raise into the one alarm of its source and kind that is not closed (null = there is none). */
export function foldRaise(open: Alarm | null, raise: RaisedAlarm, { nowMs, newId, sourceId, areaId }: FoldFacts): Folded {
  const { episodeMs, kind, rule, priority, severity, category, text } = raise
  const at = iso(nowMs)
  const place = { lat: number(raise.lat), lon: number(raise.lon), areaId }
  if (open === null) {
    const alarm: Alarm = {
      id: newId(), version: 1, rule, kind, sourceId, state: 'active_new', priority, severity, category, firstAt: iso(episodeMs), episodeAt: iso(episodeMs), lastAt: at, clearedAt: null,
      count: 1, transitions: 1, ...place, text, about: { ...raise.about }, acknowledgedAt: null, acknowledgedBy: null, takenAt: null, takenBy: null, closedAt: null, closedBy: null,
      resolution: null, reason: null, shelf: null, incidentId: null, seatId: null, announcedAt: null, comments: [],
    }
    return { type: 'new', alarm, announce: true, opensIncident: opens(alarm) }
  }
  const state = alarmTargetOf(open.state, 'repeat')
  if (state === undefined || episodeMs <= Date.parse(open.episodeAt)) return { type: 'duplicate', alarm: open, announce: false, opensIncident: false }
  const graver = isMoreUrgent(priority, open.priority)
  const cameBack = open.state === 'cleared_new'
  const alarm: Alarm = {
    // Graver than what somebody saw is something that nobody has seen.
    ...open, version: open.version + 1, state: graver ? 'active_new' : state, severity, priority: graver ? priority : open.priority, category: graver ? category : open.category,
    episodeAt: iso(episodeMs), lastAt: at, clearedAt: null, count: open.count + 1, transitions: open.transitions + (cameBack ? 1 : 0),
    ...(place.lat === null ? {} : place), text: text ?? open.text, about: { ...raise.about }, ...(graver ? { shelf: null, acknowledgedAt: null, acknowledgedBy: null } : {}),
  }
  return { type: 'repeat', alarm, announce: graver || cameBack, opensIncident: opens(alarm) }
}

/** The alarm after its condition was over, or null where that is no news. It is closed if somebody saw it, and waits for that if nobody did. */
export function foldClear(open: Alarm | null, { atMs }: Clear, nowMs: number): Alarm | null {
  const state = open === null ? undefined : alarmTargetOf(open.state, 'clear')
  if (open === null || state === undefined || atMs < Date.parse(open.episodeAt)) return null
  const closed = state === 'closed'
  return {
    ...open, version: open.version + 1, state, clearedAt: iso(nowMs), transitions: open.transitions + 1,
    ...(closed ? { closedAt: iso(nowMs), shelf: null, resolution: open.incidentId === null ? ('returned' as const) : ('acted' as const) } : {}),
  }
}
