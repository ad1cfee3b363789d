import { readFileSync, readdirSync } from 'node:fs'
import { openGround } from '../ground.js'
import { startHubProcess } from '../hub-process.js'

/** A real hub with its gateway, and cameras registered with it by their addresses. */
export interface WallHub {
  readonly url: string
  readonly pid: number
  readonly cameraIds: readonly string[]
  /** The process of its media gateway; null while there is none. */
  gatewayPid(): number | null
  /** Processor seconds of all processes of its database. */
  databaseCpu(): number
  /** Whether a view would be given now. */
  givesViews(): Promise<boolean>
  call<T>(method: string, path: string, body?: unknown): Promise<T>
  stop(): Promise<void>
}

/**
 * Starts it with the demo's users and nothing else.
 * @param addresses main and sub stream of each camera
 * @param env settings of the hub beside the bench's own
 */
export async function startWallHub(addresses: readonly { main: string; sub: string }[], env: Readonly<Record<string, string>> = {}): Promise<WallHub> {
  const ground = await openGround()
  try {
    // Each death would be a page of its log.
    const hub = await startHubProcess({ LOG_LEVEL: 'fatal', DEMO: '1', DATABASE_URL: await ground.database('hub'), DATA_DIR: ground.dataDir, ...env })
    const asWhom = async (name: string): Promise<WallHub['call']> => {
      const token = await hub.token(name, 'demo')
      return (method, path, body) => call(hub.url, token, method, path, body)
    }
    const [admin, seat] = [await asWhom('admin'), await asWhom('seat')]
    const cameraIds: string[] = []
    for (const [i, { main, sub }] of addresses.entries()) {
      const { id } = await admin<{ id: string }>('POST', '/api/devices', { name: `camera ${i + 1}`, kind: 'camera', protocol: 'rtsp', externalId: `C-${i + 1}`, lat: 30, lon: 121, facingDeg: 90 })
      await admin('PATCH', `/api/cameras/${id}`, { kind: 'bureau', mainUrl: main, subUrl: sub })
      cameraIds.push(id)
    }
    return {
      url: hub.url, pid: hub.pid, cameraIds, call: seat,
      gatewayPid: () => childrenOf(hub.pid).find(({ command }) => command.includes('gateway/dist/main.js'))?.pid ?? null,
      databaseCpu: () => ground.cpu(),
      givesViews: () => seat('POST', `/api/cameras/${cameraIds[0]}/view`, {}).then(() => true, () => false),
      async stop() {
        await hub.stop()
        await ground.clean()
      },
    }
  } catch (error) {
    await ground.clean()
    throw error
  }
}

/** Processes that a process started, and those that these did. */
export function descendantsOf(pid: number): { pid: number; command: string }[] {
  return childrenOf(pid).flatMap((child) => [child, ...descendantsOf(child.pid)])
}

function childrenOf(pid: number): { pid: number; command: string }[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((name) => {
    try {
      const parent = readFileSync(`/proc/${name}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ')[1]
      return Number(parent) === pid ? [{ pid: Number(name), command: readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ').trim() }] : []
    } catch { return [] }
  })
}

async function call<T>(url: string, token: string, method: string, path: string, body: unknown): Promise<T> {
  const answer = await fetch(url + path, { method, headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
  return (text ? JSON.parse(text) : undefined) as T
}
