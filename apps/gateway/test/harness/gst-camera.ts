import { spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'

const PYTHON = '/usr/bin/python3'
const ELEMENTS = ['appsrc', 'x264enc', 'rtph264pay']
const ASK = `import gi
gi.require_version("Gst", "1.0"); gi.require_version("GstRtspServer", "1.0")
from gi.repository import Gst, GstRtspServer
Gst.init(None)
print(*[name for name in ${JSON.stringify(ELEMENTS)} if not Gst.ElementFactory.find(name)])`

/** Why GStreamer's RTSP server cannot be started here; null when it can. */
export function gstMissing(): string | null {
  const { status, stdout, stderr } = spawnSync(PYTHON, ['-c', ASK], { encoding: 'utf8' })
  if (status !== 0) return (stderr ?? `no ${PYTHON}`).trim().split('\n').at(-1) ?? 'python3-gi does not start'
  return stdout.trim() === '' ? null : `no ${stdout.trim()}`
}

export interface GstCamera { readonly port: number, stop(): Promise<void> }
export interface GstCameraRules { readonly scheme: 'none' | 'basic' | 'digest', readonly transport: 'tcp' | 'udp', readonly user: string, readonly password: string }

/** Starts GStreamer's own RTSP server as a camera with a clock in its pictures. */
export async function startGstCamera({ scheme, transport, user, password }: GstCameraRules): Promise<GstCamera> {
  const child = spawn(PYTHON, [join(import.meta.dirname, 'gst-camera.py'), scheme, transport, user, password], { stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout.once('data', (line: Buffer) => resolve(Number(line.toString())))
    void ended.then((code) => reject(new Error(`GStreamer's server ended with ${code}`)))
  })
  return { port, async stop() { child.stdin.end(); await ended } }
}
