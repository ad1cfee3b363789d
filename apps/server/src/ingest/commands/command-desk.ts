import { Injectable, Logger } from '@nestjs/common'
import { adapterOf } from '@watchfloor/domain'
import type { AnyAdapter, Encoded } from '@watchfloor/domain'
import type { Command, CommandStatus, DeviceOrder } from '@watchfloor/shared'
import { DataSource, IsNull } from 'typeorm'
import { v7 as uuidv7 } from 'uuid'
import { LiveStatePort } from '../../ports/live-state.port.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import { DeviceDirectory, type KnownDevice } from '../../store/device-directory.js'
import { CommandEntity } from '../../store/entities/index.js'
import { DecodeDesk } from '../desk/decode-desk.js'
import { Gateways } from '../desk/gateways.js'
import { MqttOutlet } from '../desk/mqtt-outlet.js'
import { Routes, type Route } from '../desk/routes.js'
import { SourceDirectory } from '../sources/source-directory.js'
import { CommandAnswers } from './command-answers.js'
import { commandView } from './command-view.js'

/** How long a device may take for its next word about a command. */
const ANSWER_MS = 15_000

interface Way { adapter: AnyAdapter; device: KnownDevice; gateway: KnownDevice | null; route: Route | undefined }

/** Sends commands by the way a device was last heard: its TCP connection, its broker, its dock. Recorded before it leaves; ended by an answer or by time. */
@Injectable()
export class CommandDesk {
  private readonly log = new Logger('commands')
  private readonly open = new Map<string, () => void>()

  constructor(
    private readonly database: DataSource,
    private readonly devices: DeviceDirectory,
    private readonly sources: SourceDirectory,
    private readonly gateways: Gateways,
    private readonly routes: Routes,
    private readonly outlet: MqttOutlet,
    private readonly desk: DecodeDesk,
    private readonly answers: CommandAnswers,
    private readonly live: LiveStatePort,
  ) {}

  /** What was under way when the hub went down will not be answered any more. */
  async settleOld(): Promise<void> {
    await this.database.getRepository(CommandEntity).update({ finishedAt: IsNull() }, { status: 'timeout', finishedAt: new Date() })
  }

  async send(deviceId: string, order: DeviceOrder, by: string): Promise<Command> {
    const way = this.wayTo(deviceId)
    const input = keptOf(order)
    const row: CommandEntity = { id: uuidv7(), deviceId, input, status: 'pending', answer: null, by, createdAt: new Date(), finishedAt: null }
    // Encoding is pure: tried first, so that what cannot be said is refused without a trace of a command.
    refuseUnlessOk(this.encode(way, row.id, order))
    await this.database.query('INSERT INTO command (id, device_id, input, status, by_user, created_at) VALUES ($1, $2, $3, $4, $5, $6)', [row.id, deviceId, JSON.stringify(input), row.status, by, row.createdAt])
    const encoded = this.encode(way, row.id, order)
    const sent = encoded.ok && this.dispatch(way, encoded)
    if (!sent || !encoded.ok) {
      await this.turn(row, 'failed', 'the device left before the command did')
      throw new ApiProblem('device.offline', `${way.device.name} is not connected`)
    }
    if (encoded.correlation === null) {
      await this.turn(row, 'sent', null, true)
      return commandView(row)
    }
    this.await(way, row, encoded.correlation)
    await this.turn(row, 'sent', null)
    return commandView(row)
  }

  private wayTo(deviceId: string): Way {
    const device = this.devices.byId(deviceId)
    if (!device) throw new ApiProblem('not_found', 'there is no such device')
    const adapter = adapterOf(device.protocol)
    if (!adapter?.encode) throw new ApiProblem('device.no_command', `devices of ${device.protocol} take no commands from here`)
    const gateway = this.gateways.of(device)
    const end = gateway ?? device
    const route = this.routes.of(end.no)
    if (!device.enabled || !this.reaches(adapter, end, route)) throw new ApiProblem('device.offline', `${end.name} is not connected`)
    return { adapter, device, gateway, route }
  }

