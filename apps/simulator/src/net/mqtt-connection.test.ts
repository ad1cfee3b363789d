import { createServer } from 'node:net'
import type { AddressInfo, Server, Socket } from 'node:net'
import { Aedes } from 'aedes'
import { OwntracksOfficer } from '../officers/owntracks-officer.js'
import type { OfficerSighting } from '../officers/officer-link.js'
import { backoffMs, Pacer } from './pacer.js'

const sighting: OfficerSighting = { timeMs: Date.UTC(2026, 10, 22, 4), lat: 29.97, lon: 121.22, accuracyM: 6, altitudeM: 8, speedMps: 1.4, courseDeg: 12, batteryPct: 71, charging: false, recording: true, reason: 'timer' }
const until = async (what: () => boolean): Promise<void> => {
  for (let i = 0; i < 800 && !what(); i++) await new Promise((resolve) => setTimeout(resolve, 10))
  expect(what()).toBe(true)
}

/** A real broker that lets in one password, and can go away and come back on its port. */
async function broker(port: number, password: string): Promise<{ port: number; said: { topic: string; message: Record<string, unknown> }[]; aedes: Aedes; close(): Promise<void> }> {
  const aedes = await Aedes.createBroker()
  const said: { topic: string; message: Record<string, unknown> }[] = []
  aedes.authenticate = (_client, user, secret, done) => { const ok = user === 'officer001' && secret?.toString() === password; done(ok ? null : Object.assign(new Error('no'), { returnCode: 4 as const }), ok) }
  aedes.on('publish', (packet, client) => { if (client) said.push({ topic: packet.topic, message: JSON.parse(packet.payload.toString()) as Record<string, unknown> }) })
  const sockets = new Set<Socket>()
  const server: Server = createServer((socket) => { sockets.add(socket); socket.on('error', () => undefined); socket.on('close', () => sockets.delete(socket)); aedes.handle(socket) })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port, said, aedes,
    close: async () => { for (const s of sockets) s.destroy(); await new Promise((resolve) => server.close(resolve)); await new Promise<void>((resolve) => aedes.close(() => resolve())) },
  }
}

describe('a body camera on MQTT', () => {
  it('greets with where it is, answers when asked, and comes back after the broker went away', async () => {
    const first = await broker(0, 'secret')
    const pacer = new Pacer(1000)
    const camera = new OwntracksOfficer('officer001/bodycam', { host: '127.0.0.1', port: first.port, password: () => 'secret', pacer })
    camera.open(() => sighting)
    await until(() => first.said.length === 1)
    expect(first.said[0]).toMatchObject({ topic: 'owntracks/officer001/bodycam', message: { _type: 'location', batt: 71 } })
    await until(() => { first.aedes.publish({ cmd: 'publish', topic: 'owntracks/officer001/bodycam/cmd', payload: Buffer.from('{"_type":"cmd","action":"reportLocation"}'), qos: 1, retain: false, dup: false }, () => undefined); return first.said.length > 1 })
    await first.close()
    const second = await broker(first.port, 'secret')
    await until(() => second.said.length > 0)
    camera.close()
    pacer.stop()
    await second.close()
  })

  it('tells that it was refused, and gets in with what it is given then', async () => {
    const hub = await broker(0, 'new')
    const pacer = new Pacer(1000)
    let password = 'old'
    const refusals: boolean[] = []
    const camera = new OwntracksOfficer('officer001/bodycam', { host: '127.0.0.1', port: hub.port, password: () => password, pacer, refused: (wasIn) => { refusals.push(wasIn) } })
    camera.open(() => sighting)
    await until(() => refusals.length === 1)
    expect(refusals).toEqual([false])
    password = 'new'
    camera.silence(true)
    camera.silence(false)
    await until(() => hub.said.length > 0)
    camera.close()
    pacer.stop()
    await hub.close()
  })
})

describe('patience', () => {
  it('doubles the wait up to 20 s, with chance in it', () => {
    expect(backoffMs(0, 0.5)).toBe(500)
    expect(backoffMs(3, 0.5)).toBe(4000)
    expect(backoffMs(30, 1)).toBeLessThanOrEqual(28_000)
    expect(backoffMs(2, 0)).toBeLessThan(backoffMs(2, 1))
  })
  it('lets so many begin a second, in order', async () => {
    const pacer = new Pacer(100)
    const seen: number[] = []
    const began = Date.now()
    for (let i = 0; i < 20; i++) pacer.ask(() => seen.push(i))
    await until(() => seen.length === 20)
    expect(seen).toEqual(Array.from({ length: 20 }, (_, i) => i))
    expect(Date.now() - began).toBeGreaterThanOrEqual(150)
  })
})
