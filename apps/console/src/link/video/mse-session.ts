import type { ViewLeave } from '@watchfloor/shared'
import { z } from 'zod'
import { HubError } from '../http.js'
import type { Measure, MediaSession } from './media-session.js'

const OPEN_MS = 5000
/** Further behind than this the player jumps, a little behind it runs faster. */
const JUMP_S = 2
const HURRY_S = 0.6
const HURRY_RATE = 1.08
const AIM_S = 0.15
/** What was seen is thrown away, so that a wall may stand for days. */
const KEEP_S = 20
const Format = z.object({ codec: z.string(), width: z.number(), height: z.number() })

/** Where UDP does not pass: the same pictures as fragmented MP4 over a web socket, through the browser's media source. */
export async function openMse(leave: ViewLeave, video: HTMLVideoElement, signal: AbortSignal): Promise<MediaSession> {
  if (typeof MediaSource === 'undefined') throw new HubError('video.off', 'this browser knows no other way than WebRTC')
  const url = new URL(`${leave.fallback.url}?token=${encodeURIComponent(leave.token)}`, document.baseURI)
  url.protocol = url.protocol.replace('http', 'ws')
  const source = new MediaSource()
  const objectUrl = URL.createObjectURL(source)
  video.srcObject = null
  video.src = objectUrl
  const socket = new WebSocket(url)
  socket.binaryType = 'arraybuffer'
  let over = false
  let opened = false
  let format: z.infer<typeof Format> | null = null
  let buffer: SourceBuffer | null = null
  const waiting: ArrayBuffer[] = []

  const close = (): void => {
    over = true
    socket.close()
    if (video.src === objectUrl) { video.removeAttribute('src'); video.load() }
    URL.revokeObjectURL(objectUrl)
  }
  const feed = (): void => {
    if (over || buffer === null || buffer.updating) return
    try {
      const start = buffer.buffered.length > 0 ? buffer.buffered.start(0) : 0
      if (video.currentTime - start > KEEP_S * 2) return buffer.remove(start, video.currentTime - KEEP_S)
      const next = waiting.shift()
      if (next) buffer.appendBuffer(next)
      else stayLive(video, buffer)
    } catch { over = true }
  }
  const begin = (): void => {
    if (format === null || source.readyState !== 'open') return
    const type = `video/mp4; codecs="${format.codec}"`
    if (!MediaSource.isTypeSupported(type)) { over = true; return }
    if (buffer) buffer.changeType(type)
    else {
      buffer = source.addSourceBuffer(type)
      buffer.addEventListener('updateend', feed)
      void video.play().catch(() => undefined)
    }
    feed()
  }
  source.addEventListener('sourceopen', begin)
  socket.addEventListener('message', ({ data }: MessageEvent<string | ArrayBuffer>) => {
    if (typeof data !== 'string') { waiting.push(data); feed(); return }
    const read = Format.safeParse(JSON.parse(data))
    if (!read.success) { over = true; return }
    format = read.data
    begin()
  })
  const ended = (): void => { over = true }
  socket.addEventListener('close', ended)
  // The tile lives longer than this connection, and a listener at its end would keep all of it until then.
  const opening = new AbortController()
  try {
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new HubError('video.off', 'the web socket was not opened in time')), OPEN_MS)
      const done = (then: () => void) => (): void => { clearTimeout(timer); then() }
      socket.addEventListener('open', done(() => { opened = true; resolve() }))
      socket.addEventListener('close', done(() => { if (!opened) reject(new HubError('video.off', 'the web socket was refused')) }))
      signal.addEventListener('abort', done(() => reject(signal.reason as Error)), { signal: opening.signal })
    })
  } catch (error) {
    close()
    throw error
  } finally { opening.abort() }
  return {
    way: 'fmp4', close,
    measure(): Promise<Measure> {
      const ahead = buffer === null || buffer.buffered.length === 0 ? null : buffer.buffered.end(buffer.buffered.length - 1) - video.currentTime
      return Promise.resolve({
        frames: video.getVideoPlaybackQuality().totalVideoFrames, connected: !over && socket.readyState === WebSocket.OPEN, over: over || socket.readyState === WebSocket.CLOSED,
        latencyMs: ahead === null ? null : Math.round(Math.max(0, ahead) * 1000), width: video.videoWidth, height: video.videoHeight,
      })
    },
  }
}

/** Live is the end of what came: a tile that fell behind catches up, and one that fell far behind jumps. */
function stayLive(video: HTMLVideoElement, buffer: SourceBuffer): void {
  const ranges = buffer.buffered
  if (ranges.length === 0) return
  const [start, end] = [ranges.start(ranges.length - 1), ranges.end(ranges.length - 1)]
  const behind = end - video.currentTime
  if (video.currentTime < start || behind > JUMP_S) video.currentTime = Math.max(start, end - AIM_S)
  video.playbackRate = behind > HURRY_S ? HURRY_RATE : 1
}
