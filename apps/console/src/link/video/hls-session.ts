import type { ViewLeave } from '@watchfloor/shared'
import type { ErrorData } from 'hls.js'
import { HubError } from '../http.js'
import type { Measure, MediaSession } from './media-session.js'

/** MediaMTX begins to fetch a source when somebody asks for it (10 s at most) and answers when it has two pieces of it. */
const MANIFEST_MS = 15_000
/** From the first playlist to the first piece in the buffer. */
const OPEN_MS = 25_000
/** What was seen is thrown away, so that a wall may stand for days. */
const KEEP_S = 20
const HURRY_RATE = 1.08
const once = (ms: number) => ({ default: { maxTimeToFirstByteMs: ms, maxLoadTimeMs: ms, timeoutRetry: null, errorRetry: null } })

/**
 * Where UDP does not pass to MediaMTX: low-latency HLS through the hub. The library is a chunk of its own, fetched by the first tile that needs it; its light build plays
 * the picture alone, which is all that a tile shows.
 */
export async function openHls(leave: ViewLeave, video: HTMLVideoElement, signal: AbortSignal): Promise<MediaSession> {
  const { default: Hls, Events } = await import('hls.js/light').catch((error: Error) => { throw new HubError('unreachable', error.message) })
  signal.throwIfAborted()
  if (!Hls.isSupported()) throw new HubError('video.off', 'this browser knows no other way than WebRTC')
  const hls = new Hls({
    lowLatencyMode: true, maxLiveSyncPlaybackRate: HURRY_RATE, backBufferLength: KEEP_S,
    // Fragmented MP4 goes to the browser as it is: nothing that a worker would be worth, and none that a content policy would have to allow.
    enableWorker: false,
    // A try that failed is the player's to repeat, which has a budget for it.
    manifestLoadPolicy: once(MANIFEST_MS),
    xhrSetup: (xhr, url) => { xhr.open('GET', url); xhr.setRequestHeader('Authorization', `Bearer ${leave.token}`) },
  })
  let over = false
  let opened = false
  // The tile lives longer than this connection, and a listener at its end would keep all of it until then.
  const opening = new AbortController()
  const close = (): void => {
    over = true
    hls.destroy()
    video.playbackRate = 1
  }
  try {
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new HubError('video.off', 'no piece of HLS came in time')), OPEN_MS)
      const done = (then: () => void): void => { clearTimeout(timer); then() }
      signal.addEventListener('abort', () => done(() => reject(signal.reason as Error)), { signal: opening.signal })
      hls.once(Events.FRAG_BUFFERED, () => done(() => { opened = true; resolve() }))
      hls.on(Events.ERROR, (_, error) => {
        if (!error.fatal) return
        over = true
        if (!opened) done(() => reject(refusal(error)))
      })
      video.srcObject = null
      hls.loadSource(new URL(leave.fallback.url, document.baseURI).href)
      hls.attachMedia(video)
    })
  } catch (error) {
    close()
    throw error
  } finally { opening.abort() }
  void video.play().catch(() => undefined)
  return {
    way: 'hls', close,
    measure(): Promise<Measure> {
      return Promise.resolve({
        frames: video.getVideoPlaybackQuality().totalVideoFrames, connected: !over, over,
        latencyMs: hls.latency > 0 ? Math.round(hls.latency * 1000) : null, width: video.videoWidth, height: video.videoHeight,
      })
    },
  }
}

/** MediaMTX answers 404 for a path that nobody feeds, as WHEP does; anything else is its being away. */
function refusal({ details, response, error }: ErrorData): HubError {
  return new HubError('video.off', `HLS: ${details} ${response?.code ?? error.message}`, response?.code)
}
