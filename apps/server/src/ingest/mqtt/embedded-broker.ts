import { createServer, type Server, type Socket } from 'node:net'
import { Injectable } from '@nestjs/common'
import type { AuthenticateError, Client, ConnectPacket, PublishPacket, Subscription } from 'aedes'
import { generate } from 'mqtt-packet'
import { listen } from '../../platform/lifecycle/listen.js'
import { DecodeDesk } from '../desk/decode-desk.js'
import { addressOf } from '../desk/address.js'
import { DropLedger } from '../desk/drop-ledger.js'
import { IntakeGate } from '../desk/intake-gate.js'
import type { Origin } from '../desk/link.js'
import type { PublishingBroker } from '../desk/mqtt-outlet.js'
import { QuarantineLog } from '../quarantine/quarantine-log.js'
import { ConnectionCount } from '../sources/sign-in-guard.js'
import { SourceDirectory, type KnownSource, type SourceChange } from '../sources/source-directory.js'
import { SourceSignIn } from '../sources/source-sign-in.js'
import { guardReads } from './gated-socket.js'
import { HubOnlyBroker } from './hub-only-broker.js'
import { TopicRights } from './topic-rights.js'

const HINT_VERSION = 'This broker speaks MQTT 3.1.1 only: set the client to MQTT 3.1.1 (also called version 4), or run the hub on Mosquitto or EMQX with MQTT_URL.'
/** MQTT 5 §3.2.2.2: 0x84 = unsupported protocol version, in the form that such a client can read. */
const REFUSED_V5 = generate({ cmd: 'connack', sessionPresent: false, reasonCode: 0x84, properties: { reasonString: 'set the client to MQTT 3.1.1' } }, { protocolVersion: 5 })
/** MQTT 3.1.1 §3.2.2.3: 4 = bad user name or password. */
const BAD_SIGN_IN = 4
/** A dead peer without keep-alive is found by TCP within a few minutes. */
const TCP_KEEP_ALIVE_MS = 60_000

interface Speaker { source: KnownSource; readonly origin: { source: KnownSource; link: Origin['link'] } }

/** The broker inside the hub (aedes, MQTT 3.1.1). It carries messages between each device and the hub only: what one device publishes no other hears. */
@Injectable()
export class EmbeddedBroker implements PublishingBroker {
  private broker: HubOnlyBroker | null = null
  private server: Server | null = null
  private readonly speakers = new Map<Client, Speaker>()
  private readonly clientsOf = new Map<string, Set<Client>>()
  private count = new ConnectionCount(0, 0)
  private stopListening = (): void => {}

  constructor(
    private readonly desk: DecodeDesk,
    private readonly gate: IntakeGate,
    private readonly rights: TopicRights,
    private readonly signIn: SourceSignIn,
    private readonly sources: SourceDirectory,
    private readonly quarantine: QuarantineLog,
    private readonly drops: DropLedger,
  ) {}

  get connections(): number { return this.count.total }
  get listening(): boolean { return this.server?.listening ?? false }

  /** Opens the door; gives the port (of use when 0 was asked for). @throws when the port is in use. */
  async open(host: string, port: number, limits: { total: number; perAddress: number }): Promise<number> {
    this.count = new ConnectionCount(limits.total, limits.perAddress)
    const broker = new HubOnlyBroker({
      connectTimeout: 15_000,
      preConnect: (client, packet, done) => this.meet(client, packet, done),
      authenticate: (client, username, password, done) => void this.authenticate(client, username, password, done),
      authorizePublish: (client, packet, done) => this.publishFrom(client, packet, done),
      authorizeSubscribe: (client, subscription, done) => this.subscribeFrom(client, subscription, done),
    })
    await broker.listen()
    this.broker = broker
    // A malformed packet ends its own connection; aedes reports it here and nobody else notices.
    const unreadable = (client: Client, error: Error): void => {
      if (error.message.startsWith('Invalid') || error.message.startsWith('Cannot') || error.message.startsWith('Malformed')) this.drops.note('none', 'mqtt_malformed', { topic: null, address: addressOf(client.conn as Socket), payload: null })
    }
    broker.on('clientError', unreadable)
    broker.on('connectionError', unreadable)
    broker.on('clientDisconnect', (client) => this.forget(client))
    this.stopListening = this.sources.onChange((change) => this.sourcesChanged(change))
    const server = createServer((socket) => this.accept(socket))
    this.server = server
    return listen(server, port, host, 'MQTT_PORT')
  }

  async close(): Promise<void> {
    this.stopListening()
    const { server, broker } = this
    if (!server || !broker) return
    const closed = new Promise<void>((resolve) => (server.listening ? server.close(() => resolve()) : resolve()))
    await new Promise<void>((resolve) => broker.close(resolve))
    await closed
    this.server = this.broker = null
  }

