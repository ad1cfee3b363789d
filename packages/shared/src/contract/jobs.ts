import { z } from 'zod'

/** Everything that has to be decided about a kind of job; there is no default, so none is forgotten. */
export interface JobPolicy<T extends z.ZodType = z.ZodType> {
  /** Jobs of one queue share its workers. */
  queue: 'upkeep'
  /** What the handler gets. */
  payload: T
  /** Tries before the job is dead. */
  attempts: number
  /** Wait before the second try, ms; doubles with each. */
  backoffMs: number
  /** A handler that runs longer is told to stop by its signal and counts as failed, ms. */
  timeoutMs: number
  /** For jobs that the hub starts by itself: how often, ms; null = only when somebody adds one. */
  everyMs: number | null
  /** How many finished and dead ones are kept to look at. */
  keepDone: number
  keepDead: number
}

const nothing = z.object({})

/** All jobs by name, noun first. A new one is an entry here and one `@JobHandler(name)` in a room: the hub does not start without exactly one. */
export const JOBS = {
  /** Removes sessions that are over; their sockets are closed with them. */
  'session.sweep': { queue: 'upkeep', payload: nothing, attempts: 1, backoffMs: 0, timeoutMs: 60_000, everyMs: 60_000, keepDone: 10, keepDead: 100 },
  /** Takes away tracks older than the retention, and makes tomorrow's partition. */
  'track.upkeep': { queue: 'upkeep', payload: nothing, attempts: 3, backoffMs: 60_000, timeoutMs: 3_600_000, everyMs: 6 * 3_600_000, keepDone: 10, keepDead: 100 },
} as const satisfies Record<string, JobPolicy>

export type JobName = keyof typeof JOBS
export type JobPayload<N extends JobName> = z.output<(typeof JOBS)[N]['payload']>
export const JOB_NAMES = Object.keys(JOBS) as JobName[]
/** Queues and how many of their jobs one worker runs at a time. */
export const QUEUES = { upkeep: { concurrency: 2 } } as const satisfies Record<JobPolicy['queue'], { concurrency: number }>
export type QueueName = keyof typeof QUEUES
