import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { feedFromAbove, wornFeed } from '../../simulator/src/publish/moving-feeds.js'
import { RtmpPublisher } from '../../simulator/src/publish/rtmp-publisher.js'
import { GatewayProcess, TOKEN } from './harness/gateway-process.js'
import { until } from './harness/until.js'
import { Viewer } from './harness/viewer.js'

/** The simulator's own publisher, which speaks RTMP for drones and body cameras, against the gateway's RTMP door. */

let gateway: GatewayProcess
const publishers: RtmpPublisher[] = []
const ends: string[] = []
const publish = (path: string, feed = feedFromAbove(), token = TOKEN): RtmpPublisher => {
  const publisher = new RtmpPublisher(new URL(`rtmp://127.0.0.1:${gateway.ports.rtmp}/${path}?token=${token}`), feed, (why) => ends.push(why))
  publishers.push(publisher)
  return publisher
}

beforeEach(async () => { ends.length = 0; gateway = await GatewayProcess.start() })
afterEach(async () => {
  for (const publisher of publishers.splice(0)) publisher.stop()
  await gateway.stop()
})

test('pictures arrive as they are in the clip, at its pace, and are seen', async () => {
  await gateway.call('POST', '/v3/config/paths/add/cam/d1/main', { source: 'publisher' })
  const publisher = publish('cam/d1/main')
  await until(async () => (await gateway.state('cam/d1/main')).ready)
  expect(publisher.sending).toBe(true)
  expect(gateway.asked.at(-1)).toMatchObject({ action: 'publish', protocol: 'rtmp', path: 'cam/d1/main', token: TOKEN })
  const viewer = await Viewer.open(gateway.url, 'cam/d1/main')
  try {
    await until(() => viewer.frames > 25)
    // 90 kHz: one picture of ten a second is nine thousand ticks.
    expect(viewer.ticks.slice(1).map((tick, i) => (tick - viewer.ticks[i]!) | 0)).toEqual(viewer.ticks.slice(1).map(() => 9000))
  } finally { viewer.vanish() }
  expect(await gateway.state('cam/d1/main')).toMatchObject({ source: 'publisher', transport: 'rtmpConn', codec: 'H264', width: 480, height: 270, fps: 10, bFrames: false, whyBlack: null })
  const film = Buffer.from(await (await gateway.call('GET', '/wf/paths/cam/d1/main/keyframe')).arrayBuffer())
  const keys = feedFromAbove().clip.frames.filter(({ key }) => key)
  expect(keys.some(({ nals }) => film.includes(nals.at(-1)!))).toBe(true)
})

test('one that ends is said so, and a path that nobody configured goes with it', async () => {
  await gateway.call('POST', '/v3/config/paths/add/cam/b1/main', { source: 'publisher' })
  const [known, stray] = [publish('cam/b1/main', wornFeed(0)), publish('body/9', wornFeed(1))]
  await until(async () => (await gateway.state('cam/b1/main')).ready && (await gateway.state('body/9')).ready)
  known.stop()
  stray.stop()
  expect(await until(async () => { const { whyBlack } = await gateway.state('cam/b1/main'); return whyBlack !== null && whyBlack }, 20_000)).toBe('no_publisher')
  await until(async () => (await gateway.call('GET', '/v3/paths/get/body/9')).status === 404, 20_000)
  expect(ends).toEqual([])
})

test('without its token it is refused, a newer one takes its place, and it hears why', async () => {
  publish('cam/d2/main', feedFromAbove(), 'wrong')
  await until(() => ends.length === 1)
  expect(ends[0]).toContain('Denied')
  await gateway.call('POST', '/v3/config/paths/add/cam/d2/main', { source: 'publisher' })
  publish('cam/d2/main')
  await until(async () => (await gateway.state('cam/d2/main')).ready)
  const second = publish('cam/d2/main')
  await until(() => ends.length === 2 && second.sending)
  await gateway.call('DELETE', '/v3/config/paths/delete/cam/d2/main')
  await until(() => ends.length === 3)
})
