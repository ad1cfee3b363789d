import { ALARM_ACTORS, MOST_ALARM_COMMENTS, SERVICE_TARGETS, alarmTargetOf, isShelved } from '@watchfloor/shared'
import type { Alarm, AlarmActionInput } from '@watchfloor/shared'
import { idOf, isoOf, refuse } from '../../incident/case-file.js'
import type { Actor, Refusal } from '../../incident/case-file.js'

/** What an action on an alarm led to; `opens` = an incident of this category has to be opened in the same transaction, and its id put into the alarm. */
export interface AlarmChange { readonly ok: true; readonly alarm: Alarm; readonly opens: { readonly category: string } | null }

function shelfFault(alarm: Alarm, until: string, nowMs: number): Refusal | null {
  const { maxShelfMs } = SERVICE_TARGETS[alarm.priority]
  if (maxShelfMs === 0) return refuse('alarm.not_shelvable', `${alarm.priority} may not be put aside: acknowledge or take it`, { priority: alarm.priority })
  const length = Date.parse(until) - nowMs
  if (!(length > 0)) return refuse('alarm.not_shelvable', 'the end must lie ahead', { until })
  return length > maxShelfMs ? refuse('alarm.not_shelvable', `${alarm.priority} may be put aside for ${Math.round(maxShelfMs / 60_000)} minutes at most`, { maxMs: maxShelfMs }) : null
}

/** One action on one alarm, or why not. The hub may open an incident by a named rule; all else is for people. */
export function actOnAlarm(alarm: Alarm, input: AlarmActionInput, actor: Actor, nowMs: number): AlarmChange | Refusal {
  const { action } = input
  if (input.version !== alarm.version) return refuse('alarm.stale_version', `the alarm has version ${alarm.version} by now`, { version: alarm.version, state: alarm.state })
  const state = alarmTargetOf(alarm.state, action)
  if (state === undefined) return refuse('alarm.illegal_action', `${action} is not possible, the alarm is ${alarm.state}`, { state: alarm.state })
  if (actor.type === 'system' ? action !== 'to_incident' : !ALARM_ACTORS[action].includes(actor.role)) return refuse('auth.forbidden', `${action} is for: ${ALARM_ACTORS[action].join(' or ')}`)
  if (action === 'to_incident' && alarm.incidentId !== null) return refuse('alarm.illegal_action', 'it has an incident already', { incidentId: alarm.incidentId })
  if (action === 'unshelve' && !isShelved(alarm, nowMs)) return refuse('alarm.illegal_action', 'it is not put aside')
  const fault = action === 'shelve' ? shelfFault(alarm, input.until, nowMs) : null
  if (fault !== null) return fault

  const at = isoOf(nowMs)
  const by = idOf(actor)
  const said = action === 'comment' ? input.text : action === 'ack' ? input.note : undefined
  const next: Alarm = { ...alarm, version: alarm.version + 1, state, ...(said === undefined ? {} : { comments: [...alarm.comments, { by, at, text: said }].slice(-MOST_ALARM_COMMENTS) }) }
  if (action === 'comment') return { ok: true, alarm: next, opens: null }
  // Whoever does anything with an alarm has seen it; seeing, taking and resolving keep a time each.
  if (alarm.acknowledgedAt === null) Object.assign(next, { acknowledgedAt: at, acknowledgedBy: by })
  if (action === 'take') Object.assign(next, { takenAt: at, takenBy: by })
  if (action === 'shelve') next.shelf = { by, at, until: new Date(input.until).toISOString(), reason: input.reason, owner: input.owner ?? by }
  if (action === 'unshelve') next.shelf = null
  if (state === 'closed') {
    const resolution = action === 'dismiss' ? 'dismissed' : action === 'to_incident' || alarm.incidentId !== null ? 'acted' : 'returned'
    Object.assign(next, { closedAt: at, closedBy: by, shelf: null, resolution, reason: action === 'dismiss' ? input.reason : null })
  }
  return { ok: true, alarm: next, opens: action === 'to_incident' ? { category: input.category ?? alarm.category } : null }
}
