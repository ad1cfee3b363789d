import { connect } from 'node:net'
import { CameraServer } from './camera-server.js'
import { cityFeeds } from './city-feeds.js'
import { readClip } from './clip.js'
import { dueAt, frameNumber, keyBefore, pictureOf } from './feed.js'
import { payloadsOf } from './rtp-payloads.js'

test('every clip begins with a key frame, has one each two seconds and is small enough to be kept in the repository', () => {
  for (const [file, fps] of [['street.15.h264', 15], ['heap-sub.10.h264', 10]] as const) {
    const clip = readClip(file)
    expect(clip.frames).toHaveLength(fps * 12)
    expect(clip.frames.flatMap(({ key }, i) => key ? [i] : [])).toEqual([0, 1, 2, 3, 4, 5].map((i) => i * fps * 2))
    expect(clip.frames.flatMap(({ payloads }) => payloads).reduce((sum, payload) => sum + payload.length, 0)).toBeLessThan(150_000)
  }
})

test('the wall clock alone says which picture is on', () => {
  const feed = { clip: readClip('street.15.h264'), shift: 37 }
  const number = frameNumber(feed, 1_800_000_000_000)
  expect(frameNumber(feed, dueAt(feed, number + 1))).toBe(number + 1)
  expect(frameNumber(feed, dueAt(feed, number + 1) - 1)).toBe(number)
  expect(feed.clip.frames[pictureOf(feed, keyBefore(feed, number))]!.key).toBe(true)
  expect(number - keyBefore(feed, number)).toBeLessThan(30)
})

test('every camera has a picture, its sub stream the same scene, and other names have none', () => {
  const feeds = cityFeeds()
  for (const n of [0, 7, 728]) expect(feeds(`cam/${n}/sub`)?.clip.name).toBe(`${feeds(`cam/${n}`)!.clip.name}-sub`)
  expect(feeds('cam/1')!.shift === feeds('cam/6')!.shift).toBe(false)
  expect(feeds('cam/x')).toBeNull()
  expect(feeds('../cam/1')).toBeNull()
})

test('a large unit is cut into fragments that say where it begins and ends', () => {
  const nal = Buffer.alloc(4000, 0xaa)
  nal[0] = 0x65
  const parts = payloadsOf([nal])
  expect(parts.map((part) => part[1]! >> 6)).toEqual([2, 0, 1])
  expect(Buffer.concat([Buffer.from([0x65]), ...parts.map((part) => part.subarray(2))])).toEqual(nal)
})

test('a stranger who talks nonsense or never stops talking is cut off, and the cameras go on', async () => {
  const cameras = await CameraServer.open({ feedOf: cityFeeds() })
  try {
    for (const nonsense of ['GET / HTTP/1.1\r\n\r\n', 'x'.repeat(40_000)]) {
      await new Promise<void>((resolve) => {
        const socket = connect(cameras.port, '127.0.0.1', () => socket.write(nonsense))
        socket.on('error', () => undefined)
        socket.on('close', () => resolve())
      })
    }
    expect(cameras.playing).toBe(0)
  } finally { await cameras.close() }
})
