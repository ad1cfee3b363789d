import { z } from 'zod'

/**
 * Units of a limit. `urgent_*` and `natural_day` run on day and night; `work_*` run only in the working calendar's hours, a working day being
 * one day's worth of them. 紧急工作时 urgent_hour · 紧急工作日 urgent_day · 工作时/小时 work_hour · 工作日/天 work_day · 自然日 natural_day.
 */
export const LIMIT_UNITS = ['urgent_minute', 'urgent_hour', 'urgent_day', 'work_hour', 'work_day', 'natural_day'] as const
export const Limit = z.object({ amount: z.number().positive().max(10_000), unit: z.enum(LIMIT_UNITS) })
export type Limit = z.infer<typeof Limit>
export type LimitUnit = Limit['unit']

/** Stages that are measured. `suspension` runs to the day on which a suspended incident comes back by itself. */
export const CLOCK_KINDS = ['accept', 'verify', 'dispatch', 'disposal', 'check', 'close', 'suspension'] as const
export const ClockKind = z.enum(CLOCK_KINDS)
export type ClockKind = z.infer<typeof ClockKind>

/** Why a clock stands still; it goes on when that ends. */
export const PAUSE_REASONS = ['verify', 'check', 'suspended', 'returned', 'handled', 'merged'] as const
export const PauseReason = z.enum(PAUSE_REASONS)
export type PauseReason = z.infer<typeof PauseReason>

const at = z.iso.datetime()
/**
 * One clock as a row. Running: it has `budgetMs` of its own kind of time from `runFrom` on, which ends at `dueAt`. Paused: `budgetMs` is what is left
 * (negative = overdue) and `dueAt` means nothing until it goes on. Stopped: `late` tells how it ended. It fires by a conditional update on `generation`.
 */
export const Clock = z.object({
  id: z.uuid(),
  incidentId: z.uuid(),
  kind: ClockKind,
  /** As first set; an extension adds it once more. */
  limit: Limit,
  startedAt: at,
  runFrom: at,
  /** ms of working time for `work_*` units, of plain time for the others. */
  budgetMs: z.number().int(),
  dueAt: at,
  /** From here on the lamp is yellow. */
  yellowAt: at,
  pausedAt: at.nullable(),
  pausedFor: PauseReason.nullable(),
  stoppedAt: at.nullable(),
  /** Null until stopped; true when it ended after its time. */
  late: z.boolean().nullable(),
  /** An appeal was granted: the fact stays, the figure leaves it out. */
  exempt: z.boolean(),
  extensions: z.number().int().min(0),
  /** For disposal: the leading unit whose time it is. */
  unitId: z.string().nullable(),
  /** When it fired for this `dueAt`; null = not yet. A new `dueAt` arms it again. */
  firedAt: at.nullable(),
  /** One more with each change of `dueAt`, pause, stop or firing: a woken job that carries an older one does nothing. */
  generation: z.number().int().positive(),
})
export type Clock = z.infer<typeof Clock>

export const LAMPS = ['green', 'yellow', 'red'] as const
export type Lamp = (typeof LAMPS)[number]

/** What a screen shows of a clock. `leftMs` of a running clock is plain time to `dueAt`, of a paused one its own kind of time; negative = overdue. */
export interface ClockFace { lamp: Lamp; leftMs: number; running: boolean }

/** A clock's face at a moment, without any calendar; a stopped one shows how it ended. */
export function clockFace(clock: Clock, nowMs: number): ClockFace {
  if (clock.stoppedAt !== null) return { lamp: clock.late === true ? 'red' : 'green', leftMs: clock.budgetMs, running: false }
  const dueMs = Date.parse(clock.dueAt)
  if (clock.pausedAt !== null) {
    const yellow = Date.parse(clock.yellowAt) <= Date.parse(clock.pausedAt)
    return { lamp: clock.budgetMs < 0 ? 'red' : yellow ? 'yellow' : 'green', leftMs: clock.budgetMs, running: false }
  }
  return { lamp: nowMs > dueMs ? 'red' : nowMs >= Date.parse(clock.yellowAt) ? 'yellow' : 'green', leftMs: dueMs - nowMs, running: true }
}
