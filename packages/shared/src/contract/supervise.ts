import { z } from 'zod'
import { BeatPlace, DutyKind } from '../model/beat.js'
import { Fix } from '../model/fix.js'
import { INCIDENT_STATES } from '../incident/machine.js'
import { EvidenceItem } from './evidence.js'
import { ListQuery } from './http.js'
import { CHECK_VERDICTS, LookReason } from './own-look.js'

const when = z.iso.datetime({ offset: true })
const at = z.iso.datetime()

/**
 * What a cell of the matrix says, from harmless to grave. `idle` the time has not come · `on_post` · `unplaced` heard, but no beat is entered · `still` 滞留 ·
 * `gap` heard, but no place · `outside` 脱岗、越界 · `offline` not heard at all · `left` 早退, clocked out before the shift's end · `jump` a place that cannot have been reached.
 */
export const CELL_STATES = ['idle', 'on_post', 'unplaced', 'still', 'gap', 'outside', 'offline', 'left', 'jump'] as const
export const CellState = z.enum(CELL_STATES)
export type CellState = z.infer<typeof CellState>
/** Cells travel as one character each, by the index of their state in this string. */
export const CELL_CODES = '.ousgxflj'

/** How tracks are judged: every cell names the setting that decided it. */
export const SuperviseSettings = z.object({
  /** Width of a cell, minutes. */
  cellMin: z.number().int().min(1).max(30).default(5),
  /** So far beyond the border is still the beat: GNSS among high houses. */
  outsideM: z.number().min(0).max(500).default(40),
  /** Outside for so long is off post; shorter is a detour. */
  outsideAfterS: z.number().int().min(0).max(3600).default(120),
  /** Who does not leave a circle of this radius … */
  stillRadiusM: z.number().min(5).max(200).default(30),
  /** … for so long sits; never said of a fixed post. */
  stillAfterMin: z.number().int().min(5).max(240).default(40),
  /** Heard, but without a place, for so long: a gap. */
  gapAfterS: z.number().int().min(30).max(3600).default(180),
  /** Not heard at all for so long: offline. */
  offlineAfterS: z.number().int().min(60).max(7200).default(900),
  /** Faster than this from fix to fix is no way that a person takes. */
  jumpMps: z.number().min(5).max(200).default(45),
  /** Draws of the last so many days weigh on the next. */
  drawDays: z.number().int().min(1).max(365).default(90),
  /** The category that a failed check is reported under. */
  category: z.string().trim().min(1).max(20).default('L0105'),
})
export type SuperviseSettings = z.infer<typeof SuperviseSettings>
/** Settings as they are kept, and of each that was ever changed who did it last, by its name. */
export const SuperviseSettingsAnswer = z.object({ settings: SuperviseSettings, changes: z.record(z.string(), z.object({ at, by: z.string() })) })
export type SuperviseSettingsAnswer = z.infer<typeof SuperviseSettingsAnswer>
export const SETTING_NAMES = ['outsideAfterS', 'stillAfterMin', 'gapAfterS', 'offlineAfterS', 'jumpMps', 'mark', 'device', 'goodbye', 'clockOut'] as const

/**
 * One stretch of a track and why it is called so. `value` against `limit` of `setting`: seconds, minutes or m/s as the setting's name says; `metres` how far at
 * most (outside the border, or of the jump). `mark` = the hub itself had marked the fix, `device` = no camera is entered, `goodbye` = the
 * camera said goodbye, `clockOut` = clocked out so many minutes before the end.
 */
export const Finding = z.object({ state: CellState, from: at, to: at, setting: z.enum(SETTING_NAMES), value: z.number().nullable(), limit: z.number().nullable(), metres: z.number().nullable() })
export type Finding = z.infer<typeof Finding>

