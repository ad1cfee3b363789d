import { z } from 'zod'
import { HourWindow } from '../incident/mask.js'
import { SeatName } from './cameras.js'

/** risk: where and when most was found before comes first · fixed: as the pool names them · random: drawn anew for each session, from a seed. */
export const PATROL_ORDERS = ['risk', 'fixed', 'random'] as const
export const PatrolOrder = z.enum(PATROL_ORDERS)
export type PatrolOrder = z.infer<typeof PatrolOrder>

/** Which cameras a round goes through: all, or those named one by one (in this order), by group and by area; each once. */
export const PatrolPool = z.object({
  all: z.boolean().default(false),
  cameraIds: z.array(z.uuid()).max(2000).default([]),
  groups: z.array(z.string().trim().min(1).max(60)).max(50).default([]),
  areaIds: z.array(z.uuid()).max(200).default([]),
}).refine(({ all, cameraIds, groups, areaIds }) => all || cameraIds.length + groups.length + areaIds.length > 0, 'name at least one camera, group or area, or all')
export type PatrolPool = z.infer<typeof PatrolPool>

/** A category to look for at the stops of a round; absent hours = at all hours. */
export const LookFor = z.object({ category: z.string().trim().min(2).max(20), hours: z.array(HourWindow).min(1).max(6).optional() })
export type LookFor = z.infer<typeof LookFor>

/** Tiles that are looked at together: no more than are decoded live at a time (DOMAIN §6.2). */
export const PATROL_TILES = [1, 4, 6, 9] as const
/** A block of watching, minutes: attention falls after 20 to 30 (DOMAIN §6.2). */
export const BLOCK_MIN = { least: 20, most: 30, usual: 25 } as const

const round = {
  name: z.string().trim().min(1).max(80),
  pool: PatrolPool,
  order: PatrolOrder,
  /** How long the cameras of one stop are to be looked at, seconds. */
  dwellS: z.number().int().min(5).max(120),
  /** Cameras in one stop. */
  tiles: z.literal(PATROL_TILES),
  blockMin: z.number().int().min(BLOCK_MIN.least).max(BLOCK_MIN.most),
  lookFor: z.array(LookFor).max(40),
  note: z.string().trim().max(1000),
  enabled: z.boolean(),
}
/** A patrol round (巡查轮次) as a supervisor sets it up. */
export const PatrolRoundInput = z.object({
  ...round, order: round.order.default('risk'), dwellS: round.dwellS.default(15), tiles: round.tiles.default(4), blockMin: round.blockMin.default(BLOCK_MIN.usual),
  lookFor: round.lookFor.default([]), note: round.note.default(''), enabled: round.enabled.default(true),
})
export type PatrolRoundInput = z.input<typeof PatrolRoundInput>
/** A round as its sessions keep it. */
export type PatrolRoundPlan = z.output<typeof PatrolRoundInput>
/** A changed round; left out = as it was. Version: the one that was seen. */
export const PatrolRoundPatch = z.object(round).partial().extend({ version: z.number().int().positive() })
export type PatrolRoundPatch = z.infer<typeof PatrolRoundPatch>
/** A round as the API answers it. `cameras`: how many the caller would walk through now; `leftOut`: how many of the pool are known to give no picture. */
export const PatrolRound = z.object(round).extend({ id: z.uuid(), version: z.number().int().positive(), cameras: z.number().int(), leftOut: z.number().int(), updatedAt: z.iso.datetime(), updatedBy: z.string() })
export type PatrolRound = z.infer<typeof PatrolRound>
/** All rounds, by name. */
export const PatrolRounds = z.object({ items: z.array(PatrolRound) })
export type PatrolRounds = z.infer<typeof PatrolRounds>

/** running: being watched · interrupted: an alarm or the person called away, the place is kept · resting: the block is over, other work is offered · done: every stop was decided · left: given up before the end. */
export const PATROL_STATES = ['running', 'interrupted', 'resting', 'done', 'left'] as const
export const PatrolState = z.enum(PATROL_STATES)
export type PatrolState = z.infer<typeof PatrolState>

/** What a person decides of one camera. */
export const PATROL_DECISIONS = ['nothing', 'incident', 'cannot_see'] as const
export const PatrolDecision = z.enum(PATROL_DECISIONS)
export type PatrolDecision = z.infer<typeof PatrolDecision>
/** Why nothing can be seen there. */
export const CANNOT_SEE = ['no_picture', 'dark', 'blurred', 'blocked', 'moved', 'other'] as const
export const CannotSee = z.enum(CANNOT_SEE)
export type CannotSee = z.infer<typeof CannotSee>
/** seen: decided, and the looking is proven · unproven: decided without having been looked at long enough · cannot_see: looked at, nothing to be made out · undecided. */
export const PATROL_VERDICTS = ['seen', 'unproven', 'cannot_see', 'undecided'] as const
export const PatrolVerdict = z.enum(PATROL_VERDICTS)
export type PatrolVerdict = z.infer<typeof PatrolVerdict>

/** What to expect at a stop: asked for by the round, or found there at this hour before (`found` times). */
export const Expected = z.object({ category: z.string(), why: z.enum(['round', 'past']), found: z.number().int().min(0) })
export type Expected = z.infer<typeof Expected>

