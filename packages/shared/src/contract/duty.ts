import { z } from 'zod'
import { ListQuery } from './http.js'

const when = z.iso.datetime({ offset: true })
const at = z.iso.datetime()
/** One person's duty: for which unit, when, wearing which body camera, in which vehicle. `userId` for people with an account, `person` names the others. */
export const DutyInput = z.object({
  squadId: z.uuid(),
  userId: z.uuid().nullish(),
  /** Left out: the name of the account. */
  person: z.string().trim().min(1).max(80).optional(),
  deviceId: z.uuid().nullish(),
  vehicleId: z.uuid().nullish(),
  /** What the shift is called: 早班. */
  shift: z.string().trim().min(1).max(40),
  startsAt: when,
  endsAt: when,
})
export type DutyInput = z.infer<typeof DutyInput>
export const Duty = z.object({
  id: z.uuid(), squadId: z.uuid(), squadName: z.string(), userId: z.uuid().nullable(), person: z.string(), deviceId: z.uuid().nullable(), deviceName: z.string().nullable(), vehicleId: z.uuid().nullable(), vehicleName: z.string().nullable(),
  shift: z.string(), startsAt: at, endsAt: at, clockedInAt: at.nullable(), clockedOutAt: at.nullable(),
})
export type Duty = z.infer<typeof Duty>
/** Filters of the duty list: those that overlap the time, in the order of their start. */
export const DutyListQuery = ListQuery.extend({ from: when.optional(), to: when.optional(), squadId: z.uuid().optional(), userId: z.uuid().optional() })
export type DutyListQuery = z.infer<typeof DutyListQuery>

/** Somebody on duty at this moment, with the last known place of camera or vehicle. */
export const OnDuty = Duty.extend({ lat: z.number().nullable(), lon: z.number().nullable(), heardAt: at.nullable(), openTasks: z.number().int() })
export type OnDuty = z.infer<typeof OnDuty>
