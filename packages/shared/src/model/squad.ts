import { z } from 'zod'

/** A squad (中队): the unit that is sent. */
export const SquadInput = z.object({ name: z.string().trim().min(1).max(80), note: z.string().max(500).optional() })
export type SquadInput = z.infer<typeof SquadInput>
export const Squad = SquadInput.extend({ id: z.uuid(), devices: z.number().int() })
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
export const AreaInput = z.object({
  name: z.string().trim().min(1).max(80),
  level: z.enum(AREA_LEVELS),
  squadId: z.uuid().nullish(),
  geometry: AreaGeometry,
})
export type AreaInput = z.infer<typeof AreaInput>
export const Area = AreaInput.extend({ id: z.uuid() })
export type Area = z.infer<typeof Area>
