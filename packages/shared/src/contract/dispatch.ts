import { z } from 'zod'
import { Priority } from '../incident/priority.js'
import { DEVICE_KINDS, Presence } from '../model/device.js'

/** One ground for a squad's place in the ranking, as domain's `rankSquads` gives it. */
export const RankReasonEntry = z.object({
  factor: z.enum(['distance', 'load', 'qualification', 'shift_end', 'last_contact', 'responsible', 'off_duty']), minutes: z.number(), value: z.number().nullable(),
  by: z.enum(['road', 'straight', 'unknown']).optional(),
})
export const RankedUnit = z.object({
  unitId: z.string(), name: z.string(), kind: z.enum(['squad', 'department']), minutes: z.number(), eligible: z.boolean(), lat: z.number().nullable(), lon: z.number().nullable(), reasons: z.array(RankReasonEntry),
})
export type RankedUnit = z.infer<typeof RankedUnit>

/** Who should go to an incident: who is responsible and what for, then all units that could, best first. */
export const DispatchProposal = z.object({
  units: z.array(z.string()), plan: z.string().nullable(),
  /** By which row of the routing table; null = it has a hole here. */
  by: z.object({ category: z.enum(['exact', 'class', 'any']), area: z.string() }).nullable(),
  contact: z.object({ name: z.string(), phone: z.string() }).nullable(),
  ranked: z.array(RankedUnit),
})
export type DispatchProposal = z.infer<typeof DispatchProposal>

/** An officer who could be sent to look at a place. `distanceM` null = nobody knows where; `sameUnit` = of the unit whose work it is; `tasks` = places not yet answered. */
export const Looker = z.object({ id: z.uuid(), name: z.string(), unitId: z.string().nullable(), onDuty: z.boolean(), distanceM: z.number().int().nullable(), sameUnit: z.boolean(), tasks: z.number().int() })
export type Looker = z.infer<typeof Looker>
/** Who could look, best first; `none` says why where there is nobody: no officer has an account, or those who have did or reported it themselves. */
export const Lookers = z.object({ items: z.array(Looker), none: z.enum(['no_officer', 'did_it']).nullable() })
export type Lookers = z.infer<typeof Lookers>

/** Something a person is told on the console or phone; rings only where `sound` and the browser was armed. */
export const Notice = z.object({
  id: z.uuid(), type: z.enum(['notify', 'withdraw', 'escalation', 'answer']), incidentId: z.uuid().nullable(), alarmId: z.uuid().nullable(), number: z.string().nullable(), action: z.string(),
  priority: Priority.nullable(), sound: z.boolean(), about: z.record(z.string(), z.unknown()), at: z.iso.datetime(),
})
export type Notice = z.infer<typeof Notice>

/** A notice as its reader finds it again. */
export const KeptNotice = Notice.extend({ readAt: z.iso.datetime().nullable() })
export type KeptNotice = z.infer<typeof KeptNotice>

/** A device near a place. `heardAt` null = it is known by its registered place only. */
export const NearbyDevice = z.object({ id: z.uuid(), name: z.string(), kind: z.enum(DEVICE_KINDS), lat: z.number(), lon: z.number(), distanceM: z.number().int(), presence: Presence, heardAt: z.iso.datetime().nullable() })
export type NearbyDevice = z.infer<typeof NearbyDevice>
/** What could see or reach a place, nearest first. */
export const Nearby = z.object({ cameras: z.array(NearbyDevice), drones: z.array(NearbyDevice), bodycams: z.array(NearbyDevice), vehicles: z.array(NearbyDevice) })
export type Nearby = z.infer<typeof Nearby>
/** How far is looked, and how many of a kind come back. */
export const NearbyQuery = z.object({ radiusM: z.coerce.number().int().min(50).max(50_000).default(3000), limit: z.coerce.number().int().min(1).max(50).default(8) })
export type NearbyQuery = z.infer<typeof NearbyQuery>
