import { z } from 'zod'
import { Alarm } from '../incident/alarm.js'
import { ALARM_STATES } from '../incident/alarm-machine.js'
import { Priority } from '../incident/priority.js'
import { RuleSettings } from '../incident/rule-settings.js'
import { TwoNames } from '../incident/categories/category.js'
import { DEVICE_KINDS } from '../model/device.js'
import { ErrorCode } from './errors.js'
import { ListQuery } from './http.js'

/** Filters of the alarm list. `open` = everything that is not closed. */
export const AlarmListQuery = ListQuery.extend({
  open: z.enum(['true', 'false']).transform((text) => text === 'true').optional(),
  state: z.enum(ALARM_STATES).optional(),
  priority: Priority.optional(),
  rule: z.string().max(60).optional(),
  sourceId: z.uuid().optional(),
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
})
export type AlarmListQuery = z.infer<typeof AlarmListQuery>

/** The answer to an action on an alarm; `incidentId` where one was opened. */
export const AlarmAnswer = z.object({ alarm: Alarm, incidentId: z.uuid().nullable() })
export type AlarmAnswer = z.infer<typeof AlarmAnswer>

/**
 * Many acknowledged at once: a folded group, or a selection. Each with the priority that was seen: what became graver meanwhile is left, for nobody has seen that;
 * what only repeated is acknowledged as it is.
 */
export const AlarmsAckInput = z.object({ alarms: z.array(z.object({ id: z.uuid(), priority: Priority })).min(1).max(500), note: z.string().trim().min(1).max(500).optional() })
export type AlarmsAckInput = z.infer<typeof AlarmsAckInput>
/** Those that are acknowledged by it, and those that were left, each with the reason. */
export const AlarmsAckAnswer = z.object({ alarms: z.array(Alarm), left: z.array(z.object({ id: z.uuid(), code: ErrorCode, message: z.string() })) })
export type AlarmsAckAnswer = z.infer<typeof AlarmsAckAnswer>

/** One line of a rule's form. */
export const RuleField = z.object({
  key: z.string(), type: z.enum(['number', 'boolean', 'text', 'choice', 'list', 'map']), label: z.object({ zh: z.string(), en: z.string() }), unit: z.string().nullable(),
  min: z.number().nullable(), max: z.number().nullable(), choices: z.array(z.string()).nullable(), usual: z.unknown(),
})
/** A rule with how this centre runs it and the form of its parameters. */
export const RuleEntry = z.object({ name: z.string(), title: TwoNames, kinds: z.array(z.enum(DEVICE_KINDS)), settings: RuleSettings, changed: z.boolean(), form: z.array(RuleField) })
export type RuleEntry = z.infer<typeof RuleEntry>

/** All rules, the gravest first. */
export const RuleList = z.object({ items: z.array(RuleEntry) })
export type RuleList = z.infer<typeof RuleList>
/** Settings on their way in: judged by the rule's own schema, so that each fault is named (`rule.unfit`). */
export const RuleSettingsInput = z.record(z.string(), z.unknown())
export type RuleSettingsInput = z.infer<typeof RuleSettingsInput>

const LONGEST_MS = 31 * 86_400_000
/** Times of the figures, at most 31 days; without any the last eight hours. */
export const AlarmFiguresQuery = z.object({ from: z.iso.datetime({ offset: true }).optional(), to: z.iso.datetime({ offset: true }).optional() })
  .refine(({ from, to }) => from === undefined || Date.parse(from) < (to === undefined ? Date.now() : Date.parse(to)), { path: ['from'], message: 'must lie before the end' })
  .refine(({ from, to }) => from === undefined || (to === undefined ? Date.now() : Date.parse(to)) - Date.parse(from) <= LONGEST_MS, { path: ['from'], message: 'at most 31 days at a time' })
export type AlarmFiguresQuery = z.infer<typeof AlarmFiguresQuery>

const band = z.enum(['ok', 'manageable', 'too_many', 'flood'])
/** What one seat was told while somebody sat there. */
export const SeatFigures = z.object({ seatId: z.string(), name: z.string(), told: z.number().int(), seatedMs: z.number(), perHour: z.number(), band, per10Min: z.array(z.number()), floodShare: z.number() })
export type SeatFigures = z.infer<typeof SeatFigures>

/**
 * Figures of the alarms announced to this centre's seats (DOMAIN §6.1). Times in ms; ratios 0–1. `seats` = those that were taken, the most loaded first in `bySeat`;
 * `perSeatPerHour` and `floodShare` are the mean over the hours in which they were; while nobody sat anywhere, of one that hears all.
 */
export const AlarmFigures = z.object({
  from: z.iso.datetime(), to: z.iso.datetime(), seats: z.number().int(), bySeat: z.array(SeatFigures), perSeatPerHour: z.number(), band, per10Min: z.array(z.number()), floodShare: z.number(),
  ackP50Ms: z.number().nullable(), ackP95Ms: z.number().nullable(), takeP50Ms: z.number().nullable(), nuisanceRatio: z.number().nullable(),
  badActors: z.array(z.object({ sourceId: z.string(), kind: z.string(), alarms: z.number().int(), count: z.number().int() })),
  chattering: z.array(z.object({ sourceId: z.string(), kind: z.string(), alarms: z.number().int(), count: z.number().int() })),
  standing: z.array(Alarm), shelved: z.array(Alarm), compliantSightings: z.number().int(),
})
export type AlarmFigures = z.infer<typeof AlarmFigures>
