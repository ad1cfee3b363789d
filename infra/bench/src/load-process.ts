/** Plays the devices: native fixes over MQTT, written by hand so that the load costs as little of the shared machine as it can. */
import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import type { Socket } from 'node:net'
import { generate, parser } from 'mqtt-packet'
import type { LoadAsk, LoadTell } from './load-messages.js'

const tell = (message: LoadTell): void => { process.send!(message) }
const PUBACK = 0x40
const PATIENCE_MS = 20_000

/** One MQTT connection. Many packets leave in one write. */
class Wire {
  private parts: Buffer[] = []
  private bytes = 0
  private nextId = 0
  acknowledged = 0
  private rest = 0

  private constructor(private readonly socket: Socket) {}

  static open(port: number, username: string | null, password: string | null, clientId: string): Promise<Wire> {
    return new Promise((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1', noDelay: true })
      const greeting = parser()
      const wire = new Wire(socket)
      greeting.on('packet', (packet) => {
        if (packet.cmd !== 'connack' || packet.returnCode) return reject(new Error(`the broker answers ${JSON.stringify(packet)}`))
        socket.removeAllListeners('data')
        socket.on('data', (chunk) => wire.take(chunk))
        resolve(wire)
      })
      socket.on('data', (chunk) => greeting.parse(chunk))
      socket.on('error', reject)
      socket.on('close', () => tell({ kind: 'failed', why: 'the broker closed a device’s connection' }))
      socket.write(generate({ cmd: 'connect', protocolId: 'MQTT', protocolVersion: 4, clientId, clean: true, keepalive: 0, username: username ?? undefined, password: password ? Buffer.from(password) : undefined }))
    })
  }

  publish(topic: Buffer, payload: string, qos: 0 | 1): void {
    const size = Buffer.byteLength(payload)
    const length = 2 + topic.length + (qos ? 2 : 0) + size
    const packet = Buffer.allocUnsafe(1 + (length < 128 ? 1 : 2) + length)
    let at = packet.writeUInt8(0x30 | (qos << 1), 0)
    if (length >= 128) { at = packet.writeUInt8((length & 0x7f) | 0x80, at); at = packet.writeUInt8(length >> 7, at) } else at = packet.writeUInt8(length, at)
    at = packet.writeUInt16BE(topic.length, at)
    at += topic.copy(packet, at)
    if (qos) { this.nextId = (this.nextId % 0xffff) + 1; at = packet.writeUInt16BE(this.nextId, at) }
    packet.write(payload, at)
    this.parts.push(packet)
    this.bytes += packet.length
  }

  flush(): void {
    if (this.parts.length === 0) return
    this.socket.write(Buffer.concat(this.parts, this.bytes))
    this.parts = []
    this.bytes = 0
  }

  get unsent(): number { return this.socket.writableLength }

  end(): void { this.socket.removeAllListeners('close'); this.socket.end() }

  /** The broker sends nothing but acknowledgements of four bytes. */
  private take(chunk: Buffer): void {
    if (this.rest === 0 && chunk[0] !== PUBACK) tell({ kind: 'failed', why: `the broker sends packet ${chunk[0]}` })
    this.rest += chunk.length
    this.acknowledged += this.rest >> 2
    this.rest &= 3
  }
}

let running: { stop(): number; wires: Wire[]; progress(delivered: number): void } | null = null

async function begin(ask: Extract<LoadAsk, { kind: 'begin' }>): Promise<void> {
  const wires: Wire[] = []
  for (let i = 0; i < ask.connections; i++) wires.push(await Wire.open(ask.port, ask.username, ask.password, `bench-${process.pid}-${i}`))
  const topics = ask.devices.map((id) => Buffer.from(`${ask.prefix}/${id}/fix`))
  const steps = new Int32Array(ask.devices.length)
  let sent = 0
  let delivered = 0
  const startMs = Date.now()

  const publish = (live: boolean): void => {
    const d = sent % topics.length
    const step = ++steps[d]!
    // Saturation asks for more fixes than time passes: each device's clock then runs by itself, 10 ms a fix.
    const time = new Date(live ? Date.now() : startMs - 60_000 + step * 10).toISOString()
    const lat = (30.0 + (d % 50) * 0.002 + (step % 10_000) * 1e-6).toFixed(6)
    const lon = (121.1 + Math.floor(d / 50) * 0.0005).toFixed(6)
    wires[d % wires.length]!.publish(topics[d]!, `{"time":"${time}","lat":${lat},"lon":${lon},"speedMps":${(step % 20) + 0.5},"courseDeg":${step % 360},"batteryPct":${100 - (step % 100)}}`, ask.qos)
    sent++
  }
  const flush = (): void => { for (const wire of wires) wire.flush() }

  const { pace } = ask
  const due = (): number => ('window' in pace ? delivered + pace.window : Math.floor(((Date.now() - startMs) / 1000) * pace.perSecond)) - sent
  const timer = setInterval(() => {
    // Small portions: the acknowledgements that come meanwhile must be read too.
    for (let left = Math.min(due(), 2000); left > 0; left--) publish('perSecond' in pace)
    flush()
  }, 'window' in pace ? 1 : 5)
  running = { wires, stop: () => { clearInterval(timer); flush(); return sent }, progress: (count) => { delivered = count } }
  tell({ kind: 'connected' })
}

process.on('message', (ask: LoadAsk) => {
  if (ask.kind === 'begin') void begin(ask).catch((error: Error) => tell({ kind: 'failed', why: error.message }))
  else if (ask.kind === 'progress') running?.progress(ask.delivered)
  else if (running) {
    const { wires, stop } = running
    const sent = stop()
    running = null
    void finish(wires, sent)
  }
})

/** Everything has to leave this process, and whoever published with QoS 1 waits for what it is owed. */
async function finish(wires: readonly Wire[], sent: number): Promise<void> {
  const acknowledged = (): number => wires.reduce((sum, wire) => sum + wire.acknowledged, 0)
  const done = (): boolean => wires.every((wire) => wire.unsent === 0) && (acknowledged() === 0 || acknowledged() === sent)
  for (const end = Date.now() + PATIENCE_MS; !done() && Date.now() < end;) await wait(20)
  tell({ kind: 'ended', sent, acknowledged: acknowledged() })
  for (const wire of wires) wire.end()
}
process.on('disconnect', () => process.exit(0))
