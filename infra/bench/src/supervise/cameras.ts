import { connectAsync } from 'mqtt'
import type { Account } from '../ground.js'
import { EVERY_MS, placeAt } from './officers.js'
import type { Officer } from './officers.js'

export interface SendingCameras { readonly sent: number; stop(): Promise<void> }

/** All body cameras at their real pace: each every ten seconds, one after the other through the hub's own door. */
export async function openCameras(port: number, { username, password }: Account, officers: readonly Officer[], devices: readonly string[]): Promise<SendingCameras> {
  const client = await connectAsync({ host: '127.0.0.1', port, protocol: 'mqtt', username, password, protocolVersion: 4, clientId: 'bench-cameras' })
  let sent = 0
  let next = 0
  const timer = setInterval(() => {
    const officer = officers[next]!
    next = (next + 1) % officers.length
    const nowMs = Date.now()
    const place = placeAt(officer, nowMs)
    if (!place) return
    sent += 1
    client.publish(`wf/${devices[officer.n]}/fix`, JSON.stringify({ time: new Date(nowMs).toISOString(), lat: Number(place.lat.toFixed(7)), lon: Number(place.lon.toFixed(7)), speedMps: 1.1, accuracyM: 5, batteryPct: 80 }), { qos: 1 })
  }, EVERY_MS / officers.length)
  return { get sent() { return sent }, async stop() { clearInterval(timer); await client.endAsync() } }
}
