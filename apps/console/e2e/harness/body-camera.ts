import { spawn, spawnSync, type ChildProcess } from 'node:child_process'

/** Where a body camera brings its pictures. */
export interface PublishLeave { rtmpUrl: string | null }
export const hasFfmpeg = (): boolean => spawnSync('ffmpeg', ['-version']).status === 0

/** A body camera that pushes a moving test picture by RTMP, as the real ones do, until it is switched off. */
export class PublishingCamera {
  private readonly child: ChildProcess
  private readonly gone: Promise<void>

  constructor({ rtmpUrl }: PublishLeave) {
    if (rtmpUrl === null) throw new Error('the gateway takes no RTMP')
    const picture = ['-re', '-f', 'lavfi', '-i', 'testsrc=size=320x180:rate=10']
    const encoder = ['-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', '-profile:v', 'baseline', '-pix_fmt', 'yuv420p', '-g', '10', '-bf', '0']
    this.child = spawn('ffmpeg', ['-v', 'error', ...picture, ...encoder, '-f', 'flv', rtmpUrl], { stdio: ['ignore', 'ignore', 'inherit'] })
    this.gone = new Promise((resolve) => this.child.once('exit', () => resolve()))
  }

  async off(): Promise<void> {
    this.child.kill('SIGKILL')
    await this.gone
  }
}
