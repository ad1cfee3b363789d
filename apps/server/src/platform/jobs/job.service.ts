import { Inject, Injectable, Logger } from '@nestjs/common'
import type { BeforeApplicationShutdown, OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common'
import { JOB_NAMES, JOBS, QUEUES } from '@watchfloor/shared'
import type { JobName, JobPayload, JobPolicy, QueueName } from '@watchfloor/shared'
import type { Job, JobsOptions, Queue, Worker } from 'bullmq'
import { runs, Settings } from '../config/settings.js'
import { Metrics } from '../observe/metrics.js'
import { JobRegistry } from './job-registry.js'
import type { Handler } from './job-registry.js'
import type { QueueConnection } from './queue-connection.js'

/** Token of the open connection of the queues. */
export const QUEUE_CONNECTION = Symbol('queue connection')

/** Adds jobs, starts those that come round by themselves, and runs the workers of this process. */
@Injectable()
export class JobService implements OnApplicationBootstrap, OnModuleDestroy, BeforeApplicationShutdown {
  private readonly log = new Logger('jobs')
  private readonly queues = new Map<QueueName, Queue>()
  private readonly workers: Worker[] = []
  private readonly stopping = new AbortController()

  constructor(
    @Inject(QUEUE_CONNECTION) private readonly connection: QueueConnection, private readonly registry: JobRegistry, private readonly settings: Settings, private readonly metrics: Metrics,
  ) {}

  /** Adds one job. `id` makes it one however often it is added; it may not be a number nor contain a colon. */
  async add<N extends JobName>(name: N, payload: JobPayload<N>, options: { id?: string; delayMs?: number } = {}): Promise<void> {
    const policy: JobPolicy = JOBS[name]
    await this.queue(policy.queue).add(name, policy.payload.parse(payload), { ...optionsOf(policy), jobId: options.id, delay: options.delayMs })
  }

  /** Asks every queue something, which its store has to answer; rejects when that refuses, and waits when it is away. */
  async answers(): Promise<void> { await Promise.all((Object.keys(QUEUES) as QueueName[]).map((name) => this.queue(name).getWaitingCount())) }

  async onApplicationBootstrap(): Promise<void> {
    const handlers = this.registry.collect()
    if (!runs(this.settings, 'worker')) return
    for (const name of Object.keys(QUEUES) as QueueName[]) {
      const worker = this.connection.worker(name, (job) => this.run(job, handlers), QUEUES[name].concurrency)
      worker.on('failed', (job, error) => this.failed(job, error))
      worker.on('error', (error) => this.log.warn(`queue ${name}: ${error.message}`))
      this.workers.push(worker)
    }
    for (const name of JOB_NAMES) await this.schedule(name)
  }

  /** Running handlers are told to stop, and waited for. */
  async onModuleDestroy(): Promise<void> {
    this.stopping.abort(new Error('the hub stops'))
    await Promise.all(this.workers.map((worker) => worker.close()))
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all([...this.queues.values()].map((queue) => queue.close()))
    await this.connection.close()
  }

  private queue(name: QueueName): Queue {
    let queue = this.queues.get(name)
    if (!queue) {
      queue = this.connection.queue(name)
      queue.on('error', (error) => this.log.warn(`queue ${name}: ${error.message}`))
      this.queues.set(name, queue)
    }
    return queue
  }

  private async schedule(name: JobName): Promise<void> {
    const policy: JobPolicy = JOBS[name]
    if (policy.everyMs === null) return
    await this.queue(policy.queue).upsertJobScheduler(name, { every: policy.everyMs }, { name, data: {}, opts: optionsOf(policy) })
  }

  private async run(job: Job, handlers: ReadonlyMap<JobName, Handler>): Promise<unknown> {
    const name = job.name as JobName
    const handler = handlers.get(name)
    // A job that an older or newer hub left in the queue.
    if (!handler) throw new Error(`nothing here does the job ${job.name}`)
    const policy: JobPolicy = JOBS[name]
    const signal = AbortSignal.any([AbortSignal.timeout(policy.timeoutMs), this.stopping.signal])
    return withinSignal(handler(policy.payload.parse(job.data), { id: job.id ?? name, attempt: job.attemptsMade + 1, signal }), signal)
  }

  private failed(job: Job | undefined, error: Error): void {
    // Told to stop with the hub; the next one takes it up again.
    if (this.stopping.signal.aborted) return
    this.metrics.rejected.inc({ where: 'job', reason: job?.name ?? 'unknown' })
    this.log.error({ err: error, job: job?.name, attempt: job?.attemptsMade }, 'a job failed')
  }
}

const optionsOf = (policy: JobPolicy): JobsOptions => ({
  attempts: policy.attempts, backoff: { type: 'exponential', delay: policy.backoffMs }, removeOnComplete: { count: policy.keepDone }, removeOnFail: { count: policy.keepDead },
})

function withinSignal<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = (): void => reject(signal.reason as Error)
    signal.addEventListener('abort', late, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', late))
  })
}
