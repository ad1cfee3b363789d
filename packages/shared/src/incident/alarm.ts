import { z } from 'zod'
import { EventSeverity } from '../model/event.js'
import { StateValue } from '../model/device.js'
import { ALARM_STATES } from './alarm-machine.js'
import { Priority } from './priority.js'

const at = z.iso.datetime()
/** Why an alarm is off the list. `acted` = an incident came of it; `dismissed` counts as nuisance. */
export const ALARM_RESOLUTIONS = ['returned', 'dismissed', 'acted'] as const

/** Put aside: by whom, why, until when, and who answers for it. */
export const Shelf = z.object({ by: z.string(), at, until: at, reason: z.string(), owner: z.string() })
export type Shelf = z.infer<typeof Shelf>

/** What somebody wrote beside an alarm, for the other seats and the next shift. */
export const AlarmComment = z.object({ by: z.string(), at, text: z.string() })
export type AlarmComment = z.infer<typeof AlarmComment>
/** More than this is a conversation that belongs into an incident; the oldest go. */
export const MOST_ALARM_COMMENTS = 50

/** One alarm: at most one that is not closed per (source, kind). Its identity is (rule, source, start of the episode). */
export const Alarm = z.object({
  id: z.uuid(),
  version: z.number().int().positive(),
  rule: z.string(),
  kind: z.string(),
  /** The device it is about. */
  sourceId: z.string(),
  state: z.enum(ALARM_STATES),
  priority: Priority,
  severity: EventSeverity,
  /** Category an incident of it would have. */
  category: z.string(),
  /** Start of the first episode, and of the newest one. */
  firstAt: at,
  episodeAt: at,
  /** When it was last raised or repeated. */
  lastAt: at,
  clearedAt: at.nullable(),
  /** How often it was raised, the first included. */
  count: z.number().int().positive(),
  /** How often its condition went up or down: chattering shows here. */
  transitions: z.number().int().positive(),
  lat: z.number().nullable(),
  lon: z.number().nullable(),
  areaId: z.string().nullable(),
  text: z.string().nullable(),
  /** What the rule saw: speed, load, label. */
  about: z.record(z.string(), StateValue),
  acknowledgedAt: at.nullable(),
  acknowledgedBy: z.string().nullable(),
  takenAt: at.nullable(),
  takenBy: z.string().nullable(),
  closedAt: at.nullable(),
  closedBy: z.string().nullable(),
  resolution: z.enum(ALARM_RESOLUTIONS).nullable(),
  reason: z.string().nullable(),
  shelf: Shelf.nullable(),
  incidentId: z.uuid().nullable(),
  /** The seat that it was announced to (DOMAIN §6.1: to the seat that owns the area); null = to all. What an older row or answer lacks was told to all. */
  seatId: z.string().nullable().default(null),
  /** When it was last announced as of something new: the time to acknowledge runs from here. */
  announcedAt: at.nullable().default(null),
  /** The oldest first. */
  comments: z.array(AlarmComment).default([]),
})
export type Alarm = z.infer<typeof Alarm>

/** Whether an alarm is put aside at this moment; a shelf that has run out needs nobody to take it down. */
export const isShelved = (alarm: Alarm, nowMs: number): boolean => alarm.shelf !== null && Date.parse(alarm.shelf.until) > nowMs

const text = z.string().trim().min(1, 'a text is required').max(500)
const reason = z.string().trim().min(1, 'a reason is required').max(500)
const base = { actionId: z.uuid().optional(), version: z.number().int().positive() }
/** What may be done to an alarm, with what each needs. */
export const AlarmActionInput = z.discriminatedUnion('action', [
  z.object({ action: z.literal('ack'), ...base, note: text.optional() }),
  z.object({ action: z.literal('take'), ...base }),
  z.object({ action: z.literal('shelve'), ...base, reason, until: z.iso.datetime({ offset: true }), owner: z.string().min(1).max(100).optional() }),
  z.object({ action: z.literal('unshelve'), ...base }),
  z.object({ action: z.literal('to_incident'), ...base, category: z.string().max(20).optional() }),
  z.object({ action: z.literal('dismiss'), ...base, reason }),
  z.object({ action: z.literal('comment'), ...base, text }),
])
export type AlarmActionInput = z.infer<typeof AlarmActionInput>
