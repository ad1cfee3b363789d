import { z } from 'zod'
import { Beat, BeatInput, DutyKind } from '../model/beat.js'
import { AreaStep } from '../incident/incident.js'
import { ImportAnswer, ListQuery } from './http.js'

/** The longest duty that exists, hours: a whole day's stand-by (值班). What is longer was typed wrongly, 2036 for 2026. */
export const LONGEST_DUTY_H = 24

const when = z.iso.datetime({ offset: true })
const at = z.iso.datetime()
/** One person's duty: for which unit, when, where, wearing which body camera, in which vehicle. `userId` for people with an account, `person` names the others. */
export const DutyInput = z.object({
  squadId: z.uuid(),
  userId: z.uuid().nullish(),
  /** Left out: the name of the account. */
  person: z.string().trim().min(1).max(80).optional(),
  deviceId: z.uuid().nullish(),
  vehicleId: z.uuid().nullish(),
  /** What the shift is called: 早班. */
  shift: z.string().trim().min(1).max(40),
  /** Left out: by day. */
  kind: DutyKind.optional(),
  /** Where the person has to be; without one nobody can say whether they are. */
  beatId: z.uuid().nullish(),
  startsAt: when,
  endsAt: when,
})
export type DutyInput = z.infer<typeof DutyInput>
export const Duty = z.object({
  id: z.uuid(), squadId: z.uuid(), squadName: z.string(), userId: z.uuid().nullable(), person: z.string(), deviceId: z.uuid().nullable(), deviceName: z.string().nullable(), vehicleId: z.uuid().nullable(), vehicleName: z.string().nullable(),
  shift: z.string(), kind: DutyKind, beatId: z.uuid().nullable(), beatName: z.string().nullable(), startsAt: at, endsAt: at, clockedInAt: at.nullable(), clockedOutAt: at.nullable(),
})
export type Duty = z.infer<typeof Duty>
/** Filters of the duty list: those that overlap the time, in the order of their start. */
export const DutyListQuery = ListQuery.extend({ from: when.optional(), to: when.optional(), squadId: z.uuid().optional(), userId: z.uuid().optional() })
export type DutyListQuery = z.infer<typeof DutyListQuery>

/** What a squad is about, the furthest of all that it was sent to: nothing, told, accepted, on the way, there. `off` = the person left before the shift ends. */
export const DUTY_PRESENCES = ['on_scene', 'en_route', 'accepted', 'notified', 'free', 'off'] as const
export const DutyPresence = z.enum(DUTY_PRESENCES)
export type DutyPresence = z.infer<typeof DutyPresence>
/**
 * Somebody on duty at this moment, or who left before the end, with the last known place of camera or vehicle (`placedBy` = which of them) and the areas that
 * hold it, the smallest first; a place that the asker may not see is null.
 */
export const OnDuty = Duty.extend({
  lat: z.number().nullable(), lon: z.number().nullable(), heardAt: at.nullable(), placedBy: z.uuid().nullable(), areas: z.array(AreaStep.extend({ name: z.string() })),
  presence: DutyPresence,
  /** What the squad goes to, where its presence is neither free nor off. */
  incident: z.object({ id: z.uuid(), number: z.string() }).nullable(),
  openTasks: z.number().int(),
  qualifiedFor: z.array(z.string()),
})
export type OnDuty = z.infer<typeof OnDuty>
/** Everybody on duty now that the asker may know of. */
export const OnDutyNow = z.object({ items: z.array(OnDuty) })
export type OnDutyNow = z.infer<typeof OnDutyNow>

/** Filters of the list of beats. */
export const BeatQuery = ListQuery.extend({ squadId: z.uuid().optional() })
export type BeatQuery = z.infer<typeof BeatQuery>
/** Absent = as it was. */
export const BeatPatch = BeatInput.partial()
export type BeatPatch = z.infer<typeof BeatPatch>
/** What an import of beats did, or would do. */
export const BeatImportAnswer = ImportAnswer.omit({ credentials: true, preview: true }).extend({ preview: z.array(Beat.pick({ name: true, squadName: true, place: true })).max(20) })
export type BeatImportAnswer = z.infer<typeof BeatImportAnswer>
