import { connect as connectTcp } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { Injectable, Logger } from '@nestjs/common'
import { ADAPTERS } from '@watchfloor/domain'
import { DecodeDesk } from '../desk/decode-desk.js'
import { IntakeGate } from '../desk/intake-gate.js'
import type { Origin } from '../desk/link.js'
import type { PublishingBroker } from '../desk/mqtt-outlet.js'
import { brokerAddress, type BrokerAddress } from './broker-address.js'
import { BrokerConnection } from './broker-connection.js'
import type { Arrived } from './publish-reader.js'

const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 15_000

/** How the connection to the outer broker stands, and since when. */
export interface BrokerState { up: boolean; sinceMs: number; why: string | null }

/** The hub as a client of Mosquitto or EMQX: reads the topics of all adapters, acknowledges after the commit, comes back by itself. */
@Injectable()
export class OuterBroker implements PublishingBroker {
  private readonly log = new Logger('broker')
  private connection: BrokerConnection | null = null
  private address: BrokerAddress | null = null
  private clientId = ''
  private timer: NodeJS.Timeout | null = null
  private waitMs = FIRST_WAIT_MS
  private closing = false
  private origin: Origin = { source: null, link: { kind: 'mqtt', address: null, write: () => false } }
  state: BrokerState = { up: false, sinceMs: Date.now(), why: 'not connected yet' }
  reconnects = 0
  /** Told at every turn. */
  onTurn: (state: BrokerState) => void = () => {}

  constructor(private readonly desk: DecodeDesk, private readonly gate: IntakeGate) {}

  /** Begins to connect; the hub starts also while the broker is away, and says so. */
  open(url: string, clientId: string): void {
    this.address = brokerAddress(url)
    this.clientId = clientId
    this.origin = { source: null, link: { kind: 'mqtt', address: `${this.address.host}:${this.address.port}`, write: () => false } }
    this.connect()
  }

  /** Takes nothing in any more; what came in is still stored and acknowledged. */
  stopReading(): void {
    this.connection?.pause()
  }

  close(): void {
    this.closing = true
    if (this.timer) clearTimeout(this.timer)
    this.connection?.leave()
  }

  publish(topic: string, payload: Uint8Array, qos: 0 | 1): boolean {
    return this.connection?.publish(topic, payload, qos) ?? false
  }

  /** An outer broker does not tell who is connected. */
  isConnected(): null {
    return null
  }

  private connect(): void {
    const { host, port, tls } = this.address!
    const socket = tls ? connectTls({ host, port, servername: host }) : connectTcp({ host, port })
    const connection = new BrokerConnection(socket, this.address!, this.clientId, ADAPTERS.flatMap((adapter) => adapter.topics ?? []))
    this.connection = connection
    const resume = (): void => connection.resume()
    connection.on('message', (packet, acknowledge) => {
      this.message(connection, packet, acknowledge)
      if (this.gate.closed) {
        connection.pause()
        this.gate.onOpen(resume)
      }
    })
    connection.on('ready', () => {
      this.waitMs = FIRST_WAIT_MS
      this.turn(true, null)
    })
    connection.on('close', (why) => {
      this.gate.forget(resume)
      this.connection = null
      if (this.closing) return
      this.turn(false, why)
      this.reconnects++
      // Not all hubs of a city at the same moment after a broker's restart.
      this.timer = setTimeout(() => this.connect(), this.waitMs * (0.75 + Math.random() / 2))
      this.waitMs = Math.min(LONGEST_WAIT_MS, this.waitMs * 2)
    })
  }

  private message(connection: BrokerConnection, packet: Arrived, acknowledge: (() => void) | null): void {
    this.desk.message(packet.topic, packet.payload, packet.retain, this.origin, acknowledge && ((error) => {
      // Not stored: not acknowledged. The broker sends it again on the next connection (MQTT 3.1.1 §4.4), so take a new one.
      if (error) connection.end('a message could not be stored')
      else acknowledge()
    }))
  }

  private turn(up: boolean, why: string | null): void {
    if (this.state.up === up) {
      this.state.why = why
      return
    }
    this.state = { up, sinceMs: Date.now(), why }
    this.onTurn(this.state)
    if (up) this.log.log(`connected to the broker at ${this.origin.link.address}`)
    else this.log.warn(`no broker at ${this.origin.link.address}: ${why}; trying again`)
  }
}
