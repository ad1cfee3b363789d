import { z } from 'zod'
import { ActionInput } from '../incident/action-input.js'
import { DispatchState } from '../incident/dispatch-record.js'
import { Incident, IncidentDetail, IncidentInput, IncidentSource } from '../incident/incident.js'
import { ClockKind } from '../incident/clock.js'
import { INCIDENT_STATES } from '../incident/machine.js'
import { Priority } from '../incident/priority.js'
import { TimelineLine } from '../incident/timeline.js'
import { Bbox } from '../model/bbox.js'
import { ListQuery } from './http.js'

/** Words parted by commas, each of a closed list. */
const several = <T extends z.ZodType<unknown, string>>(item: T) => z.string().max(400).transform((text) => text.split(',').filter(Boolean)).pipe(z.array(item).min(1))
const when = z.iso.datetime({ offset: true })

/** Filters of the incident list. `open` = every state in which somebody still has to do something. `sort`: the most pressing first, or the newest. */
export const IncidentListQuery = ListQuery.extend({
  state: several(z.enum(INCIDENT_STATES)).optional(),
  open: z.enum(['true', 'false']).transform((text) => text === 'true').optional(),
  priority: several(Priority).optional(),
  source: several(IncidentSource).optional(),
  /** A code, or the beginning of one. */
  category: z.string().max(20).optional(),
  /** Any area that holds the place, of whatever level. */
  areaId: z.uuid().optional(),
  unitId: z.string().max(100).optional(),
  /** A user's id, or `me`. */
  holder: z.string().max(100).optional(),
  from: when.optional(),
  to: when.optional(),
  bbox: z.string().max(100).transform((text) => text.split(',').map(Number)).pipe(Bbox).optional(),
  sort: z.enum(['queue', 'newest']).default('newest'),
})
export type IncidentListQuery = z.infer<typeof IncidentListQuery>

/** A new report over HTTP; the same `actionId` again gets the first answer. */
export const NewIncident = IncidentInput.extend({ actionId: z.uuid().optional() })
export type NewIncident = z.infer<typeof NewIncident>

/** Where something is about to be reported: what may be the same matter. */
export const DuplicateQuery = z.object({ category: z.string().trim().min(1).max(20), lat: z.coerce.number().min(-90).max(90), lon: z.coerce.number().min(-180).max(180) })
export type DuplicateQuery = z.infer<typeof DuplicateQuery>

/** The clock that presses most: the running one that ends first. */
export const PressingClock = z.object({ kind: ClockKind, dueAt: z.iso.datetime(), yellowAt: z.iso.datetime() })
/** An incident as a queue shows it. */
export const IncidentRow = Incident.extend({
  clock: PressingClock.nullable(),
  units: z.array(z.object({ id: z.uuid(), unitId: z.string(), lead: z.boolean(), state: DispatchState })),
  /** Id of the first picture, null where there is none. */
  picture: z.string().nullable(),
})
export type IncidentRow = z.infer<typeof IncidentRow>

/** The answer to an action: what became of the incident, and until when the same person may take it back. */
export const ActionAnswer = z.object({ incident: IncidentDetail, line: TimelineLine, undoUntil: z.iso.datetime().nullable() })
export type ActionAnswer = z.infer<typeof ActionAnswer>

/** The same action on many; each stands on its own: what cannot be done is named, the others are done. */
export const BulkInput = z.object({ items: z.array(z.object({ id: z.uuid(), input: ActionInput })).min(1).max(200) })
export type BulkInput = z.infer<typeof BulkInput>
export const BulkAnswer = z.object({ done: z.array(z.object({ id: z.uuid(), version: z.number().int() })), refused: z.array(z.object({ id: z.uuid(), code: z.string(), message: z.string() })) })
export type BulkAnswer = z.infer<typeof BulkAnswer>

/** An open incident that may be the same matter. */
export const DuplicateEntry = z.object({ incident: IncidentRow, distanceM: z.number(), apartMs: z.number(), sameCategory: z.boolean() })
export type DuplicateEntry = z.infer<typeof DuplicateEntry>

export const SavedFilterInput = z.object({ name: z.string().trim().min(1).max(60), query: z.record(z.string(), z.string().max(400)) })
export type SavedFilterInput = z.infer<typeof SavedFilterInput>
export const SavedFilter = SavedFilterInput.extend({ id: z.uuid() })
export type SavedFilter = z.infer<typeof SavedFilter>

/** A version of the city's categories in the list of versions. */
export const CodeSetVersion = z.object({ id: z.string(), note: z.string(), active: z.boolean(), createdAt: z.iso.datetime(), categories: z.number().int() })
export type CodeSetVersion = z.infer<typeof CodeSetVersion>