  private reaches(adapter: AnyAdapter, end: KnownDevice, route: Route | undefined): boolean {
    if (adapter.tcp) return route?.link.kind === 'tcp'
    const source = this.sources.byId(end.sourceId)
    const told = source ? this.outlet.isConnected(source) : null
    if (told !== null) return told
    // An outer broker does not say who is there: what was heard lately is.
    const presence = this.live.get(end.no)?.presence
    return presence === 'online' || presence === 'stale'
  }

  private encode({ adapter, device, gateway, route }: Way, id: string, input: DeviceOrder): Encoded<unknown> {
    const session = route?.link.session ?? (route?.sessionKey ? this.desk.shelf.take(adapter, route.sessionKey) : adapter.open())
    const externalId = gateway ? device.externalId : route?.externalId ?? device.externalId
    return adapter.encode!(session, { id, input, externalId, gatewayId: gateway?.externalId ?? null, nowMs: Date.now() })
  }

  private dispatch({ adapter, route }: Way, encoded: Extract<Encoded<unknown>, { ok: true }>): boolean {
    if (encoded.topic !== null) {
      if (route?.sessionKey) this.desk.shelf.put(adapter, route.sessionKey, encoded.session, Date.now())
      return this.outlet.publish(encoded.topic, encoded.payload, 1)
    }
    if (!route) return false
    route.link.session = encoded.session
    return route.link.write(encoded.payload)
  }

  private await({ device, gateway }: Way, row: CommandEntity, correlation: string): void {
    let timer: NodeJS.Timeout
    const close = (): void => {
      clearTimeout(timer)
      forget()
      this.open.delete(row.id)
    }
    const later = (status: CommandStatus, text: string | null): void => void this.turn(row, status, text).catch((error: unknown) => this.log.error(`command ${row.id}: ${String(error)}`))
    const wait = (): void => { timer = setTimeout(() => { close(); later('timeout', null) }, ANSWER_MS) }
    const forget = this.answers.expect((gateway ?? device).no, correlation, (status, text) => {
      if (status === 'accepted') {
        clearTimeout(timer)
        wait()
      } else close()
      later(status, text)
    })
    this.open.set(row.id, close)
    wait()
  }

  /** The next state of a command. An answer may overtake the note that it was sent: a later state is never taken back. */
  private async turn(row: CommandEntity, status: CommandStatus, answer: string | null, last = FINAL.has(status)): Promise<void> {
    if (ORDER[status] < ORDER[row.status]) return
    row.status = status
    row.answer = answer ?? row.answer
    row.finishedAt = last ? new Date() : null
    await this.database.query('UPDATE command SET status = $2, answer = $3, finished_at = $4 WHERE id = $1 AND finished_at IS NULL AND ($2 <> \'sent\' OR status = \'pending\')', [row.id, row.status, row.answer, row.finishedAt])
  }

  /** On shutdown: timers end; `settleOld` closes what is left at the next start. */
  close(): void {
    for (const stop of [...this.open.values()]) stop()
  }
}

const FINAL: ReadonlySet<CommandStatus> = new Set(['done', 'failed', 'rejected', 'timeout'])
const ORDER: Record<CommandStatus, number> = { pending: 0, sent: 1, accepted: 2, done: 3, failed: 3, rejected: 3, timeout: 3 }

/** What is kept of an order and shown: no address that lets its bearer publish. */
function keptOf(order: DeviceOrder): DeviceOrder {
  if (order.type !== 'live_start') return order
  const { type, videoId, quality } = order
  return { type, videoId, quality }
}

function refuseUnlessOk(encoded: Encoded<unknown>): void {
  if (encoded.ok) return
  throw encoded.reason === 'offline' ? new ApiProblem('device.offline', 'the device is not connected') : new ApiProblem('device.no_command', 'the device’s protocol has no such command')
}
