import { WebSocket } from 'ws'
import { codecString } from '../h264/sps.js'
import type { ParameterSets } from '../h264/unit-assembler.js'
import { fragment } from '../mp4/fragment.js'
import { initSegment } from '../mp4/init-segment.js'
import type { Frame } from '../stream/frame.js'
import type { MediaPath } from '../stream/media-path.js'

/** Beyond this a slow viewer misses frames until the next key frame; beyond that it is let go. */
const SLOW_BYTES = 1_000_000
const STUCK_BYTES = 8_000_000
const PING_MS = 10_000
const FIRST_STEP_TICKS = 6000

/**
 * A viewer where UDP does not pass: the same access units as fragmented MP4 over a websocket. A JSON text `{codec, width, height}` first (and again
 * when the camera changes its format), then the initialisation segment, then a fragment for each frame.
 * @param id under which it was let in, and is listed
 */
export function playOverSocket(socket: WebSocket, path: MediaPath, id: string): void {
  let known: ParameterSets | null = null
  let origin = 0
  let last = 0
  let sequence = 0
  let waiting = true
  let alive = true

  const take = (frame: Frame, sets: ParameterSets): void => {
    if (socket.readyState !== WebSocket.OPEN) return
    if (socket.bufferedAmount > STUCK_BYTES) { socket.terminate(); return }
    if (frame.key) {
      waiting = socket.bufferedAmount > SLOW_BYTES
      if (!waiting && (!known || !known.sps.equals(sets.sps) || !known.pps.equals(sets.pps))) begin(frame, sets)
    }
    if (waiting || !known) return
    if (socket.bufferedAmount > SLOW_BYTES) { waiting = true; return }
    const step = last > 0 && frame.ticks > last ? frame.ticks - last : FIRST_STEP_TICKS
    last = frame.ticks
    socket.send(fragment([frame], ++sequence, origin, step))
  }
  const begin = (frame: Frame, sets: ParameterSets): void => {
    if (!known) origin = frame.ticks
    known = sets
    socket.send(JSON.stringify({ codec: codecString(sets.facts), width: sets.facts.width, height: sets.facts.height }))
    socket.send(initSegment(sets))
  }

  const pings = setInterval(() => {
    if (!alive) { socket.terminate(); return }
    alive = false
    socket.ping()
  }, PING_MS)
  socket.on('pong', () => { alive = true })
  socket.on('error', () => socket.terminate())
  socket.on('close', () => { clearInterval(pings); path.detach(id) })
  path.attach({ id, type: 'mp4Socket', take, close: () => socket.close(1001) })
  path.burst(id)
}
