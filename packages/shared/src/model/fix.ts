import { z } from 'zod'

/** Why a fix is kept in the track but does not move the live marker; `ok` does. Stored as the index in this list: append only. */
export const FIX_MARKS = ['ok', 'replayed', 'late', 'future', 'ancient', 'jump', 'invalid', 'duplicate'] as const
export type FixMark = (typeof FIX_MARKS)[number]

/** One accepted position. WGS-84 degrees, metres, metres per second, degrees clockwise from north, ISO-8601 UTC. */
export const Fix = z.object({
  time: z.iso.datetime(),
  lat: z.number().min(-90).max(90),
  lon: z.number().min(-180).max(180),
  speedMps: z.number().min(0).max(500).optional(),
  /** Course over ground. */
  courseDeg: z.number().min(0).lt(360).optional(),
  /** Where the nose points, for things that fly sideways. */
  headingDeg: z.number().min(0).lt(360).optional(),
  altitudeM: z.number().min(-1000).max(50_000).optional(),
  altitudeRef: z.enum(['ellipsoid', 'msl', 'takeoff', 'unknown']).optional(),
  verticalSpeedMps: z.number().min(-200).max(200).optional(),
  accuracyM: z.number().min(0).max(100_000).optional(),
  satellites: z.number().int().min(0).max(255).optional(),
  batteryPct: z.number().min(0).max(100).optional(),
  receivedAt: z.iso.datetime().optional(),
  mark: z.enum(FIX_MARKS).optional(),
})
export type Fix = z.infer<typeof Fix>
