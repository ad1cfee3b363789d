import { z } from 'zod'
import { EvidenceRole } from './evidence.js'

/** What makes a parking notice (违停抄告) valid. Data: cities ask for different things, and no national rule says them. */
export const ParkingNoticeRules = z.object({
  minPhotos: z.number().int().min(1).max(12),
  /** What the photos have to show, each at least once. */
  roles: z.array(EvidenceRole).max(6),
  /** Between the first and the last photo: that it stood there, and that it is one matter. */
  minSpacingMs: z.number().int().min(0),
  maxSpacingMs: z.number().int().positive(),
  maxAccuracyM: z.number().positive(),
  /** How far from the place any photo may have been taken. */
  maxApartM: z.number().positive(),
  /** How far the phone's clock may be from the hub's, either way. */
  maxClockOffsetMs: z.number().int().min(0),
}).refine(({ minSpacingMs, maxSpacingMs }) => minSpacingMs < maxSpacingMs, { message: 'the longest time between photos is longer than the shortest', path: ['maxSpacingMs'] })
export type ParkingNoticeRules = z.infer<typeof ParkingNoticeRules>

/** The rules in force, with the hub's clock, by which a phone measures how far its own is off. */
export const NoticeRulesAnswer = z.object({ rules: ParkingNoticeRules, hubTime: z.iso.datetime() })
export type NoticeRulesAnswer = z.infer<typeof NoticeRulesAnswer>

/** What is looked at, each by itself. */
export const NOTICE_CHECKS = ['plate', 'photos', 'roles', 'spacing', 'position', 'together', 'clock'] as const
export const NoticeCheck = z.enum(NOTICE_CHECKS)
export type NoticeCheck = z.infer<typeof NoticeCheck>

/** What may become of it: a notice, or the first offence of this plate waived (首违免罚). */
export const NoticeOutcome = z.enum(['notice', 'first_offence_waived'])
export type NoticeOutcome = z.infer<typeof NoticeOutcome>

/** A notice as an officer brings it; its photos were uploaded before. */
export const ParkingNoticeInput = z.object({
  /** The same one again gets the first answer. */
  actionId: z.uuid(),
  incidentId: z.uuid().optional(),
  plate: z.string().trim().min(1).max(20),
  lat: z.number().min(-90).max(90),
  lon: z.number().min(-180).max(180),
  accuracyM: z.number().min(0).max(100_000).optional(),
  /** How far the phone's clock lies behind the hub's, as the phone measured it; absent = not known. */
  clockOffsetMs: z.number().int().optional(),
  occurredAt: z.iso.datetime({ offset: true }),
  evidence: z.array(z.uuid()).max(12),
  outcome: NoticeOutcome,
})
export type ParkingNoticeInput = z.infer<typeof ParkingNoticeInput>

/** A notice with the hub's own judgement: `valid` counts into the valid-notice rate, `faults` say why not. */
export const ParkingNotice = z.object({
  id: z.uuid(), incidentId: z.uuid().nullable(), plate: z.string(), plateKind: z.enum(['blue', 'green']).nullable(), lat: z.number(), lon: z.number(), occurredAt: z.iso.datetime(), receivedAt: z.iso.datetime(),
  by: z.string(), evidence: z.array(z.uuid()), outcome: NoticeOutcome, score: z.number().int().min(0).max(100), valid: z.boolean(), faults: z.array(NoticeCheck),
})
export type ParkingNotice = z.infer<typeof ParkingNotice>

/** How often a plate was noted before. */
export const PlateHistory = z.object({ plate: z.string(), earlier: z.number().int(), lastAt: z.iso.datetime().nullable() })
export type PlateHistory = z.infer<typeof PlateHistory>
/** Valid notices of a stretch of time, and why the others were not. */
export const NoticeSummary = z.object({ total: z.number().int(), valid: z.number().int(), invalid: z.number().int(), validRate: z.number().nullable(), faults: z.record(NoticeCheck, z.number().int()) })
export type NoticeSummary = z.infer<typeof NoticeSummary>
