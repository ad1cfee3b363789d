import { jest } from '@jest/globals'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { newDatabase } from './harness/test-database.js'
import { HubProcess } from './harness/hub-process.js'
import { until } from './harness/until.js'
import { KillCheck } from './incident-kill/check.js'
import { Writers } from './incident-kill/writers.js'

/** So often the hub is killed; .ci/run asks for 50. */
const KILLS = Number(process.env['KILLS'] ?? 3)
/** Longest time that it lives after it is ready. */
const LIFE_MS = 900
jest.setTimeout(120_000 + KILLS * 30_000)

test(`killed ${KILLS} times in the middle of its work, the hub loses no accepted action, does none twice, and every clock goes on`, async () => {
  const database = await newDatabase()
  const dataDir = mkdtempSync(join(tmpdir(), 'watchfloor-kill-'))
  const env = { DATABASE_URL: database.url, DATA_DIR: dataDir, ADMIN_PASSWORD: 'kill-admin-password', HJ212_PORT: '0', RTMP_PORT: '0', WEBRTC_UDP_PORT: '0', LOG_LEVEL: 'error' }
  const check = new KillCheck(database.url)
  const writers = new Writers(database.url)
  let hub = new HubProcess(env)
  const up = async (): Promise<string> => {
    const started = await hub.started
    if (typeof started === 'number') throw new Error(`the hub ended with ${started}: ${hub.said}`)
    return `http://127.0.0.1:${started.doors['http']}`
  }
  try {
    await writers.prepare(await up())
    for (let kills = 0; kills < KILLS; kills++) {
      // From the moment the first answer is there, so that each life does some work; where in it the end falls is left to chance.
      const lived = writers.work(await up())
      await until(() => writers.answered > 0, 20_000)
      await wait(Math.random() * LIFE_MS)
      hub.signal('SIGKILL')
      await hub.exited
      await lived
      await check.everything(writers)
      hub = new HubProcess(env)
    }
    await writers.finish(await up())
    await check.everything(writers)
    expect(writers.unanswered).toBe(0)
    expect(await check.clocksGoOn()).toBeGreaterThan(0)
    process.stdout.write(`${KILLS} kills: ${writers.acknowledged.size} actions acknowledged on ${writers.incidents} incidents, ${writers.repeated} asked for again after a kill, ${check.overdueLines} clocks ran out meanwhile\n`)
  } finally {
    hub.signal('SIGKILL')
    await hub.exited
    await check.close()
    await writers.close()
    await database.drop()
    rmSync(dataDir, { recursive: true, force: true })
  }
})
