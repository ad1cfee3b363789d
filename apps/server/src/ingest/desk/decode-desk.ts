import { Injectable } from '@nestjs/common'
import { adapterForTopic, toWgs84 } from '@watchfloor/domain'
import type { AnyAdapter, AnswerReport, Input, Report, SignInReport, Step, TopologyReport } from '@watchfloor/domain'
import type { DeviceKind, Protocol } from '@watchfloor/shared'
import { RawWatchPort } from '../../ports/raw-watch.port.js'
import { TrackPort } from '../../ports/track.port.js'
import { Settings } from '../../platform/config/settings.js'
import { Metrics } from '../../platform/observe/metrics.js'
import { DeviceDirectory, type KnownDevice } from '../../store/device-directory.js'
import { CommandAnswers } from '../commands/command-answers.js'
import { QuarantineLog } from '../quarantine/quarantine-log.js'
import { shownPayload } from '../quarantine/quarantine-note.js'
import type { KnownSource } from '../sources/source-directory.js'
import { DropLedger } from './drop-ledger.js'
import { Gateways } from './gateways.js'
import type { Origin } from './link.js'
import { MqttOutlet } from './mqtt-outlet.js'
import { Routes } from './routes.js'
import { SessionShelf } from './session-shelf.js'
import { siteOf } from './site.js'

/** Called once what a message led to is committed; with an error when it was not and the sender must not be told that it was. */
export type Acknowledge = (error: Error | null) => void

/** What is left for a door that holds its own session (TCP). */
export interface Taken<S> { session: S; signIn: SignInReport | null; close: string | null }

/**
 * The straight chain for one message: decode → whose is it, and may it say so → datum → track; replies and acknowledgements leave after the commit.
 * No message waits for another: everything it asks is in memory.
 */
@Injectable()
export class DecodeDesk {
  readonly shelf: SessionShelf
  /** Counters of `Metrics.in` by door, looked up once. */
  private readonly arrivals = new Map<string, { inc(): void }>()
  private readonly decoded: { inc(value: number): void }

  constructor(
    private readonly devices: DeviceDirectory,
    private readonly track: TrackPort,
    private readonly gateways: Gateways,
    private readonly routes: Routes,
    private readonly outlet: MqttOutlet,
    private readonly answers: CommandAnswers,
    private readonly quarantine: QuarantineLog,
    private readonly drops: DropLedger,
    private readonly metrics: Metrics,
    private readonly raws: RawWatchPort,
    settings: Settings,
  ) {
    this.shelf = new SessionShelf(undefined, undefined, siteOf(settings))
    this.decoded = metrics.out.labels('decoded')
  }

  /** A message that came under a topic (MQTT, or HTTP by the name that MQTT would give it). */
  message(topic: string, payload: Uint8Array, retained: boolean, origin: Origin, done: Acknowledge | null): void {
    const adapter = adapterForTopic(topic)
    if (!adapter) {
      this.drops.note('none', 'unknown_topic', { topic, address: origin.link.address, payload })
      if (done) this.track.afterCommit(done)
      return
    }
    const key = adapter.sessionKey?.(topic) ?? null
    const nowMs = Date.now()
    const session = key === null ? adapter.open() : this.shelf.take(adapter, key)
    const taken = this.take(adapter, session, { type: 'message', topic, payload, nowMs, retained }, origin, key, done)
    if (key !== null) this.shelf.put(adapter, key, taken.session, nowMs)
  }

  /** A message that its source may not send: nothing of it is decoded, and an administrator can see it. */
  denied(source: KnownSource, topic: string, payload: Uint8Array, address: string | null): void {
    this.drops.note(source.protocol, 'wrong_topic', { topic, address, payload })
    this.quarantine.note({
      protocol: source.protocol, externalId: source.username, reason: 'wrong_topic', sourceId: source.id, address, topic, payload,
      hint: `“${source.name}” may publish on the topics of its own devices only; this one belongs to another, or to no protocol that it speaks.`,
    })
  }

  /** One input to a session that the caller keeps. */
  take<S>(adapter: AnyAdapter, session: S, input: Input, origin: Origin, sessionKey: string | null, done: Acknowledge | null): Taken<S> {
    const message = input.type === 'message' ? input : null
    if (message) this.arrived(origin.link.kind === 'mqtt' ? 'mqtt' : adapter.protocol)
    let step: Step<S>
    try {
      step = adapter.step(session, input)
    } catch {
      // Adapters never throw; should one have a bug, it costs this message and no neighbour.
      step = { session, reports: [], replies: [], dropped: [{ reason: 'adapter_threw' }] }
    }
    const raw = { topic: message?.topic ?? null, address: origin.link.address, payload: message?.payload ?? null }
    for (const { reason } of step.dropped) this.drops.note(adapter.protocol, reason, raw)
    let signIn: SignInReport | null = null
    for (const report of step.reports) {
      if (report.type === 'sign_in') signIn = report
      else this.report(adapter.protocol, report, origin, sessionKey, raw, input.nowMs)
    }
    if (step.reports.length > 0) this.decoded.inc(step.reports.length)
    const { replies } = step
    if (replies.length > 0 || done) {
      this.track.afterCommit((error) => {
        if (error) this.notStored(adapter, origin, sessionKey)
        else for (const reply of replies) if (reply.topic === null) origin.link.write(reply.payload); else this.outlet.publish(reply.topic, reply.payload, reply.qos)
        done?.(error)
      })
    }
    return { session: step.session, signIn, close: step.close ?? null }
  }

