import { z } from 'zod'

/** What a picture shows of the matter. */
export const EVIDENCE_ROLES = ['near', 'far', 'reference', 'before', 'after', 'other'] as const
export const EvidenceRole = z.enum(EVIDENCE_ROLES)
export type EvidenceRole = z.infer<typeof EvidenceRole>

/** What is told with an upload. */
export const EvidenceInput = z.object({
  name: z.string().trim().min(1).max(200).optional(),
  role: EvidenceRole.optional(),
  takenAt: z.iso.datetime({ offset: true }).optional(),
  lat: z.coerce.number().min(-90).max(90).optional(),
  lon: z.coerce.number().min(-180).max(180).optional(),
  accuracyM: z.coerce.number().min(0).max(100_000).optional(),
  deviceId: z.uuid().optional(),
  /** Made by the sender: the same one again gets the first answer, so that an upload whose answer was lost may be sent again. */
  uploadId: z.uuid().optional(),
  /** What the sender computed of the file (SHA-256, hex); bytes that come out otherwise are refused. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/).optional(),
})
export type EvidenceInput = z.infer<typeof EvidenceInput>

/** One piece of evidence: a file by its hash (SHA-256, hex) with where, when and by whom it was taken. The file itself is never altered. */
export const EvidenceItem = z.object({
  id: z.uuid(), hash: z.string().regex(/^[0-9a-f]{64}$/), mime: z.string(), bytes: z.number().int(), width: z.number().int().nullable(), height: z.number().int().nullable(),
  name: z.string(), role: EvidenceRole.nullable(), takenAt: z.iso.datetime().nullable(), receivedAt: z.iso.datetime(), lat: z.number().nullable(), lon: z.number().nullable(), accuracyM: z.number().nullable(),
  deviceId: z.uuid().nullable(), by: z.string(),
})
export type EvidenceItem = z.infer<typeof EvidenceItem>

/** Evidence of one incident, in the order in which it came in. */
export const EvidenceQuery = z.object({ incident: z.uuid() })
export type EvidenceQuery = z.infer<typeof EvidenceQuery>

/** What may be kept as evidence: pictures, video, documents; told by the file's own first bytes. */
export const EVIDENCE_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'video/mp4', 'application/pdf'] as const
export type EvidenceType = (typeof EVIDENCE_TYPES)[number]
