import { z } from 'zod'
import { HourWindow } from '../incident/mask.js'
import { AREA_LEVELS } from '../model/squad.js'
import { ImportAnswer } from './http.js'

/** Who is responsible for what where. `category`: a code, the beginning of one, or `*`; `areaId` null = everywhere; rows that fit equally well: the lower position wins. */
export const RoutingRowInput = z.object({
  category: z.string().trim().regex(/^(\*|[A-Za-z0-9]{1,20})$/, 'a category code, the beginning of one, or *'),
  areaId: z.uuid().nullish(),
  unitId: z.uuid(),
  /** Units that go with it: a joint dispatch. */
  withUnits: z.array(z.uuid()).max(20).optional(),
  /** The plan for that kind of thing, shown with the proposal. */
  plan: z.string().trim().max(2000).nullish(),
  position: z.number().int().min(0).max(1_000_000).optional(),
})
export type RoutingRowInput = z.infer<typeof RoutingRowInput>
export const RoutingRow = z.object({
  id: z.uuid(), position: z.number().int(), category: z.string(), areaId: z.uuid().nullable(), unitId: z.uuid(), withUnits: z.array(z.uuid()), plan: z.string().nullable(),
  /** For people: names of the area and the leading unit. */
  areaName: z.string().nullable(), areaLevel: z.enum(AREA_LEVELS).nullable(), unitName: z.string(),
})
export type RoutingRow = z.infer<typeof RoutingRow>

const phone = z.string().trim().min(1).max(40)
const person = z.string().trim().min(1).max(80)
/** Whom to call for a community, and who stands in; `hours` = the shift in which they are asked, absent = always; `awayUntil` = on leave, the substitute is called. */
export const ContactInput = z.object({
  areaId: z.uuid(), name: person, phone, substitute: z.object({ name: person, phone }).nullish(), hours: z.array(HourWindow).max(20).optional(), awayUntil: z.iso.datetime({ offset: true }).nullish(),
})
export type ContactInput = z.infer<typeof ContactInput>
export const Contact = z.object({
  id: z.uuid(), areaId: z.uuid(), areaName: z.string(), name: z.string(), phone: z.string(), substitute: z.object({ name: z.string(), phone: z.string() }).nullable(), hours: z.array(HourWindow), awayUntil: z.iso.datetime().nullable(),
})
export type Contact = z.infer<typeof Contact>

/** What an import of a table other than devices answers; `preview` shows rows as they were understood. */
export const TableImportAnswer = ImportAnswer.omit({ credentials: true }).extend({ preview: z.array(z.record(z.string(), z.string())).max(20) })
export type TableImportAnswer = z.infer<typeof TableImportAnswer>

/** Asks what the table would propose for a place, without an incident. */
export const RoutingCheckQuery = z.object({ category: z.string().trim().min(1).max(20), lat: z.coerce.number().min(-90).max(90), lon: z.coerce.number().min(-180).max(180) })
export type RoutingCheckQuery = z.infer<typeof RoutingCheckQuery>
/** `row` null = the routing table has a hole there. */
export const RoutingCheck = z.object({
  units: z.array(z.string()), plan: z.string().nullable(), by: z.object({ category: z.enum(['exact', 'class', 'any']), area: z.string() }).nullable(), row: z.uuid().nullable(),
  contact: z.object({ name: z.string(), phone: z.string() }).nullable(), areas: z.array(z.object({ id: z.uuid(), name: z.string(), level: z.enum(AREA_LEVELS) })),
})
export type RoutingCheck = z.infer<typeof RoutingCheck>
