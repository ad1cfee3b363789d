import { spawn } from 'node:child_process'
import { SourceError } from '../rtsp/rtsp-fault.js'

const PROGRAM = 'ffmpeg'
const ENCODER = 'libx264'
const ASK_MS = 10_000

/** How many transcodings this machine may bear, and whether it can do any. */
export class Transcoders {
  #running = 0

  private constructor(readonly most: number) {}

  get running(): number { return this.#running }

  /** None is allowed, or ffmpeg with an encoder for H.264 is not there: then there are none. */
  static async open(most: number): Promise<Transcoders> { return new Transcoders(most > 0 && await canEncode() ? most : 0) }

  /** Takes a place; the answer gives it back, once. @throws SourceError `transcoder_busy` */
  take(): () => void {
    if (this.#running >= this.most) throw new SourceError('transcoder_busy', this.most === 0 ? 'nothing is transcoded here' : `${this.most} sources are transcoded already`)
    this.#running++
    let given = false
    return () => { if (!given) { given = true; this.#running-- } }
  }
}

const canEncode = (): Promise<boolean> => new Promise((resolve) => {
  const asked = spawn(PROGRAM, ['-hide_banner', '-loglevel', 'error', '-encoders'], { stdio: ['ignore', 'pipe', 'ignore'], timeout: ASK_MS })
  let told = ''
  asked.stdout.on('data', (part: Buffer) => { told += part.toString('latin1') })
  asked.once('error', () => resolve(false))
  asked.once('close', () => resolve(told.includes(ENCODER)))
})