  publish(topic: string, payload: Uint8Array, qos: 0 | 1): boolean {
    if (!this.broker || this.broker.closed) return false
    this.broker.publish({ cmd: 'publish', topic, payload: Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength), qos, dup: false, retain: false }, () => {})
    return true
  }

  isConnected(source: KnownSource): boolean {
    return this.clientsOf.has(source.id)
  }

  private accept(socket: Socket): void {
    const address = addressOf(socket)
    socket.on('error', () => {})
    const place = this.signIn.barred(address) ? 'barred' : this.count.enter(address)
    if (place !== 'ok') {
      this.drops.note('none', `mqtt_${place}`, { topic: null, address, payload: null })
      socket.destroy()
      return
    }
    socket.once('close', () => this.count.leave(address))
    socket.setNoDelay(true)
    socket.setKeepAlive(true, TCP_KEEP_ALIVE_MS)
    guardReads(socket, this.gate, () => this.drops.note('none', 'mqtt_packet_too_large', { topic: null, address, payload: null }))
    this.broker!.handle(socket)
  }

  private meet(client: Client, packet: ConnectPacket, done: (error: Error | null, success: boolean) => void): void {
    if (packet.protocolVersion !== 5) {
      // No session outlives its connection: a command must not reach a device later than it was asked for, and nothing piles up for the absent.
      packet.clean = true
      return done(null, true)
    }
    const source = packet.username ? this.sources.byUsername(packet.username) : undefined
    this.quarantine.note({
      protocol: source?.protocol ?? 'none', externalId: packet.username || packet.clientId || '(anonymous)', reason: 'protocol_version',
      sourceId: source?.id ?? null, address: addressOf(client.conn as Socket), hint: HINT_VERSION,
    })
    client.conn.end(REFUSED_V5, () => done(new Error('MQTT 5 is not spoken here'), false))
  }

  private async authenticate(client: Client, username: string | undefined, password: Buffer | undefined, done: (error: AuthenticateError | null, success: boolean | null) => void): Promise<void> {
    const socket = client.conn as Socket
    const address = addressOf(socket)
    const answer = await this.signIn.check(username, password?.toString(), address).catch(() => null)
    if (!answer?.ok) return done(Object.assign(new Error('bad user name or password'), { returnCode: BAD_SIGN_IN as AuthenticateError['returnCode'] }), null)
    // Gone while its secret was being checked: nobody would tell us so again, and it would count as connected for ever.
    if (socket.destroyed) return done(null, false)
    const { source } = answer
    // A client id belongs to its source: nobody throws another's device off by taking its id (MQTT-3.1.4-2).
    ;(client as { id: string }).id = `${source.username}/${client.id}`
    const link: Origin['link'] = { kind: 'mqtt', address, write: () => false }
    this.speakers.set(client, { source, origin: { source, link } })
    const together = this.clientsOf.get(source.id)
    if (together) together.add(client)
    else this.clientsOf.set(source.id, new Set([client]))
    // Normally `clientDisconnect` comes, after the will has passed; this is for a client that left before it was registered.
    socket.once('close', () => setTimeout(() => this.forget(client), 5000).unref())
    done(null, true)
  }

  /** The only hook before PUBACK: calling back releases it, so for QoS 1 the desk calls back after the commit, in the order of arrival. */
  private publishFrom(client: Client | null, packet: PublishPacket, done: (error?: Error | null) => void): void {
    const speaker = client && this.speakers.get(client)
    if (!speaker) return done(new Error('not signed in'))
    const payload = typeof packet.payload === 'string' ? Buffer.from(packet.payload) : packet.payload
    // The hub keeps what a device last said; the broker need not. (As a will, or by OwnTracks' default, nearly all phones ask for it.)
    packet.retain = false
    if (this.rights.mayPublish(speaker.source, packet.topic) === 'denied') {
      this.desk.denied(speaker.source, packet.topic, payload, speaker.origin.link.address)
      return done(new Error(`not allowed to publish ${packet.topic}`))
    }
    if (packet.qos > 0) return this.desk.message(packet.topic, payload, false, speaker.origin, done)
    this.desk.message(packet.topic, payload, false, speaker.origin, null)
    done()
  }

  private subscribeFrom(client: Client, subscription: Subscription, done: (error: Error | null, subscription?: Subscription | null) => void): void {
    const speaker = this.speakers.get(client)
    if (speaker && this.rights.maySubscribe(speaker.source, subscription.topic)) return done(null, subscription)
    // Refused with 0x80 in SUBACK (MQTT 3.1.1 §3.9.3), not by ending the connection: OwnTracks asks for every friend's topics as a matter of course.
    if (speaker) this.drops.note(speaker.source.protocol, 'subscription_refused', { topic: subscription.topic, address: speaker.origin.link.address, payload: null })
    done(null, null)
  }

  private sourcesChanged({ upsert, remove }: SourceChange): void {
    for (const gone of remove) this.hangUp(gone.id)
    for (const source of upsert) {
      for (const client of [...(this.clientsOf.get(source.id) ?? [])]) {
        const speaker = this.speakers.get(client)
        if (!speaker) continue
        if (!source.enabled || speaker.source.secretHash !== source.secretHash || speaker.source.username !== source.username) client.close()
        else speaker.source = speaker.origin.source = source
      }
    }
  }

  private hangUp(sourceId: string): void {
    for (const client of [...(this.clientsOf.get(sourceId) ?? [])]) client.close()
  }

  private forget(client: Client): void {
    const speaker = this.speakers.get(client)
    if (!speaker) return
    this.speakers.delete(client)
    const together = this.clientsOf.get(speaker.source.id)
    together?.delete(client)
    if (together?.size === 0) this.clientsOf.delete(speaker.source.id)
  }
}
