import { expect, test } from '@jest/globals'
import { existsSync } from 'node:fs'
import { CameraServer } from '../../simulator/src/cameras/camera-server.js'
import { cityFeeds } from '../../simulator/src/cameras/city-feeds.js'
import { hasChromium, openChromium } from './harness/chromium.js'
import { GatewayProcess, TOKEN } from './harness/gateway-process.js'

/**
 * MediaMTX's own browser reader, unchanged, against our gateway: what it is content with, MediaMTX's users are. No package carries it and it is not ours to keep, so
 * MEDIAMTX_READER names a copy (internal/servers/webrtc/reader.js of its sources); without one this is not tried.
 */

const READER = process.env.MEDIAMTX_READER
const missing = !hasChromium ? 'no browser' : READER === undefined ? 'MEDIAMTX_READER names no copy of it' : existsSync(READER) ? null : `there is no ${READER}`
if (missing !== null) console.warn(`MediaMTX's own reader is not tried: ${missing}`)
const withReader = missing === null ? test : test.skip

withReader('MediaMTX’s own reader plays from our gateway', async () => {
  const cameras = await CameraServer.open({ feedOf: cityFeeds() })
  const gateway = await GatewayProcess.start()
  const browser = await openChromium()
  try {
    await gateway.call('POST', '/v3/config/paths/add/cam/1/sub', { source: `rtsp://127.0.0.1:${cameras.port}/cam/1/sub`, sourceOnDemand: true })
    const page = await browser.newPage()
    await page.goto(`${gateway.url}/`)
    await page.addScriptTag({ path: READER! })
    await page.evaluate((url) => {
      const video = Object.assign(document.createElement('video'), { muted: true, autoplay: true })
      document.body.append(video)
      const state = Object.assign(window, { said: [] as string[] })
      const Reader = (window as unknown as { MediaMTXWebRTCReader: new (conf: object) => unknown }).MediaMTXWebRTCReader
      new Reader({
        url, onError: (error: string) => { state.said.push(error) },
        onTrack: ({ track, streams }: RTCTrackEvent) => { if (track.kind === 'video') video.srcObject = streams[0] ?? new MediaStream([track]) },
      })
    }, `${gateway.url}/cam/1/sub/whep?token=${TOKEN}`)
    const pictures = (many: number): Promise<unknown> => page.waitForFunction((least) => document.querySelector('video')!.getVideoPlaybackQuality().totalVideoFrames >= least, many, { timeout: 30_000, polling: 100 })
    await pictures(30)
    expect(await page.evaluate(() => (window as unknown as { said: string[] }).said)).toEqual([])
    expect(await page.evaluate(() => document.querySelector('video')!.videoWidth)).toBe(320)
    // Its own candidates came by PATCH, and its session is one of those that the control API tells of.
    expect(await gateway.json('/v3/paths/get/cam/1/sub')).toMatchObject({ ready: true, readers: [{ type: 'webRTCSession' }] })
  } finally {
    await browser.close()
    await gateway.stop()
    await cameras.close()
  }
}, 90_000)
