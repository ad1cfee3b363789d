import { z } from 'zod'

/** A squad (中队) of our own, or a department that is asked to act (部门). Both are units: what an incident is dispatched to. */
export const UNIT_KINDS = ['squad', 'department'] as const
/** A unit. Left out: a squad that is qualified for everything. */
export const SquadInput = z.object({
  name: z.string().trim().min(1).max(80),
  note: z.string().max(500).optional(),
  kind: z.enum(UNIT_KINDS).optional(),
  /** Category codes or beginnings of them; `*` = all. */
  qualifiedFor: z.array(z.string().trim().regex(/^(\*|[A-Za-z0-9]{1,20})$/, 'a category code, the beginning of one, or *')).min(1).max(200).optional(),
  phone: z.string().trim().min(1).max(40).nullish(),
})
export type SquadInput = z.infer<typeof SquadInput>
export const Squad = SquadInput.required({ kind: true, qualifiedFor: true }).extend({ id: z.uuid(), phone: z.string().nullable(), devices: z.number().int() })
export type Squad = z.infer<typeof Squad>

const Ring = z.array(z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])).min(4)
/** GeoJSON geometry of an area, [lon, lat] as RFC 7946 wants it; rings are closed. */
export const AreaGeometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: z.array(Ring).min(1) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(Ring).min(1)).min(1) }),
])
export type AreaGeometry = z.infer<typeof AreaGeometry>
/** District → street → community → duty area → unit grid (万米网格); `other` for what a city adds. */
export const AREA_LEVELS = ['district', 'street', 'community', 'duty', 'grid', 'other'] as const
/** One of the levels. */
export type AreaLevel = (typeof AREA_LEVELS)[number]
export const AreaInput = z.object({
  name: z.string().trim().min(1).max(80),
  level: z.enum(AREA_LEVELS),
  squadId: z.uuid().nullish(),
  geometry: AreaGeometry,
})
export type AreaInput = z.infer<typeof AreaInput>
export const Area = AreaInput.extend({ id: z.uuid() })
export type Area = z.infer<typeof Area>
