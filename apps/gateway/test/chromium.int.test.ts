import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { CameraServer } from '../../simulator/src/cameras/camera-server.js'
import { cityFeeds } from '../../simulator/src/cameras/city-feeds.js'
import { hasChromium, openChromium } from './harness/chromium.js'
import { GatewayProcess, TOKEN } from './harness/gateway-process.js'

/** A real browser decodes what the gateway sends: pictures are counted, and the bar code in them tells how old they are. */

const withChromium = hasChromium ? test : test.skip

interface Tile { readonly frames: number, readonly size: string, readonly latencies: number[] }

let gateway: GatewayProcess
let cameras: CameraServer
let browser: Browser
let page: Page
const feeds = cityFeeds()

beforeAll(async () => {
  if (!hasChromium) return
  cameras = await CameraServer.open({ feedOf: feeds })
  gateway = await GatewayProcess.start()
  browser = await openChromium()
  page = await browser.newPage()
  await page.goto(`${gateway.url}/`)
}, 60_000)
afterAll(async () => {
  if (!hasChromium) return
  await browser.close()
  await gateway.stop()
  await cameras.close()
})

/** Plays cameras by WHEP or over a websocket and watches them: what was decoded, and how long each picture took from the camera to the screen. */
async function watch(names: readonly string[], way: 'whep' | 'mp4', ms: number): Promise<Tile[]> {
  for (const name of names) await gateway.call('POST', `/v3/config/paths/replace/${name}`, { source: `rtsp://127.0.0.1:${cameras.port}/${name}`, sourceOnDemand: true })
  const tiles = names.map((name) => { const { clip, shift } = feeds(name)!; return { name, fps: clip.fps, shift, length: clip.frames.length } })
  return page.evaluate(async ({ tiles, way, ms, token }) => {
    const playing = await Promise.all(tiles.map(async ({ name, fps, shift, length }) => {
      const video = document.createElement('video')
      video.muted = true
      video.autoplay = true
      document.body.append(video)
      const latencies: number[] = []
      const canvas = document.createElement('canvas')
      const context = canvas.getContext('2d', { willReadFrequently: true })!
      const seen = (): void => {
        video.requestVideoFrameCallback(seen)
        const now = Date.now()
        const unit = video.videoWidth / 640
        canvas.width = 176
        canvas.height = 28
        context.drawImage(video, 0, 0, 176 * unit, 28 * unit, 0, 0, 176, 28)
        const bits = Array.from({ length: 10 }, (_, i) => context.getImageData(8 + i * 16 + 8, 16, 1, 1).data[0]! > 128 ? 1 : 0)
        // A code that does not add up is a picture scaled or torn: it tells nothing.
        if (bits[0] !== 1 || bits.reduce<number>((sum, bit) => sum ^ bit, 0) !== 0) return
        const shown = bits.slice(1, 9).reduce<number>((number, bit) => number * 2 + bit, 0)
        const current = Math.floor(now * fps / 1000)
        const behind = (((current + shift - shown) % length) + length) % length
        latencies.push(now - (current - behind) * 1000 / fps)
      }
      video.requestVideoFrameCallback(seen)
      if (way === 'whep') {
        const peer = new RTCPeerConnection()
        peer.addTransceiver('video', { direction: 'recvonly' })
        peer.addTransceiver('audio', { direction: 'recvonly' })
        peer.ontrack = (event) => { if (event.track.kind === 'video') video.srcObject = new MediaStream([event.track]) }
        await peer.setLocalDescription()
        const answer = await fetch(`/${name}/whep`, { method: 'POST', headers: { 'content-type': 'application/sdp', authorization: `Bearer ${token}` }, body: peer.localDescription!.sdp })
        await peer.setRemoteDescription({ type: 'answer', sdp: await answer.text() })
      } else {
        const source = new MediaSource()
        video.src = URL.createObjectURL(source)
        await new Promise((resolve) => { source.onsourceopen = resolve })
        const socket = new WebSocket(`${location.origin.replace('http', 'ws')}/${name}/mp4?token=${token}`)
        socket.binaryType = 'arraybuffer'
        let buffer: SourceBuffer | null = null
        const waiting: ArrayBuffer[] = []
        const feed = (): void => { if (buffer && !buffer.updating && waiting.length > 0) buffer.appendBuffer(waiting.shift()!) }
        socket.onmessage = ({ data }: MessageEvent<ArrayBuffer | string>) => {
          if (typeof data === 'string') {
            buffer ??= source.addSourceBuffer(`video/mp4; codecs="${(JSON.parse(data) as { codec: string }).codec}"`)
            buffer.onupdateend = () => {
              const end = buffer!.buffered.length > 0 ? buffer!.buffered.end(buffer!.buffered.length - 1) : 0
              if (end - video.currentTime > 0.6) video.currentTime = end - 0.1
              feed()
            }
          } else waiting.push(data)
          feed()
        }
      }
      return { video, latencies }
    }))
    await new Promise((resolve) => setTimeout(resolve, ms))
    return playing.map(({ video, latencies }) => {
      const tile = { frames: video.getVideoPlaybackQuality().totalVideoFrames, size: `${video.videoWidth}x${video.videoHeight}`, latencies }
      video.remove()
      return tile
    })
  }, { tiles, way, ms, token: TOKEN })
}

const middle = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN

withChromium('nine tiles play by WebRTC, every picture decoded, and none is old', async () => {
  const tiles = await watch(Array.from({ length: 9 }, (_, i) => `cam/${i}/sub`), 'whep', 8000)
  for (const { frames, size, latencies } of tiles) {
    expect(size).toBe('320x180')
    // Ten a second, after a second for the handshakes of all.
    expect(frames).toBeGreaterThan(50)
    // A busy machine paints fewer than it decodes.
    expect(latencies.length).toBeGreaterThan(10)
    expect(middle(latencies)).toBeGreaterThan(0)
    // On two quiet cores it is below 150 ms; a loaded machine may not fail this.
    expect(middle(latencies)).toBeLessThan(1000)
  }
  console.warn(`nine tiles: ${middle(tiles.map(({ latencies }) => latencies.length))} painted each, latency p50 ${middle(tiles.flatMap(({ latencies }) => latencies)).toFixed(0)} ms, pictures ${tiles.map(({ frames }) => frames).join(' ')}`)
}, 60_000)

withChromium('a camera’s main stream plays as fragmented MP4 where WebRTC cannot pass', async () => {
  const [tile] = await watch(['cam/3/main'], 'mp4', 6000)
  expect(tile!.size).toBe('640x360')
  expect(tile!.frames).toBeGreaterThan(50)
  expect(middle(tile!.latencies)).toBeLessThan(2000)
}, 60_000)
