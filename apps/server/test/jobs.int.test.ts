import { Queue } from 'bullmq'
import { JobService } from '../src/platform/jobs/job.service.js'
import { TestConsole } from './broadcast-console.js'
import { startHub } from './harness/hub.js'
import type { TestHub } from './harness/hub.js'
import { OUTER } from './harness/outer-profile.js'
import { until } from './harness/until.js'

let hub: TestHub
beforeAll(async () => { hub = await startHub() })
afterAll(() => hub.stop())

test('a job that is added is done: sessions that are over are swept', async () => {
  const caller = await hub.login('seat')
  await hub.pool.query("UPDATE session SET expires_at = now() - interval '1 second' WHERE token_hash = sha256($1::text::bytea)", [caller.token])
  await hub.app.get(JobService).add('session.sweep', {}, { id: 'sweep-now' })
  await until(async () => (await hub.pool.query('SELECT 1 FROM session WHERE token_hash = sha256($1::text::bytea)', [caller.token])).rowCount === 0)
})

test('a job of an unknown name is counted as failed and stops nothing', async () => {
  const service = hub.app.get(JobService) as unknown as { queue(name: string): Queue }
  await service.queue('upkeep').add('job.of-tomorrow', {}, { jobId: 'strange' })
  const admin = await hub.login('admin')
  await until(async () => /watchfloor_rejected_total\{where="job",reason="job.of-tomorrow"\} 1/.test(String((await admin.get('/metrics')).body)))
})

// With Redis the jobs have no schema to take away; how the state follows the answers is in asked-part.test.ts.
;(OUTER ? test.skip : test)('consoles are told when the queue does not answer, and when it does again', async () => {
  const screen = await TestConsole.open(hub.baseUrl, (await hub.login('seat')).token)
  const told = () => screen.all('health').at(-1)?.health.queue
  try {
    await until(() => screen.all('health').length > 1 && told() === 'ok', 15_000)
    await hub.pool.query('ALTER SCHEMA bullmq RENAME TO bullmq_away')
    await until(() => told() === 'down', 15_000)
  } finally {
    await hub.pool.query('ALTER SCHEMA bullmq_away RENAME TO bullmq')
  }
  await until(() => told() === 'ok', 15_000)
  screen.close()
})