/** A person's shift in the matrix: `cells` from `cellsFrom` on, one character each (`CELL_CODES`), of `cellMin` minutes: a shift that is over keeps the width of its day. */
export const MatrixRow = z.object({
  dutyId: z.uuid(), person: z.string(), userId: z.uuid().nullable(), squadId: z.uuid(), squadName: z.string(), shift: z.string(), kind: DutyKind, beatName: z.string().nullable(), deviceId: z.uuid().nullable(),
  startsAt: at, endsAt: at, clockedInAt: at.nullable(), cellsFrom: at, cellMin: z.number().int(), cells: z.string(), findings: z.array(Finding), openCheck: z.uuid().nullable(),
  /** One more with each change: ask only for newer rows. */
  revision: z.number().int(),
})
export type MatrixRow = z.infer<typeof MatrixRow>
/** `since`: only rows changed after that revision. Left out, `from` and `to` are eight hours up to now. */
export const MatrixQuery = z.object({ from: when.optional(), to: when.optional(), since: z.coerce.number().int().min(0).optional(), squadId: z.uuid().optional() })
export type MatrixQuery = z.infer<typeof MatrixQuery>
export const MatrixAnswer = z.object({
  from: at, to: at, now: at, live: z.boolean(), revision: z.number().int(), rows: z.array(MatrixRow), duties: z.array(z.uuid()),
  /** How many areas were given to the supervisor; 0 = nobody is to be seen. */
  areas: z.number().int(),
  settings: SuperviseSettings,
})
export type MatrixAnswer = z.infer<typeof MatrixAnswer>

/** `note` says it in words and is asked for with `other`. */
const Because = z.object({ reason: LookReason, note: z.string().trim().max(300).optional() })
const saysWhy = ({ reason, note }: z.infer<typeof Because>): boolean => reason !== 'other' || (note ?? '').length >= 4
const WHY = { path: ['note'], message: 'say in a few words why (at least 4 letters)' }

/** `most`: so many fixes at most, the track's shape kept; left out, what a shift has. */
export const TrackLookInput = Because.extend({ dutyId: z.uuid(), from: when, to: when, checkId: z.uuid().optional(), most: z.number().int().min(2).max(8000).default(8000) }).refine(saysWhy, WHY)
export type TrackLookInput = z.infer<typeof TrackLookInput>
export type TrackLookAsk = z.input<typeof TrackLookInput>
/** A stretch of somebody's track as it was stored, marked fixes among them, with what was found in it. */
export const TrackLook = z.object({ dutyId: z.uuid(), person: z.string(), from: at, to: at, fixes: z.array(Fix), thinned: z.boolean(), findings: z.array(Finding), place: BeatPlace.nullable(), beatName: z.string().nullable() })
export type TrackLook = z.infer<typeof TrackLook>

/** Why there is no live picture. `off_duty` the shift is not on (any more), `not_played` the camera was opened and nothing came of it. */
export const NO_PICTURE = ['no_device', 'off_duty', 'device_offline', 'no_stream', 'not_played'] as const
export const NoPicture = z.enum(NO_PICTURE)
export type NoPicture = z.infer<typeof NoPicture>
export const PictureLookInput = Because.extend({ dutyId: z.uuid(), checkId: z.uuid().optional() }).refine(saysWhy, WHY)
export type PictureLookInput = z.infer<typeof PictureLookInput>
/** The camera whose live picture may be opened, or the recorded reason for having none. */
export const PictureLook = z.object({ dutyId: z.uuid(), cameraId: z.uuid().nullable(), none: NoPicture.nullable(), at })
export type PictureLook = z.infer<typeof PictureLook>

/** What came of the picture that was opened for a check: its first frame, kept as evidence; null = it did not play, which is recorded as the reason for having none. */
export const PictureSeenInput = z.object({ frame: z.uuid().nullable() })
export type PictureSeenInput = z.infer<typeof PictureSeenInput>

/** The four things looked at in a spot check. */
export const CHECK_ASPECTS = ['uniform', 'recording', 'inBeat', 'conduct'] as const
export type CheckAspect = (typeof CHECK_ASPECTS)[number]
const Mark = z.enum(['ok', 'fault', 'unseen'])
export type CheckMark = z.infer<typeof Mark>
/** Either a mark for each aspect, of which at least one was seen, or the reason why nothing can be said. `evidence`: the snapshot. */
export const VerdictInput = z.object({
  marks: z.object({ uniform: Mark, recording: Mark, inBeat: Mark, conduct: Mark }).nullable(),
  note: z.string().trim().max(500).optional(),
  evidence: z.array(z.uuid()).min(1).max(10),
}).refine(({ marks, note }) => marks !== null || (note ?? '').length >= 4, { path: ['note'], message: 'say in a few words why nothing can be said (at least 4 letters)' })
  .refine(({ marks }) => marks === null || Object.values(marks).some((mark) => mark !== 'unseen'), { path: ['marks'], message: 'mark at least one of the four, or say that nothing can be assessed' })
export type VerdictInput = z.infer<typeof VerdictInput>

/** Who could have been drawn, as stored before the draw. */
export const DrawCandidate = z.object({ dutyId: z.uuid(), person: z.string(), key: z.string(), squadId: z.uuid(), past: z.number().int().min(0) })
export type DrawCandidate = z.infer<typeof DrawCandidate>

