import { z } from 'zod'
import { AreaGeometry } from './squad.js'

/** What a shift is: by day, at off-hours (错时), at night, at the weekend, or a fixed post at peak hours such as a school gate. */
export const DUTY_KINDS = ['day', 'off_hours', 'night', 'weekend', 'fixed_post'] as const
export const DutyKind = z.enum(DUTY_KINDS)
export type DutyKind = z.infer<typeof DutyKind>

/** Where an officer has to be: an area, or within so many metres of a post. */
export const BeatPlace = z.discriminatedUnion('type', [
  z.object({ type: z.literal('area'), geometry: AreaGeometry }),
  z.object({ type: z.literal('post'), lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180), radiusM: z.number().min(10).max(2000) }),
])
export type BeatPlace = z.infer<typeof BeatPlace>

/** A beat of a squad. Its name is unique within the centre: rosters name it. */
export const BeatInput = z.object({ name: z.string().trim().min(1).max(80), squadId: z.uuid().nullish(), place: BeatPlace })
export type BeatInput = z.infer<typeof BeatInput>
export const Beat = z.object({ id: z.uuid(), name: z.string(), squadId: z.uuid().nullable(), squadName: z.string().nullable(), place: BeatPlace })
export type Beat = z.infer<typeof Beat>
