import { createPostgresBackend, Queue, runMigrations, withBackend, Worker } from 'bullmq'
import type { Processor, WorkerOptions } from 'bullmq'
import { Redis } from 'ioredis'
import pg from 'pg'
import type { Settings } from '../config/settings.js'

const SCHEMA = 'bullmq'
const PREFIX = 'watchfloor'
/** One LISTEN client a worker, and a few for the rest. */
const CONNECTIONS = 8
const WORKER = {
  /** A worker that was killed in the middle of a job is noticed after these, not after BullMQ's half minute. */
  lockDuration: 15_000, stalledInterval: 5000,
  /** Seconds that an idle worker sleeps; a notification wakes it, so the default of 5 would only cost queries. */
  drainDelay: 60,
} satisfies Partial<WorkerOptions>

/** Makes queues and workers: on Redis where the settings name one, else on our PostgreSQL. */
export interface QueueConnection {
  queue(name: string): Queue
  worker(name: string, process: Processor, concurrency: number): Worker
  close(): Promise<void>
}

export const openQueues = (settings: Settings, databaseUrl: string): Promise<QueueConnection> =>
  settings.REDIS_URL ? Promise.resolve(onRedis(settings.REDIS_URL)) : onPostgres(databaseUrl)

function onRedis(url: string): QueueConnection {
  // BullMQ's workers wait on the connection for as long as it takes.
  const connection = new Redis(url, { maxRetriesPerRequest: null })
  connection.on('error', () => undefined)
  return {
    queue: (name) => new Queue(name, { connection, prefix: PREFIX }),
    worker: (name, process, concurrency) => new Worker(name, process, { ...WORKER, connection, prefix: PREFIX, concurrency }),
    close: async () => { connection.disconnect() },
  }
}

async function onPostgres(url: string): Promise<QueueConnection> {
  const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS, keepAlive: true, application_name: 'watchfloor jobs', options: `-c search_path=${SCHEMA},public` })
  pool.on('error', () => undefined)
  const client = await pool.connect()
  try { await runMigrations(client as never, SCHEMA) } finally { client.release() }
  const backed = withBackend(createPostgresBackend)
  return {
    queue: (name) => new backed.Queue(name, { connection: pool as never }) as unknown as Queue,
    worker: (name, process, concurrency) => new backed.Worker(name, process, { ...WORKER, connection: pool as never, concurrency }) as unknown as Worker,
    close: () => pool.end(),
  }
}