/** One camera of the stop at which a session is. */
export const PatrolView = z.object({
  cameraId: z.uuid(), name: z.string(), areaName: z.string().nullable(), lookFor: z.array(Expected),
  /** Proven looking so far, ms. */
  lookedMs: z.number().int(),
  decision: PatrolDecision.nullable(),
  verdict: PatrolVerdict,
})
export type PatrolView = z.infer<typeof PatrolView>

/** Other work that waits, offered when a block is over. */
export const PatrolOffer = z.object({ kind: z.enum(['verify', 'check', 'alarms']), waiting: z.number().int() })
export type PatrolOffer = z.infer<typeof PatrolOffer>

/** A walk through a round, as it stands. */
export const PatrolSession = z.object({
  id: z.uuid(), roundId: z.uuid().nullable(), roundName: z.string(), userId: z.uuid(), userName: z.string(), seat: z.string(), state: PatrolState,
  dwellS: z.number().int(), tiles: z.number().int(),
  /** Proven looking that a camera needs before it counts as seen, ms. */
  leastLookMs: z.number().int(),
  /** The stop at which it is, from 0, of how many. */
  stop: z.number().int(), stops: z.number().int(), stopStartedAt: z.iso.datetime().nullable(),
  views: z.array(PatrolView),
  /** Cameras of the stop that follows, so that their pictures can be opened ahead. */
  next: z.array(z.uuid()),
  block: z.object({ n: z.number().int(), workedMs: z.number().int(), limitMs: z.number().int(), runningSince: z.iso.datetime().nullable(), restUntil: z.iso.datetime().nullable() }),
  offers: z.array(PatrolOffer),
  interruption: z.object({ cause: z.enum(['alarm', 'hand', 'away']), alarmId: z.uuid().nullable(), since: z.iso.datetime() }).nullable(),
  progress: z.object({ cameras: z.number().int(), leftOut: z.number().int(), seen: z.number().int(), unproven: z.number().int(), cannotSee: z.number().int(), incidents: z.number().int() }),
  startedAt: z.iso.datetime(), endedAt: z.iso.datetime().nullable(),
})
export type PatrolSession = z.infer<typeof PatrolSession>
/** Sessions that are not over and that the caller may go on with: the own one first. */
export const PatrolSessions = z.object({ items: z.array(PatrolSession) })
export type PatrolSessions = z.infer<typeof PatrolSessions>

/** Beginning a session at a seat. */
export const PatrolStart = z.object({ roundId: z.uuid(), seat: SeatName })
export type PatrolStart = z.infer<typeof PatrolStart>

/** What the console saw of one tile since it told last. The hub's own clock says how long that was; only whole stretches count. */
export const PatrolLook = z.object({
  cameraId: z.uuid(),
  /** The tile was in sight and the page shown all the time. */
  visible: z.boolean(),
  /** The window had the focus all the time. */
  focused: z.boolean(),
  /** Time since a key or the pointer was last moved, ms. */
  idleMs: z.number().int().min(0).max(86_400_000),
  /** Frames decoded by this tile's player so far; null = it has none. */
  frames: z.number().int().min(0).nullable(),
})
export type PatrolLook = z.infer<typeof PatrolLook>
/** Proof of looking, told every few seconds. */
export const PatrolProof = z.object({ seat: SeatName, stop: z.number().int().min(0), looks: z.array(PatrolLook).min(1).max(16) })
export type PatrolProof = z.infer<typeof PatrolProof>
/** What became of each camera so far, as the answer to a proof. */
export const PatrolProofAnswer = z.object({ looked: z.array(z.object({ cameraId: z.uuid(), lookedMs: z.number().int() })), workedMs: z.number().int(), state: PatrolState })
export type PatrolProofAnswer = z.infer<typeof PatrolProofAnswer>

/** The decision on one camera: `why` goes with cannot_see, `incidentId` with incident. */
export const PatrolDecided = z.discriminatedUnion('decision', [
  z.object({ cameraId: z.uuid(), decision: z.literal('nothing') }),
  z.object({ cameraId: z.uuid(), decision: z.literal('incident'), incidentId: z.uuid() }),
  z.object({ cameraId: z.uuid(), decision: z.literal('cannot_see'), why: CannotSee }),
])
export type PatrolDecided = z.infer<typeof PatrolDecided>
/** Decisions on cameras of one stop; when all of it are decided, the session goes on. The same again changes nothing. `looks`: the last proof, counted first. */
export const PatrolDecide = z.object({ seat: SeatName, stop: z.number().int().min(0), decisions: z.array(PatrolDecided).min(1).max(16), looks: PatrolProof.shape.looks.optional() })
export type PatrolDecide = z.infer<typeof PatrolDecide>

/** Why a round is left for a while. */
export const PatrolInterrupt = z.object({ seat: SeatName, cause: z.enum(['alarm', 'hand', 'away']), alarmId: z.uuid().optional() })
export type PatrolInterrupt = z.infer<typeof PatrolInterrupt>
/** Going on where the session was, here. `reason`: why a block begins although the pause is not over. */
export const PatrolResume = z.object({ seat: SeatName, reason: z.string().trim().min(2).max(300).optional() })
export type PatrolResume = z.infer<typeof PatrolResume>
