import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { setPriority } from 'node:os'

export interface FfmpegEvents {
  /** What it writes: FLV with H.264. */
  output(bytes: Buffer): void
  /** Once, when it is gone; its last words, which hold no address of a camera. */
  ended(why: string): void
}

/** Pictures that others watch as they were sent come first. */
const LOW_PRIORITY = 10
const LAST_WORDS = 400

/**
 * Decodes on one thread, for frames that wait for other threads are late; scales down what is wider than 1280, which bounds the cost; no B-frames, a key frame
 * each two seconds. No `low_delay`: the decoder would give B-frames out of order.
 */
const argumentsFor = (url: string): string[] => [
  '-hide_banner', '-loglevel', 'error', '-nostdin', '-fflags', 'nobuffer+discardcorrupt', '-probesize', '500000', '-analyzeduration', '1000000', '-threads', '1', '-rtsp_transport', 'tcp', '-i', url,
  '-map', '0:v:0', '-an', '-vf', 'scale=w=\'min(1280,iw)\':h=-2', '-c:v', 'libx264', '-preset', 'veryfast', '-tune', 'zerolatency', '-profile:v', 'main', '-pix_fmt', 'yuv420p', '-bf', '0', '-threads', '2',
  '-maxrate', '2500k', '-bufsize', '2500k', '-force_key_frames', 'expr:gte(t,n_forced*2)', '-f', 'flv', '-flvflags', 'no_duration_filesize', '-flush_packets', '1', 'pipe:1',
]

/** One ffmpeg: reads a loopback address, writes to us. It ends with us, too, since its input and its output break. Gives the way to end it. */
export function runFfmpeg(url: string, events: FfmpegEvents): () => void {
  const child: ChildProcess = spawn('ffmpeg', argumentsFor(url), { stdio: ['ignore', 'pipe', 'pipe'] })
  let words = ''
  let over = false
  const end = (why: string): void => { if (!over) { over = true; events.ended(why) } }
  child.stdout!.on('data', (bytes: Buffer) => { if (!over) events.output(bytes) })
  child.stderr!.on('data', (bytes: Buffer) => { words = (words + bytes.toString('utf8')).slice(-LAST_WORDS) })
  child.once('error', (error) => end(error.message))
  child.once('close', (code, signal) => end(words.replaceAll(url, 'the source').trim().split('\n').at(-1) || `it ended (${code ?? signal})`))
  if (child.pid !== undefined) try { setPriority(child.pid, LOW_PRIORITY) } catch { /* It is gone already, which it tells by itself. */ }
  return () => { over = true; child.kill('SIGKILL') }
}
