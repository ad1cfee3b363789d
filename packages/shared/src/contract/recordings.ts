import { z } from 'zod'
import { HourWindow } from '../incident/mask.js'
import { StreamName } from './cameras.js'
import { EvidenceRole } from './evidence.js'
import { PatrolPool } from './patrol.js'

const at = z.iso.datetime()
const reason = z.string().trim().min(2).max(300)

/** When a rule records: at these hours of the city's own time (none = always), or while an incident is open that came from the camera or lies within so many metres of it (0 = only from it). */
export const RecordWhen = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('hours'), hours: z.array(HourWindow).max(20) }),
  z.object({ kind: z.literal('incident'), withinM: z.number().int().min(0).max(2000) }),
])
export type RecordWhen = z.infer<typeof RecordWhen>

const rule = {
  name: z.string().trim().min(1).max(80),
  /** Which cameras; also those that move. */
  pool: PatrolPool,
  when: RecordWhen,
  stream: StreamName,
  keepDays: z.number().int().min(1).max(365),
  enabled: z.boolean(),
}
/** A rule by which cameras are recorded. */
export const RecordingRuleInput = z.object({ ...rule, stream: rule.stream.default('main'), keepDays: rule.keepDays.default(7), enabled: rule.enabled.default(true) })
export type RecordingRuleInput = z.input<typeof RecordingRuleInput>
/** A rule with its defaults filled in. */
export type RecordingRulePlan = z.output<typeof RecordingRuleInput>
/** A changed rule; left out = as it was. Version: the one that was seen. */
export const RecordingRulePatch = z.object(rule).partial().extend({ version: z.number().int().positive() })
export type RecordingRulePatch = z.infer<typeof RecordingRulePatch>
/** A rule as the API answers it. `cameras`: how many it means; `due`: how many of them it records at this moment. */
export const RecordingRule = z.object(rule).extend({ id: z.uuid(), version: z.number().int().positive(), cameras: z.number().int(), due: z.number().int(), updatedAt: at, updatedBy: z.string() })
export type RecordingRule = z.infer<typeof RecordingRule>
/** All rules, by name. */
export const RecordingRules = z.object({ items: z.array(RecordingRule) })
export type RecordingRules = z.infer<typeof RecordingRules>

/** A warm camera is fetched day and night: this many at most. */
export const WARM_MOST = 32
/** What recordings may take together (oldest go first), what must stay free on the disk (recording stops before), and which cameras keep their last ten seconds although nobody watches. */
export const RecordingSettings = z.object({
  maxGb: z.number().min(0.1).max(1_000_000).default(50),
  minFreeGb: z.number().min(0.1).max(10_000).default(5),
  warm: z.array(z.uuid()).max(WARM_MOST).default([]),
})
export type RecordingSettings = z.infer<typeof RecordingSettings>

/** What is on disk of one camera. */
export const RecordedCamera = z.object({ cameraId: z.uuid(), name: z.string(), stream: StreamName, recording: z.boolean(), from: at.nullable(), to: at.nullable(), bytes: z.number(), fault: z.string().nullable() })
export type RecordedCamera = z.infer<typeof RecordedCamera>
/** How recording is. `own`: the embedded gateway records; an outer one keeps its disk to itself, so the figures are null. */
export const RecordingStatus = z.object({ own: z.boolean(), due: z.number().int(), warm: z.number().int(), usedBytes: z.number().nullable(), freeBytes: z.number().nullable(), totalBytes: z.number().nullable(), stopped: z.boolean(), cameras: z.array(RecordedCamera) })
export type RecordingStatus = z.infer<typeof RecordingStatus>

/** A time of at most a day and a bit. */
export const RecordingQuery = z.object({ from: at, to: at })
export type RecordingQuery = z.infer<typeof RecordingQuery>
/** From when to when there is picture without a hole. */
export const RecordedStretch = z.object({ from: at, to: at })
export type RecordedStretch = z.infer<typeof RecordedStretch>
/** Why nothing is written of a camera that should be recorded: the disk is full (or nearly), refuses, or is slower than the pictures. */
export const RECORDING_TROUBLES = ['disk_full', 'disk_failed', 'disk_slow'] as const
export type RecordingTrouble = (typeof RECORDING_TROUBLES)[number]
/**
 * What the time bar of a camera shows: where there is picture, and the camera's incidents. `stream`: the one that was recorded; null = none. `mine`: the parts of the time
 * that this person may open, for a supervisor and a camera that people wear; null = all of it. `trouble`: what keeps it from being recorded now.
 */
export const RecordingBar = z.object({
  stream: StreamName.nullable(),
  stretches: z.array(RecordedStretch),
  mine: z.array(RecordedStretch).nullable(),
  trouble: z.enum(RECORDING_TROUBLES).nullable(),
  incidents: z.array(z.object({ id: z.uuid(), number: z.string(), category: z.string(), at, open: z.boolean() })),
})
export type RecordingBar = z.infer<typeof RecordingBar>

/** Asking to look at a recording; each is written to the audit log. `reason` where the camera's kind asks for one. */
export const RecordingLookInput = z.object({ stream: StreamName, from: at, to: at, reason: reason.optional() })
export type RecordingLookInput = z.infer<typeof RecordingLookInput>
/** Leave to play what lies in these stretches, which may be parts only of what was asked for; the token is named with each piece. */
export const RecordingLook = z.object({ token: z.string(), expiresAt: at, stretches: z.array(RecordedStretch) })
export type RecordingLook = z.infer<typeof RecordingLook>
/** Seconds that are played or exported at a time. */
export const PIECE_MOST_S = 120
export const EXPORT_MOST_S = 300
/** One piece of what a look opened. */
export const RecordingPieceQuery = z.object({ token: z.string().max(2000), from: at, seconds: z.coerce.number().min(1).max(PIECE_MOST_S) })
export type RecordingPieceQuery = z.infer<typeof RecordingPieceQuery>

/** A clip is this long at most, seconds. */
export const CLIP_MOST_S = 120
/** Keeping a stretch as evidence of an incident. `to` may lie ahead: the clip is taken when it has passed. */
export const ClipInput = z.object({ incidentId: z.uuid(), from: at, to: at, role: EvidenceRole.default('other'), reason: reason.optional() })
export type ClipInput = z.input<typeof ClipInput>
/** waiting: its end has not passed yet, or it could not be taken and is tried again (`tries`, `error`) · taking: being fetched and kept · kept: evidence of its incident · failed: `error` says why. */
export const CLIP_STATES = ['waiting', 'taking', 'kept', 'failed'] as const
/** A clip that somebody asked for, and what became of it. */
export const Clip = z.object({ id: z.uuid(), cameraId: z.uuid(), incidentId: z.uuid(), from: at, to: at, state: z.enum(CLIP_STATES), evidenceId: z.uuid().nullable(), error: z.string().nullable(), tries: z.number().int(), by: z.string(), askedAt: at })
export type Clip = z.infer<typeof Clip>
