import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { installRoot } from '../../src/platform/config/version.js'

/** A hub in a process of its own, as `node apps/server/dist/main.js` starts it: to see how it starts, ends and dies. Needs a build. */
export class HubProcess {
  /** The ports of its doors, once it is ready; its exit code, when it ended before. */
  readonly started: Promise<{ doors: Record<string, number> } | number>
  readonly exited: Promise<number | NodeJS.Signals>
  said = ''
  private readonly child: ChildProcess

  constructor(env: Readonly<Record<string, string>>) {
    const { PATH, LANG } = process.env
    this.child = spawn(process.execPath, [join(installRoot, 'apps/server/dist/main.js')], {
      cwd: installRoot, env: { PATH, LANG, HTTP_PORT: '0', MQTT_PORT: '0', JT808_PORT: '0', HJ212_PORT: '0', RTMP_PORT: '0', WEBRTC_UDP_PORT: '0', VIDEO: 'off', LOG_LEVEL: 'warn', ...env }, stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    this.child.stdout!.on('data', (chunk: Buffer) => { this.said += chunk.toString() })
    this.child.stderr!.on('data', (chunk: Buffer) => { this.said += chunk.toString() })
    // Not `close`: after `abandon` Node never tells it.
    const ended = new Promise<number | NodeJS.Signals>((resolve) => { this.child.once('exit', (code, signal) => resolve(code ?? signal!)) })
    const silent = [this.child.stdout!, this.child.stderr!].map((stream) => new Promise((resolve) => { stream.once('close', resolve) }))
    this.exited = Promise.all([ended, ...silent]).then(([how]) => how)
    this.started = Promise.race([
      new Promise<{ doors: Record<string, number> }>((resolve) => { this.child.on('message', (message) => resolve(message as { doors: Record<string, number> })) }),
      this.exited as Promise<number>,
    ])
  }

  get pid(): number { return this.child.pid! }
  signal(signal: NodeJS.Signals): void { this.child.kill(signal) }
  /** As if the program that started it had died. */
  abandon(): void { this.child.disconnect() }
}

/** The postmaster of a data folder, if its file names a living process. */
export function postmasterOf(dataDir: string): number | null {
  const file = join(dataDir, 'postgres/postmaster.pid')
  if (!existsSync(file)) return null
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  try { process.kill(pid, 0); return pid } catch { return null }
}
