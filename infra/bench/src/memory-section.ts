import { setTimeout as wait } from 'node:timers/promises'
import { Helper, residentMb } from './child.js'
import { openGround, register } from './ground.js'
import { startHubProcess } from './hub-process.js'
import type { HubProcess } from './hub-process.js'
import type { LoadAsk, LoadTell } from './load-messages.js'
import { line, quantile, title } from './say.js'

export interface MemoryOptions { seconds: number; devices: number; nodeArgs: readonly string[] }
export const GOAL_MB = 400
/** Each device speaks every ten seconds. */
const EVERY_S = 10

/** The hub's process with every device on a connection of its own, on the embedded broker, where the hub carries the connections itself. */
export async function memorySection(options: MemoryOptions): Promise<boolean> {
  title(`Memory of the hub's process: ${options.devices} devices connected to the embedded broker, each reporting every ${EVERY_S} s, for ${options.seconds} s`)
  const ground = await openGround()
  const load = new Helper<LoadTell, LoadAsk>('load-process.js')
  try {
    const url = await ground.database('hub')
    const env = { DATABASE_URL: url, DATA_DIR: ground.dataDir, MQTT_MAX_CONNECTIONS: '20000', MQTT_MAX_PER_ADDRESS: '20000' }
    await (await startHubProcess(env)).stop()
    const known = await register(url, options.devices)
    const hub = await startHubProcess(env, options.nodeArgs)
    try {
      const empty = residentMb(hub.pid)
      const connected = load.once('connected')
      load.ask({ kind: 'begin', port: hub.mqttPort!, ...known.source, connections: options.devices, prefix: 'wf', devices: known.devices, qos: 1, pace: { perSecond: options.devices / EVERY_S } })
      await connected
      const samples: number[] = []
      const atFirst = await heapOf(hub)
      for (let second = 0; second < options.seconds; second++) { await wait(1000); samples.push(residentMb(hub.pid)) }
      const sorted = [...samples].sort((a, b) => a - b)
      const highest = sorted.at(-1)!
      line(`resident: ${empty.toFixed(0)} MB with the registry loaded and nobody connected, then p50 ${quantile(sorted, 0.5).toFixed(0)} MB, highest ${highest.toFixed(0)} MB, last ${samples.at(-1)!.toFixed(0)} MB (goal ≤ ${GOAL_MB})  ${highest <= GOAL_MB ? 'reached' : 'MISSED'}`)
      line(`  of which at first ${atFirst}, at last ${await heapOf(hub)}`)
      return highest <= GOAL_MB
    } finally { await hub.stop() }
  } finally {
    await load.stop()
    await ground.clean()
  }
}

async function heapOf(hub: HubProcess): Promise<string> {
  const figures = await hub.figures()
  const mb = (name: string): string => ((figures.get(name) ?? NaN) / 2 ** 20).toFixed(0)
  return `heap ${mb('nodejs_heap_size_used_bytes')} of ${mb('nodejs_heap_size_total_bytes')} MB, buffers outside it ${mb('nodejs_external_memory_bytes')} MB`
}
