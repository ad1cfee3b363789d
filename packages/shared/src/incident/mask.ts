import { z } from 'zod'
import { AreaGeometry } from '../model/squad.js'
import { minutesOf } from './work-calendar.js'

const Hm = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'HH:MM')
/** Hours on some days of the week (0 = Sunday, absent = all). An end before the start runs past midnight and belongs to the day it began on. */
export const HourWindow = z.object({ days: z.array(z.number().int().min(0).max(6)).min(1).max(7).optional(), from: Hm, to: Hm })
  .refine((w) => minutesOf(w.from) !== minutesOf(w.to), 'a window must have a length; all day is 00:00 to 24:00')
export type HourWindow = z.infer<typeof HourWindow>

/** A place and time where what looks unlawful is allowed: licensed stalls, timed free parking, a repair stall. Both dates are included, local. */
export const MaskInput = z.object({
  name: z.string().trim().min(1).max(120),
  /** Categories it covers. */
  categories: z.array(z.string().min(1).max(20)).min(1).max(50),
  geometry: AreaGeometry,
  /** Absent = at all hours. */
  hours: z.array(HourWindow).max(20).optional(),
  validFrom: z.iso.date().optional(),
  validTo: z.iso.date().optional(),
  /** Number or name of the permit that it rests on. */
  permit: z.string().trim().max(120).optional(),
}).refine((m) => m.validFrom === undefined || m.validTo === undefined || m.validFrom <= m.validTo, 'it would end before it begins')
export type MaskInput = z.infer<typeof MaskInput>
export const Mask = MaskInput.and(z.object({ id: z.string() }))
export type Mask = z.infer<typeof Mask>

/** Where muck trucks may lift: sites (出土工地) and dumps (消纳场). */
export const TruckPlaceInput = z.object({ name: z.string().trim().min(1).max(120), use: z.enum(['site', 'dump']), geometry: AreaGeometry, validFrom: z.iso.date().optional(), validTo: z.iso.date().optional() })
export type TruckPlaceInput = z.infer<typeof TruckPlaceInput>
export const TruckPlace = TruckPlaceInput.extend({ id: z.string() })
export type TruckPlace = z.infer<typeof TruckPlace>

/** A muck truck's permit (准运证): plate, hours, sites, limits. A truck may have several; it is in order when any of them fits. */
export const TruckPermitInput = z.object({
  plate: z.string().trim().min(1).max(20),
  /** As the paper says it; unique where there is one. */
  number: z.string().trim().min(1).max(60).optional(),
  validFrom: z.iso.date(),
  validTo: z.iso.date(),
  /** Absent = at all hours. */
  hours: z.array(HourWindow).max(20).optional(),
  /** Sites and dumps it is for; absent = every known one. */
  placeIds: z.array(z.string()).max(200).optional(),
  /** Heaviest load, kg. */
  maxLoadKg: z.number().positive().max(100_000).optional(),
}).refine((p) => p.validFrom <= p.validTo, 'it would end before it begins')
export type TruckPermitInput = z.infer<typeof TruckPermitInput>
export const TruckPermit = TruckPermitInput.and(z.object({ id: z.string() }))
export type TruckPermit = z.infer<typeof TruckPermit>