/** Why the hub ended a check as not assessable: its officer is in another's charge by now, or its duty is another person's, squad's or time's. */
export const CHECK_ENDS = ['not_in_charge', 'duty_changed'] as const
export const CheckEnd = z.enum(CHECK_ENDS)
export type CheckEnd = z.infer<typeof CheckEnd>

/** A drawn spot check. `seed` and `candidates` were stored before the draw was computed from them. */
export const SpotCheck = z.object({
  id: z.uuid(), drawnAt: at, by: z.string(), seed: z.string(), candidates: z.number().int(), dutyId: z.uuid(), person: z.string(), squadId: z.uuid(), squadName: z.string(),
  deviceId: z.uuid().nullable(), startsAt: at, endsAt: at, shift: z.string(), beatName: z.string().nullable(),
  trackSeenAt: at.nullable(), pictureSeenAt: at.nullable(), noPicture: NoPicture.nullable(),
  verdict: z.enum(CHECK_VERDICTS).nullable(), marks: z.object({ uniform: Mark, recording: Mark, inBeat: Mark, conduct: Mark }).nullable(), note: z.string().nullable(), decidedAt: at.nullable(), ended: CheckEnd.nullable(), evidence: z.array(z.string()),
  incident: z.object({ id: z.uuid(), number: z.string(), state: z.enum(INCIDENT_STATES), dueAt: at.nullable(), settled: z.boolean() }).nullable(),
})
export type SpotCheck = z.infer<typeof SpotCheck>
export const SpotCheckDetail = SpotCheck.extend({ drawnFrom: z.array(DrawCandidate), snapshots: z.array(EvidenceItem) })
export type SpotCheckDetail = z.infer<typeof SpotCheckDetail>
export const SpotCheckQuery = ListQuery.extend({ from: when.optional(), to: when.optional() })
export type SpotCheckQuery = z.infer<typeof SpotCheckQuery>
/** Draws computed again from their seeds: `differ` names those that come out otherwise. */
export const DrawAudit = z.object({ from: at, to: at, draws: z.number().int(), differ: z.array(z.uuid()) })
export type DrawAudit = z.infer<typeof DrawAudit>

/** A month of the centre's calendar, `2026-11`. */
export const DrawsQuery = z.object({ month: z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'a month as 2026-11') })
export type DrawsQuery = z.infer<typeof DrawsQuery>
/** A month of draws with all that is needed to compute them again (`scripts/verify-draws.mjs`), and nobody's name. */
export const DrawsFile = z.object({
  format: z.literal('watchfloor-draws/1'), month: z.string(),
  draws: z.array(z.object({ id: z.uuid(), drawnAt: at, seed: z.string(), candidates: z.array(DrawCandidate.pick({ dutyId: true, squadId: true, past: true })), drawn: z.uuid() })),
})
export type DrawsFile = z.infer<typeof DrawsFile>

/** Rates of DOMAIN.md §5.5, 0 to 1; null = nothing was scheduled that they could be counted of. */
export const DutyRates = z.object({ shifts: z.number().int(), scheduledMin: z.number(), clockIn: z.number().nullable(), online: z.number().nullable(), onPost: z.number().nullable() })
export type DutyRates = z.infer<typeof DutyRates>
export const RatesQuery = z.object({ from: when, to: when, groupBy: z.enum(['person', 'squad', 'day']).default('squad') })
export type RatesQuery = z.infer<typeof RatesQuery>
export const RatesAnswer = z.object({ from: at, to: at, groupBy: z.enum(['person', 'squad', 'day']), 
  /** Shifts that are over and still being judged: they are not counted yet. */
  pending: z.number().int(), total: DutyRates, groups: z.array(DutyRates.extend({ key: z.string(), name: z.string() })) })
export type RatesAnswer = z.infer<typeof RatesAnswer>

/** The areas whose officers a supervisor may look at. */
export const GivenAreas = z.object({ areaIds: z.array(z.uuid()).max(1000) })
export type GivenAreas = z.infer<typeof GivenAreas>
/** The supervisors and the areas given to each; a supervisor is told of the own ones only. */
export const SupervisorAreas = z.object({ items: z.array(z.object({ userId: z.uuid(), name: z.string(), username: z.string(), areaIds: z.array(z.uuid()) })) })
export type SupervisorAreas = z.infer<typeof SupervisorAreas>
