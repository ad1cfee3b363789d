import type { Page } from 'playwright-core'
import { CLOCK } from './clock-code.js'
import { TOKEN } from './gateway-process.js'

/** What a browser made of one stream with a clock in its pictures. */
export interface Watched { readonly decoded: number, readonly size: string, readonly latenciesMs: number[] }

/** Plays a path by WHEP until so many pictures were read; the page has to be one of the gateway's own origin. */
export function watchClock(page: Page, path: string, pictures: number): Promise<Watched> {
  return page.evaluate(async ({ path, pictures, token, clock }) => {
    const video = document.createElement('video')
    video.muted = video.autoplay = true
    document.body.append(video)
    const latenciesMs: number[] = []
    const canvas = document.createElement('canvas')
    canvas.width = clock.width
    canvas.height = clock.cell
    const context = canvas.getContext('2d', { willReadFrequently: true })!
    const enough = new Promise<void>((resolve) => {
      const seen = (): void => {
        const now = Date.now()
        context.drawImage(video, 0, 0, clock.width, clock.cell, 0, 0, clock.width, clock.cell)
        const bits = Array.from({ length: clock.bits + 2 }, (_, i) => context.getImageData(i * clock.cell + clock.cell / 2, clock.cell / 2, 1, 1).data[0]! > 128 ? 1 : 0)
        // A code that does not add up is a torn picture: it tells nothing.
        if (bits[0] === 1 && bits.reduce<number>((sum, bit) => sum + bit, 0) % 2 === 0) {
          const shown = bits.slice(1, -1).reduce<number>((number, bit) => number * 2 + bit, 0)
          latenciesMs.push((now - shown) % 2 ** clock.bits)
        }
        if (latenciesMs.length < pictures) video.requestVideoFrameCallback(seen)
        else resolve()
      }
      video.requestVideoFrameCallback(seen)
    })
    const peer = new RTCPeerConnection()
    peer.addTransceiver('video', { direction: 'recvonly' })
    peer.ontrack = ({ track }) => { video.srcObject = new MediaStream([track]) }
    await peer.setLocalDescription()
    const answer = await fetch(`/${path}/whep`, { method: 'POST', headers: { 'content-type': 'application/sdp', authorization: `Bearer ${token}` }, body: peer.localDescription!.sdp })
    if (answer.status !== 201) throw new Error(`WHEP answered ${answer.status}`)
    await peer.setRemoteDescription({ type: 'answer', sdp: await answer.text() })
    await enough
    const watched = { decoded: video.getVideoPlaybackQuality().totalVideoFrames, size: `${video.videoWidth}x${video.videoHeight}`, latenciesMs }
    await fetch(answer.headers.get('location')!, { method: 'DELETE', headers: { authorization: `Bearer ${token}` } })
    peer.close()
    video.remove()
    return watched
  }, { path, pictures, token: TOKEN, clock: CLOCK })
}
