import { expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { CameraServer } from '../../simulator/src/cameras/camera-server.js'
import { cityFeeds } from '../../simulator/src/cameras/city-feeds.js'
import { GatewayProcess } from './harness/gateway-process.js'
import { until } from './harness/until.js'
import { Viewer } from './harness/viewer.js'

/** KILLS sets how often (100 where there is time). The order of the deaths comes from SEED, which a failure names. */
const KILLS = Number(process.env.KILLS ?? 8)
const SEED = Number(process.env.SEED ?? Date.now() % 100_000)
const GROWTH_MB = 40

test(`cameras and viewers that die ${KILLS} times leave no tile stuck and nothing behind (SEED=${SEED})`, async () => {
  let seed = SEED
  const random = (below: number): number => { seed = (seed * 1_664_525 + 1_013_904_223) >>> 0; return Math.floor(seed / 2 ** 32 * below) }
  const feedOf = cityFeeds()
  const boxes = await Promise.all([0, 1, 2].map(() => CameraServer.open({ feedOf })))
  const gateway = await GatewayProcess.start({ GATEWAY_LINGER_MS: '500' })
  const path = (i: number): string => `cam/${i}/sub`
  const open = (i: number): Promise<Viewer> => Viewer.open(gateway.url, path(i))
  const viewers: Viewer[] = []
  const residentMb = (): number => Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${gateway.child.pid}/status`, 'utf8'))![1]) / 1024
  try {
    for (const [i, box] of boxes.entries()) {
      await gateway.call('POST', `/v3/config/paths/add/${path(i)}`, { source: `rtsp://127.0.0.1:${box.port}/${path(i)}`, sourceOnDemand: true })
      viewers.push(await open(i))
    }
    await until(() => viewers.every(({ frames }) => frames > 5))
    const before = residentMb()
    for (let kill = 0; kill < KILLS; kill++) {
      const i = random(boxes.length)
      const what = random(3)
      if (what === 0) {
        const { port } = boxes[i]!
        await boxes[i]!.close()
        await wait(random(600))
        boxes[i] = await CameraServer.open({ feedOf }, port)
      } else if (what === 1) {
        // Gone without a word, and somebody else looks at once.
        viewers[i]!.vanish()
        viewers[i] = await open(i)
      } else {
        await fetch(gateway.url + viewers[i]!.location, { method: 'DELETE' })
        viewers[i]!.vanish()
        viewers[i] = await open(i)
      }
      await wait(random(300))
    }
    const counts = viewers.map(({ frames }) => frames)
    await until(() => viewers.every(({ frames }, i) => frames > counts[i]! + 5), 10_000)
    for (const viewer of viewers) await fetch(gateway.url + viewer.location, { method: 'DELETE' })
    // Those who went without a word are given up when their connection is.
    await until(async () => (await gateway.json<{ items: { readers: unknown[] }[] }>('/v3/paths/list')).items.every(({ readers }) => readers.length === 0), 50_000)
    await until(() => boxes.every(({ playing }) => playing === 0))
    expect(residentMb() - before).toBeLessThan(GROWTH_MB)
  } finally {
    for (const viewer of viewers) viewer.vanish()
    await gateway.stop()
    for (const box of boxes) await box.close()
  }
}, 120_000 + KILLS * 3000)
