/**
 * Draws the clips of the simulated cameras and has ffmpeg encode them once: `node apps/simulator/scripts/draw-clips.mjs`. Only a developer who changes a scene
 * runs it; the small results lie in `clips/`. Everything in them is drawn here: no picture and no film comes from elsewhere.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { Canvas, barCode } from './canvas.mjs'
import { scenes } from './scenes.mjs'

const SECONDS = 12
const KEY_SECONDS = 2
const SIZES = [
  { suffix: '', width: 640, height: 360, fps: 15, profile: 'main', quality: 30 },
  { suffix: '-sub', width: 320, height: 180, fps: 10, profile: 'baseline', quality: 31 },
]

for (const [name, draw] of Object.entries(scenes)) for (const size of SIZES) await film(name, draw, size)

async function film(name, draw, { suffix, width, height, fps, profile, quality }) {
  const file = fileURLToPath(new URL(`../clips/${name}${suffix}.${fps}.h264`, import.meta.url))
  const encoder = spawn('ffmpeg', [
    '-v', 'error', '-y', '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-s', `${width}x${height}`, '-r', String(fps), '-i', '-',
    '-c:v', 'libx264', '-preset', 'veryslow', '-profile:v', profile, '-pix_fmt', 'yuv420p', '-crf', String(quality), '-bf', '0', '-g', String(fps * KEY_SECONDS),
    // A delimiter before each picture, so that a reader need not know slices; no note of the encoder's own.
    '-x264-params', `aud=1:scenecut=0:keyint=${fps * KEY_SECONDS}:min-keyint=${fps * KEY_SECONDS}:threads=1`, '-bsf:v', 'filter_units=remove_types=6', '-f', 'h264', file,
  ], { stdio: ['pipe', 'inherit', 'inherit'] })
  const frames = SECONDS * fps
  for (let number = 0; number < frames; number++) {
    const canvas = new Canvas(width, height)
    draw(canvas, number / frames)
    barCode(canvas, number)
    if (!encoder.stdin.write(canvas.pixels)) await once(encoder.stdin, 'drain')
  }
  encoder.stdin.end()
  const [code] = await once(encoder, 'exit')
  if (code !== 0) throw new Error(`ffmpeg ended with ${code}`)
}
