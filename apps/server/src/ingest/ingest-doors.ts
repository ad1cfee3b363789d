import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap, type OnApplicationShutdown, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common'
import { adapterOf } from '@watchfloor/domain'
import { TrackPort } from '../ports/track.port.js'
import { runs, Settings } from '../platform/config/settings.js'
import { OpenDoors } from '../platform/lifecycle/open-doors.js'
import { Readiness } from '../platform/observe/readiness.js'
import { DeviceDirectory } from '../store/device-directory.js'
import { CommandDesk } from './commands/command-desk.js'
import { DecodeDesk } from './desk/decode-desk.js'
import { DropLedger } from './desk/drop-ledger.js'
import { IntakeGate } from './desk/intake-gate.js'
import { MqttOutlet } from './desk/mqtt-outlet.js'
import { Routes } from './desk/routes.js'
import { BrokerAccounts } from './mqtt/broker-accounts.js'
import { brokerAddress } from './mqtt/broker-address.js'
import { EmbeddedBroker } from './mqtt/embedded-broker.js'
import { OuterBroker } from './mqtt/outer-broker.js'
import { QuarantineLog } from './quarantine/quarantine-log.js'
import { SourceDirectory } from './sources/source-directory.js'
import { Admission } from './tcp/admission.js'
import { TcpDoor, type TcpLimits } from './tcp/tcp-door.js'

const QUARANTINE_MS = 1000
const SEEN_MS = 30_000
const EXPIRE_MS = 600_000

/** Opens the doors for devices when every room is ready, and closes them before anything else stops. */
@Injectable()
export class IngestDoors implements OnModuleInit, OnApplicationBootstrap, OnModuleDestroy, BeforeApplicationShutdown, OnApplicationShutdown {
  private readonly log = new Logger('ingest')
  private readonly clocks: NodeJS.Timeout[] = []
  private readonly here: boolean
  jt808: TcpDoor | null = null
  hj212: TcpDoor | null = null

  constructor(
    private readonly settings: Settings,
    private readonly openDoors: OpenDoors,
    private readonly readiness: Readiness,
    private readonly devices: DeviceDirectory,
    private readonly sources: SourceDirectory,
    private readonly admission: Admission,
    private readonly desk: DecodeDesk,
    private readonly track: TrackPort,
    private readonly gate: IntakeGate,
    private readonly drops: DropLedger,
    private readonly routes: Routes,
    private readonly outlet: MqttOutlet,
    private readonly embedded: EmbeddedBroker,
    private readonly outer: OuterBroker,
    private readonly accounts: BrokerAccounts,
    private readonly quarantine: QuarantineLog,
    private readonly commands: CommandDesk,
  ) {
    this.here = runs(settings, 'ingest')
    if (!this.here) return
    readiness.expect('broker')
    readiness.expect('jt808')
    readiness.expect('hj212')
  }

  async onModuleInit(): Promise<void> {
    await this.sources.load()
    if (!this.here) return
    await this.admission.load()
    await this.commands.settleOld()
  }

  async onApplicationBootstrap(): Promise<void> {
    if (!this.here) return
    await this.openTcp()
    await this.openBroker()
    this.every(QUARANTINE_MS, 'quarantine', () => this.quarantine.flush())
    this.every(SEEN_MS, 'sources', () => this.sources.flushSeen())
    this.every(EXPIRE_MS, 'sessions', async () => this.desk.shelf.expire(Date.now()))
    this.devices.onChange(({ remove }) => remove.forEach((no) => this.routes.forget(no)))
  }

  private async openTcp(): Promise<void> {
    const { JT808_PORT, JT808_MAX_CONNECTIONS, JT808_MAX_PER_ADDRESS, JT808_IDLE_S, HJ212_PORT, HJ212_MAX_CONNECTIONS } = this.settings
    this.jt808 = await this.openTcpDoor('jt808', 'JT808_PORT', JT808_PORT, { total: JT808_MAX_CONNECTIONS, perAddress: JT808_MAX_PER_ADDRESS, idleMs: JT808_IDLE_S * 1000 })
    // How long a station may be silent follows from its protocol, and a city's stations may all be behind one gateway.
    const { idleMs } = adapterOf('hj212')!.tcp!
    this.hj212 = await this.openTcpDoor('hj212', 'HJ212_PORT', HJ212_PORT, { total: HJ212_MAX_CONNECTIONS, perAddress: HJ212_MAX_CONNECTIONS, idleMs })
  }

  private async openTcpDoor(protocol: 'jt808' | 'hj212', setting: string, port: number, limits: TcpLimits): Promise<TcpDoor> {
    const { desk, track, gate, drops, admission } = this
    const door = new TcpDoor(adapterOf(protocol)!, { desk, track, gate, drops, admission }, this.devices, this.routes, limits)
    this.openDoors.opened(protocol, await door.listen(port, this.settings.HOST, setting))
    this.readiness.ready(protocol)
    return door
  }

  private async openBroker(): Promise<void> {
    const { MQTT_URL: url, MQTT_PORT, MQTT_MAX_CONNECTIONS: total, MQTT_MAX_PER_ADDRESS: perAddress, MQTT_CLIENT_ID, MQTT_ACCOUNTS_DIR, HOST } = this.settings
    if (!url) {
      this.outlet.attach(this.embedded)
      this.openDoors.opened('mqtt', await this.embedded.open(HOST, MQTT_PORT, { total, perAddress }))
      this.readiness.ready('broker')
      return
    }
    // The account files come first: a broker that starts at the same time must let the hub in.
    if (MQTT_ACCOUNTS_DIR) await this.accounts.open(MQTT_ACCOUNTS_DIR, brokerAddress(url))
    this.outlet.attach(this.outer)
    this.outer.onTurn = ({ up, why, sinceMs }) => (up ? this.readiness.ready('broker') : this.readiness.down('broker', `${why ?? 'not connected'} (since ${new Date(sinceMs).toISOString()})`))
    this.outer.open(url, MQTT_CLIENT_ID)
  }

  /** Doors stop reading; what was taken in goes its way. */
  onModuleDestroy(): void {
    this.gate.stop()
    this.clocks.splice(0).forEach(clearInterval)
    this.jt808?.stopReading()
    this.hj212?.stopReading()
    this.outer.stopReading()
    this.commands.close()
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (!this.here) return
    await Promise.allSettled([this.quarantine.flush(), this.sources.flushSeen()])
  }

  /** By now everything is written: the last acknowledgements leave, then the connections end. */
  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.jt808?.close(), this.hj212?.close(), this.embedded.close(), this.accounts.close()])
    this.outer.close()
    this.openDoors.closed('mqtt')
    this.openDoors.closed('jt808')
    this.openDoors.closed('hj212')
  }

  private every(ms: number, what: string, work: () => Promise<void>): void {
    let failing = false
    this.clocks.push(setInterval(() => {
      work().then(() => { failing = false }, (error: unknown) => {
        // Said once, not each second for as long as the database is away.
        if (!failing) this.log.warn(`${what} could not be written: ${String(error)}`)
        failing = true
      })
    }, ms))
  }
}
