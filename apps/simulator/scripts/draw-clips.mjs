/**
 * Draws the clips of the simulated sources and has ffmpeg encode them once: `node apps/simulator/scripts/draw-clips.mjs [name …]`. Only a developer who changes
 * a scene runs it; the small results lie in `clips/`. Everything in them is drawn here: no picture and no film comes from elsewhere.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Canvas, barCode } from './canvas.mjs'
import { movingScenes, secondsIn } from './moving-scenes.mjs'
import { scenes } from './scenes.mjs'

const SECONDS = 12
const MINUTE = 60
const KEY_SECONDS = 2
const SIZES = [
  { suffix: '', width: 640, height: 360, fps: 15, profile: 'main', quality: 30 },
  { suffix: '-sub', width: 320, height: 180, fps: 10, profile: 'baseline', quality: 31 },
]
/** What comes over the air: one size, and a minute long, so that its seconds are the clock's. */
const MOVING = { suffix: '', width: 480, height: 270, fps: 10, profile: 'main', quality: 34 }

const asked = process.argv.slice(2)
const wanted = (name) => asked.length === 0 || asked.includes(name)
for (const [name, draw] of Object.entries(scenes)) if (wanted(name)) for (const size of SIZES) await film(`../clips/${name}`, size, SECONDS, (canvas, share) => draw(canvas, share))
mkdirSync(new URL('../clips/moving/', import.meta.url), { recursive: true })
for (const [name, draw] of Object.entries(movingScenes)) if (wanted(name)) await film(`../clips/moving/${name}`, MOVING, MINUTE, (canvas, share) => { draw(canvas, share * MINUTE); secondsIn(canvas, share * MINUTE) })

async function film(name, { suffix, width, height, fps, profile, quality }, seconds, draw) {
  const file = fileURLToPath(new URL(`${name}${suffix}.${fps}.h264`, import.meta.url))
  const encoder = spawn('ffmpeg', [
    '-v', 'error', '-y', '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-s', `${width}x${height}`, '-r', String(fps), '-i', '-',
    '-c:v', 'libx264', '-preset', 'veryslow', '-profile:v', profile, '-pix_fmt', 'yuv420p', '-crf', String(quality), '-bf', '0', '-g', String(fps * KEY_SECONDS),
    // A delimiter before each picture, so that a reader need not know slices; no note of the encoder's own.
    '-x264-params', `aud=1:scenecut=0:keyint=${fps * KEY_SECONDS}:min-keyint=${fps * KEY_SECONDS}:threads=1`, '-bsf:v', 'filter_units=remove_types=6', '-f', 'h264', file,
  ], { stdio: ['pipe', 'inherit', 'inherit'] })
  const frames = seconds * fps
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
