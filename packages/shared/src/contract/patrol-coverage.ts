import { z } from 'zod'

export const COVERAGE_GROUPS = ['shift', 'camera', 'area'] as const
/** What was covered between two moments (at most 31 days), of one round's looks or all. */
export const CoverageQuery = z.object({ from: z.iso.datetime({ offset: true }), to: z.iso.datetime({ offset: true }), groupBy: z.enum(COVERAGE_GROUPS).default('area'), limit: z.coerce.number().int().min(1).max(5000).default(1000) })
export type CoverageQuery = z.infer<typeof CoverageQuery>
/** Counted looks: each (camera, stop) once. */
export const CoverageCounts = z.object({
  /** Cameras that could be patrolled; null where a shift has no such number. */
  cameras: z.number().int().nullable(),
  /** Cameras seen at least once. */
  seenCameras: z.number().int(),
  looks: z.number().int(), seen: z.number().int(), unproven: z.number().int(), cannotSee: z.number().int(), incidents: z.number().int(),
  lookedMs: z.number(), lastSeenAt: z.iso.datetime().nullable(),
})
export type CoverageCounts = z.infer<typeof CoverageCounts>
/** One row of coverage; key and name are null for cameras outside every duty area, or looks outside every shift. */
export const CoverageRow = CoverageCounts.extend({ key: z.string().nullable(), name: z.string().nullable() })
export type CoverageRow = z.infer<typeof CoverageRow>
/** Coverage with its total; those longest not seen come first. */
export const Coverage = z.object({ total: CoverageCounts, rows: z.array(CoverageRow) })
export type Coverage = z.infer<typeof Coverage>

/** Metres of street of one duty area, each metre counted once; id and name null = streets in no duty area. */
export const BlindSpotRow = z.object({ areaId: z.uuid().nullable(), areaName: z.string().nullable(), streetM: z.number(), seenM: z.number(), blindM: z.number() })
export type BlindSpotRow = z.infer<typeof BlindSpotRow>
/** The survey of blind spots: null `computedAt` = not surveyed yet (`roads` false: the hub knows no streets). */
export const BlindSpots = z.object({
  computedAt: z.iso.datetime().nullable(), roads: z.boolean(),
  /** Cameras with a place and a direction, how many of them have no measured view and were given the usual one, and how many cannot be counted at all. */
  cameras: z.number().int(), assumed: z.number().int(), placeless: z.number().int(),
  rows: z.array(BlindSpotRow),
})
export type BlindSpots = z.infer<typeof BlindSpots>
/** Blind stretches as GeoJSON lines, [lon, lat], WGS-84. */
export const BlindStretches = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(z.object({ type: z.literal('Feature'), properties: z.object({ areaId: z.uuid().nullable(), lengthM: z.number() }), geometry: z.object({ type: z.literal('LineString'), coordinates: z.array(z.tuple([z.number(), z.number()])).min(2) }) })),
})
export type BlindStretches = z.infer<typeof BlindStretches>
