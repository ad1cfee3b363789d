import { SetMetadata } from '@nestjs/common'
import type { JobName, JobPayload } from '@watchfloor/shared'

export const JOB_HANDLER_KEY = 'watchfloor:job-handler'

/** What a handler is given beside its payload. */
export interface JobContext {
  id: string
  /** 1 at the first try. */
  attempt: number
  /** Ends when the job's time is over or the hub stops: long work looks at it between steps. */
  signal: AbortSignal
}

/** A method that does a job. It must be idempotent: after a crash the same job runs again. */
type Handles<N extends JobName> = (payload: JobPayload<N>, context: JobContext) => Promise<unknown>

/** Marks the one method of the house that does this job: `@JobHandler('track.upkeep') upkeep(payload, { signal }) {…}`. */
export const JobHandler = <N extends JobName>(name: N) => <M extends Handles<N>>(target: object, key: string | symbol, descriptor: TypedPropertyDescriptor<M>): void => {
  SetMetadata(JOB_HANDLER_KEY, name)(target, key, descriptor as PropertyDescriptor)
}
