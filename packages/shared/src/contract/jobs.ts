import { z } from 'zod'
import { ActionInput } from '../incident/action-input.js'

/** Everything that has to be decided about a kind of job; there is no default, so none is forgotten. */
export interface JobPolicy<T extends z.ZodType = z.ZodType> {
  /** Jobs of one queue share its workers. */
  queue: 'upkeep' | 'case'
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
  /** Wakes one clock when it is due. The row is the truth: a job that comes late, twice, or with an older generation does nothing. */
  'clock.wake': { queue: 'case', payload: z.object({ clockId: z.uuid(), incidentId: z.uuid(), generation: z.number().int() }), attempts: 3, backoffMs: 1000, timeoutMs: 30_000, everyMs: null, keepDone: 100, keepDead: 1000 },
  /** Fires clocks that nothing woke and arms those due before it comes round again. */
  'clock.sweep': { queue: 'upkeep', payload: nothing, attempts: 1, backoffMs: 0, timeoutMs: 55_000, everyMs: 60_000, keepDone: 10, keepDead: 100 },
  /** Reckons running clocks of working time anew after the calendar changed. */
  'clock.recompute': { queue: 'upkeep', payload: nothing, attempts: 5, backoffMs: 5000, timeoutMs: 1_800_000, everyMs: null, keepDone: 10, keepDead: 100 },
  /** Has merged incidents follow their target, which ended or began again; done when the effect's row says so. */
  'incident.follow': { queue: 'case', payload: z.object({ effectId: z.uuid() }), attempts: 5, backoffMs: 1000, timeoutMs: 60_000, everyMs: null, keepDone: 100, keepDead: 1000 },
  /** An action of the hub on an incident, for rooms below the case engine; the action's id makes it one however often it comes. What the incident refuses by then is over. */
  'incident.act': { queue: 'case', payload: z.object({ incidentId: z.uuid(), input: ActionInput, rule: z.string().min(1), why: z.string().min(1) }), attempts: 5, backoffMs: 1000, timeoutMs: 30_000, everyMs: null, keepDone: 100, keepDead: 1000 },
  /** Tells incidents from before areas had levels which areas hold their place; done for good when none is left. */
  'incident.place': { queue: 'upkeep', payload: nothing, attempts: 1, backoffMs: 0, timeoutMs: 60_000, everyMs: 10_000, keepDone: 1, keepDead: 20 },
  /** Forgets first answers to actions that nobody repeats any more. */
  'incident.upkeep': { queue: 'upkeep', payload: nothing, attempts: 3, backoffMs: 60_000, timeoutMs: 600_000, everyMs: 6 * 3_600_000, keepDone: 10, keepDead: 100 },
  /** Takes away what was told longer ago than the retention: notices, effects that ended, deliveries, escalations. */
  'dispatch.upkeep': { queue: 'upkeep', payload: nothing, attempts: 3, backoffMs: 60_000, timeoutMs: 3_600_000, everyMs: 6 * 3_600_000, keepDone: 10, keepDead: 100 },
  /** Takes away announcements of alarms and compliant sightings older than the retention. */
  'detect.upkeep': { queue: 'upkeep', payload: nothing, attempts: 3, backoffMs: 60_000, timeoutMs: 3_600_000, everyMs: 6 * 3_600_000, keepDone: 10, keepDead: 100 },
  /** Counts incidents that changed since into the figures; whoever reads them does the same, so a missed one only costs a reader time. */
  'figures.refresh': { queue: 'upkeep', payload: nothing, attempts: 1, backoffMs: 0, timeoutMs: 300_000, everyMs: 5_000, keepDone: 1, keepDead: 20 },
  /** Surveys anew which streets no camera sees, when cameras, duty areas or streets have changed. */
  'blind_spots.refresh': { queue: 'upkeep', payload: nothing, attempts: 1, backoffMs: 0, timeoutMs: 600_000, everyMs: 60_000, keepDone: 1, keepDead: 20 },
  /** Ends patrol sessions that everybody has left, and takes away those past a year and a month. */
  'patrol.upkeep': { queue: 'upkeep', payload: nothing, attempts: 3, backoffMs: 60_000, timeoutMs: 600_000, everyMs: 3_600_000, keepDone: 10, keepDead: 100 },
  /** Fetches pictures that reports name by their address and that are due; a failed one is tried again by its own waits. */
  'report_picture.fetch': { queue: 'upkeep', payload: nothing, attempts: 1, backoffMs: 0, timeoutMs: 600_000, everyMs: 15_000, keepDone: 10, keepDead: 100 },
  /** Has the process that carries out effects look for those that are due; it looks by itself too. */
  'effect.wake': { queue: 'upkeep', payload: nothing, attempts: 1, backoffMs: 0, timeoutMs: 10_000, everyMs: null, keepDone: 10, keepDead: 100 },
} as const satisfies Record<string, JobPolicy>

export type JobName = keyof typeof JOBS
export type JobPayload<N extends JobName> = z.output<(typeof JOBS)[N]['payload']>
export const JOB_NAMES = Object.keys(JOBS) as JobName[]
/** Queues and how many of their jobs one worker runs at a time. */
export const QUEUES = { upkeep: { concurrency: 2 }, case: { concurrency: 4 } } as const satisfies Record<JobPolicy['queue'], { concurrency: number }>
export type QueueName = keyof typeof QUEUES