  private arrived(door: string): void {
    let counter = this.arrivals.get(door)
    if (!counter) this.arrivals.set(door, (counter = this.metrics.in.labels(door)))
    counter.inc()
  }

  /** The message will come again; a session that believes to have seen it would swallow it then. */
  private notStored(adapter: AnyAdapter, { link }: Origin, sessionKey: string | null): void {
    if (sessionKey !== null) this.shelf.drop(adapter, sessionKey)
    link.notStored?.()
  }

  private report(protocol: Protocol, report: Exclude<Report, SignInReport>, origin: Origin, sessionKey: string | null, raw: Raw, nowMs: number): void {
    const device = this.resolve(protocol, report.externalId, origin, raw, null)
    if (!device) return
    this.routes.heard(device.no, origin.link, sessionKey, report.externalId)
    switch (report.type) {
      case 'answer': return this.answered(device, report)
      case 'topology': return this.topology(protocol, device, report, origin, raw, nowMs)
      case 'fix':
      case 'event':
        toHub(device, report)
        break
      case 'standing':
        for (const episode of report.episodes) toHub(device, episode)
    }
    this.track.add(device, report, nowMs)
    if (raw.payload && this.raws.wants(device.no)) this.raws.heard(device.no, shownPayload(raw.payload))
  }

  /** Whose external id this is; null when nobody's, switched off, or not this source's to speak for. */
  private resolve(protocol: Protocol, externalId: string, origin: Origin, raw: Raw, suggestedKind: DeviceKind | null): KnownDevice | null {
    const device = this.devices.byExternalId(protocol, externalId) ?? this.byHubId(protocol, externalId)
    const { source } = origin
    if (!device) {
      this.drops.note(protocol, 'unknown_device', raw)
      this.quarantine.note({ protocol, externalId, reason: 'unknown_device', sourceId: source?.id ?? null, suggestedKind, ...raw })
      return null
    }
    if (!device.enabled) {
      this.drops.note(protocol, 'device_switched_off', raw)
      return null
    }
    if (source && !this.gateways.speaks(source, device)) {
      this.drops.note(protocol, 'wrong_source', raw)
      const hint = `“${source.name}” reported for this device, which is registered with another source. Move the device to it in the registry if that is right.`
      this.quarantine.note({ protocol, externalId, reason: 'wrong_topic', sourceId: source.id, hint, ...raw })
      return null
    }
    return device
  }

  /** A native device may call itself by the hub's id or by its external id. */
  private byHubId(protocol: Protocol, id: string): KnownDevice | undefined {
    if (protocol !== 'native') return undefined
    const device = this.devices.byId(id)
    return device?.protocol === 'native' ? device : undefined
  }

  private answered(device: KnownDevice, report: AnswerReport): void {
    this.answers.take(device.no, report.correlation, report.status, report.text)
  }

  /** Only serial numbers that the registry knows are let in behind a gateway; the others are shown to an administrator. */
  private topology(protocol: Protocol, gateway: KnownDevice, report: TopologyReport, origin: Origin, raw: Raw, nowMs: number): void {
    const children: KnownDevice[] = []
    for (const { externalId, kind } of report.children) {
      const child = this.devices.byExternalId(protocol, externalId)
      if (child?.enabled) children.push(child)
      else if (!child) this.resolve(protocol, externalId, origin, raw, kind)
    }
    const { came, left } = this.gateways.update(gateway, origin.source?.id ?? gateway.sourceId, children)
    const said = (device: KnownDevice, online: boolean): void =>
      this.track.add(device, { type: 'status', externalId: device.externalId, timeMs: report.timeMs, state: {}, online }, nowMs)
    for (const child of came) said(child, true)
    for (const child of left) said(child, false)
  }
}

/** Moves a place from the datum that the device declares into the hub's. */
function toHub({ datum }: KnownDevice, place: { lat: number; lon: number }): void {
  if (!datum) return
  const at = toWgs84(datum, place.lat, place.lon)
  place.lat = at.lat
  place.lon = at.lon
}

interface Raw { topic: string | null; address: string | null; payload: Uint8Array | null }
