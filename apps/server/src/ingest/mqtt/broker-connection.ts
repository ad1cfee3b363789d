import { EventEmitter } from 'node:events'
import type { Socket } from 'node:net'
import { generate, parser, type Packet } from 'mqtt-packet'
import type { BrokerAddress } from './broker-address.js'
import { PublishReader, type Arrived } from './publish-reader.js'

/** Seconds of the keep-alive promise (MQTT 3.1.1 §3.1.2.10). */
const KEEP_ALIVE_S = 30
const PUBACK = 0x40

/**
 * One connection to an outer broker, spoken by hand on `mqtt-packet`: acknowledgements leave when the hub says so, pipelined,
 * where a ready-made client waits for each message before it looks at the next (STACK.md: 49 instead of 30,000 messages/s with a 20 ms commit).
 * Events: `ready` (subscribed), `message`, `close` (with why, once).
 */
export class BrokerConnection extends EventEmitter<{ ready: []; message: [Arrived, (() => void) | null]; close: [string] }> {
  private readonly parser = parser({ protocolVersion: 4 })
  private readonly reader = new PublishReader((message) => this.arrived(message), (packet) => this.parser.parse(packet), (why) => this.end(`unreadable packet: ${why}`))
  private readonly pulse: NodeJS.Timeout
  private acks: number[] = []
  private nextId = 1
  private readonly unacknowledged = new Set<number>()
  private heardMs = Date.now()
  private wroteMs = Date.now()
  private over = false
  ready = false

  constructor(private readonly socket: Socket, address: BrokerAddress, clientId: string, private readonly filters: readonly string[]) {
    super()
    socket.setNoDelay(true)
    this.parser.on('packet', (packet) => this.packet(packet))
    this.parser.on('error', (error: Error) => this.end(`unreadable packet: ${error.message}`))
    socket.on('data', (chunk) => {
      this.heardMs = Date.now()
      this.reader.feed(chunk)
    })
    socket.on('error', (error) => this.end(error.message))
    socket.on('close', () => this.end('the broker closed the connection'))
    this.pulse = setInterval(() => this.beat(), 5000)
    // The session stays at the broker while the hub is away (clean = false, a fixed client id): what devices send meanwhile waits there.
    this.send({ cmd: 'connect', protocolId: 'MQTT', protocolVersion: 4, clientId, clean: false, keepalive: KEEP_ALIVE_S, username: address.username ?? undefined, password: address.password === null ? undefined : Buffer.from(address.password) })
  }

  pause(): void { this.socket.pause() }
  resume(): void { this.socket.resume() }

  publish(topic: string, payload: Uint8Array, qos: 0 | 1): boolean {
    if (!this.ready || this.over) return false
    this.send({ cmd: 'publish', topic, payload: Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength), qos, dup: false, retain: false, messageId: qos ? this.takeId() : undefined })
    return true
  }

  /** Says goodbye; acknowledgements already released leave first. */
  leave(): void {
    if (this.over) return
    this.flushAcks()
    this.send({ cmd: 'disconnect' })
    this.socket.end()
    this.end('left')
  }

  end(why: string): void {
    if (this.over) return
    this.over = true
    this.ready = false
    clearInterval(this.pulse)
    if (why !== 'left') this.socket.destroy()
    this.emit('close', why)
  }

  private arrived(message: Arrived): void {
    if (this.over) return
    const { qos, messageId } = message
    this.emit('message', message, qos > 0 ? () => this.acknowledge(messageId) : null)
  }

  private packet(packet: Packet): void {
    if (this.over) return
    switch (packet.cmd) {
      case 'puback':
        this.unacknowledged.delete(packet.messageId!)
        return
      case 'connack':
        if (packet.returnCode) return this.end(packet.returnCode === 4 || packet.returnCode === 5 ? 'the broker refused the name or password in MQTT_URL' : `the broker refused the connection (code ${packet.returnCode})`)
        this.send({ cmd: 'subscribe', messageId: this.takeId(), subscriptions: this.filters.map((topic) => ({ topic, qos: 1 })) })
        return
      case 'suback': {
        const refused = this.filters.filter((_, i) => packet.granted[i] === 128)
        if (refused.length > 0) return this.end(`the broker refused the subscription to ${refused.join(', ')}`)
        this.ready = true
        this.emit('ready')
        return
      }
    }
  }

  /** Acknowledgements released in one turn of the loop (a committed batch) leave in one write. */
  private acknowledge(messageId: number): void {
    if (this.over) return
    if (this.acks.push(messageId) === 1) setImmediate(() => this.flushAcks())
  }

  private flushAcks(): void {
    const ids = this.acks
    if (this.over || ids.length === 0) return
    this.acks = []
    const bytes = Buffer.allocUnsafe(ids.length * 4)
    for (let i = 0, o = 0; i < ids.length; i++, o += 4) {
      bytes[o] = PUBACK
      bytes[o + 1] = 2
      bytes.writeUInt16BE(ids[i]!, o + 2)
    }
    this.wroteMs = Date.now()
    this.socket.write(bytes)
  }

  private send(packet: Packet): void {
    this.wroteMs = Date.now()
    this.socket.write(generate(packet, { protocolVersion: 4 }))
  }

  private takeId(): number {
    // An id whose acknowledgement is still to come must not be used again (§2.3.1); with all 65,535 out the oldest is given up.
    if (this.unacknowledged.size >= 0xffff) this.unacknowledged.delete(this.unacknowledged.values().next().value!)
    do this.nextId = (this.nextId % 0xffff) + 1
    while (this.unacknowledged.has(this.nextId))
    this.unacknowledged.add(this.nextId)
    return this.nextId
  }

  private beat(): void {
    const now = Date.now()
    // A socket that we paused ourselves cannot bring the answer to a ping.
    if (!this.socket.isPaused() && now - this.heardMs > KEEP_ALIVE_S * 1500) return this.end('the broker is silent')
    if (this.ready && now - this.wroteMs >= (KEEP_ALIVE_S * 1000) / 2) this.send({ cmd: 'pingreq' })
    if (!this.ready && now - this.heardMs > 10_000) this.end('the broker does not answer')
  }
}
