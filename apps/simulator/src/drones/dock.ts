import { randomUUID } from 'node:crypto'
import { between, gauss, seeded, seedOf } from '@watchfloor/city'
import type { Place, Random } from '@watchfloor/city'
import type { World } from '../world.js'
import { aircraftOsd, AIRCRAFT_TYPE, dockOsd, DOCK_TYPE, poseOnMap } from './dji-payloads.js'
import type { DockLink, Json } from './dock-link.js'
import { Flight } from './flight.js'
import { LiveCamera } from './live-camera.js'
import { answerService } from './services.js'
import { planWayline } from './wayline.js'

export interface DockSpec { readonly id: string; readonly name: string; readonly sn: string; readonly aircraftSn: string; readonly aircraftName: string; readonly place: Place; readonly squad: number }

const OSD_MS = 2_000
const TOPO_AGAIN_MS = 10_000
const HMS_CODES = [{ code: '0x16100083', level: 1, module: 3 }, { code: '0x1E000003', level: 0, module: 0 }, { code: '0x12040000', level: 2, module: 0 }] as const

/** One dock with its aircraft: tells its state, flies what the timetable or a person asks, answers what it is asked. */
export class Dock {
  private readonly random: Random
  private flight: { flight: Flight; startMs: number; id: string } | null = null
  private part = 0
  private charge = 100
  private hms: { code: string; level: number; module: number } | null = null
  private topoAnswered = false
  private connected = false
  readonly camera: LiveCamera
  sorties = 0
  flownM = 0

  constructor(private readonly world: World, readonly spec: DockSpec, private readonly link: DockLink) {
    this.random = seeded(seedOf(`${spec.sn}${world.agenda.nowMs}`))
    this.camera = new LiveCamera(spec.aircraftSn, link, () => this.tellState())
  }
  get flying(): boolean { return this.flight !== null }

  begin(delayMs: number): void {
    this.world.agenda.after(delayMs, () => {
      this.link.open(() => this.greet(), (topic, message) => this.hear(topic, message))
      this.tick()
    })
  }

  /** Sends the aircraft out on a fresh wayline; false when it is out already. */
  takeOff(id: string): boolean {
    if (this.flight || this.charge < 60) return false
    const { agenda, city, truth } = this.world
    const wayline = planWayline(city, this.spec.place, this.random)
    this.flight = { flight: new Flight(wayline, between(this.random, 90, 118)), startMs: agenda.nowMs, id }
    truth.event(this.spec.aircraftSn, agenda.nowMs, 'take_off', { slot: id, wayline: wayline.name, lengthM: Math.round(wayline.lengthM) })
    this.tellTopology()
    this.progress('in_progress')
    this.fly()
    return true
  }
  /** Brings it home now. */
  recall(): boolean {
    if (!this.flight) return false
    this.flight.flight.recall((this.world.agenda.nowMs - this.flight.startMs) / 1000)
    return true
  }

  private fly(): void {
    const { agenda, truth } = this.world
    const out = this.flight
    if (!out) return
    const seconds = (agenda.nowMs - out.startMs) / 1000
    const pose = out.flight.at(seconds)
    this.charge = Math.max(18, 100 - seconds / 27)
    if (seconds >= out.flight.durationS) {
      this.flight = null
      this.sorties++
      this.flownM += out.flight.lengthM
      truth.event(this.spec.aircraftSn, agenda.nowMs, 'landed', { slot: out.id, flownM: Math.round(out.flight.lengthM) })
      this.progress('ok', out)
      this.camera.landed()
      this.tellTopology()
      return
    }
    truth.place(this.spec.aircraftSn, agenda.nowMs, pose.x, pose.y, pose.speedMps)
    const at = poseOnMap(pose, 0.4 * gauss(this.random), 0.4 * gauss(this.random))
    this.osd(this.spec.aircraftSn, aircraftOsd(pose, at, this.spec.place, this.charge, pose.mode === 5 ? -62 : 0))
    if (Math.floor(seconds) % 60 < 2) this.progress('in_progress')
    agenda.after(OSD_MS, () => this.fly())
  }

  private tick(): void {
    const { agenda } = this.world
    if (!this.flight) this.charge = Math.min(100, this.charge + 0.06)
    const hour = agenda.nowMs / 3_600_000
    this.osd(this.spec.sn, dockOsd(this.part++, {
      place: this.spec.place, aircraftSn: this.spec.aircraftSn, flying: this.flying, charge: this.charge, temperature: 21 + 6 * Math.sin((hour / 24) * 2 * Math.PI), wind: 2.6 + Math.sin(hour * 3), rain: 0, coverOpen: this.flying, sorties: this.sorties,
    }))
    if (this.random() < 1 / 5400) this.raiseHms()
    agenda.after(OSD_MS, () => this.tick())
  }

  /** Health messages are a set: what the next message leaves out is over. */
  private raiseHms(): void {
    if (this.hms) return
    this.hms = HMS_CODES[Math.floor(this.random() * HMS_CODES.length)]!
    this.world.truth.event(this.spec.sn, this.world.agenda.nowMs, 'hms', { code: this.hms.code })
    const tell = (): void => this.event('hms', { list: this.hms ? [{ ...this.hms, device_type: '3-2-0', imminent: 1, in_the_sky: 0, args: { component_index: 0, sensor_index: 0 } }] : [] }, 0)
    tell()
    this.world.agenda.after(between(this.random, 60_000, 240_000), () => { this.hms = null; tell() })
  }

  private greet(): void {
    this.connected = true
    this.topoAnswered = false
    this.tellTopology()
    this.tellState()
    this.link.publish(`thing/product/${this.spec.sn}/requests`, this.envelope('config', { config_type: 'json', config_scope: 'product' }))
  }
  /** Who is here. A gateway goes on saying it until it is answered. */
  private tellTopology(): void {
    if (!this.connected) return
    const sub = this.flying ? [{ sn: this.spec.aircraftSn, ...AIRCRAFT_TYPE, index: 'A', device_secret: '', nonce: '', thing_version: '1.2.0' }] : []
    this.topoAnswered = false
    this.link.publish(`sys/product/${this.spec.sn}/status`, this.envelope('update_topo', { ...DOCK_TYPE, device_secret: '', nonce: '', thing_version: '1.2.0', sub_devices: sub }))
    this.world.agenda.after(TOPO_AGAIN_MS, () => { if (!this.topoAnswered) this.tellTopology() })
  }

  private hear(topic: string, message: Json): void {
    if (topic.endsWith('/status_reply')) this.topoAnswered = true
    if (!topic.endsWith('/services') && !topic.endsWith('/property/set')) return
    const reply = answerService(String(message.method), isJson(message.data) ? message.data : {}, this)
    this.link.publish(topic.endsWith('/services') ? `${topic}_reply` : topic.replace(/set$/, 'set_reply'), { tid: message.tid, bid: message.bid, timestamp: this.world.agenda.nowMs, gateway: this.spec.sn, method: message.method, data: reply })
  }

  private progress(status: 'in_progress' | 'ok', out = this.flight): void {
    if (!out) return
    const pose = out.flight.at((this.world.agenda.nowMs - out.startMs) / 1000)
    this.event('flighttask_progress', { output: { status, progress: { current_step: status === 'ok' ? 19 : 25, percent: status === 'ok' ? 100 : pose.percent }, ext: { flight_id: out.id, track_id: out.id, current_waypoint_index: 0, wayline_mission_state: 6, media_count: 0 } }, result: 0 }, 1)
  }
  private event(method: string, data: Json, needReply: 0 | 1): void {
    if (this.connected) this.link.publish(`thing/product/${this.spec.sn}/events`, { ...this.envelope(method, data), need_reply: needReply })
  }
  /** What of its pictures can be had, and which is sent now: told once, and when it changes. */
  private tellState(): void {
    if (this.connected) this.link.publish(`thing/product/${this.spec.sn}/state`, { tid: randomUUID(), bid: randomUUID(), timestamp: this.world.agenda.nowMs, gateway: this.spec.sn, data: this.camera.state() })
  }
  private osd(sn: string, data: Json): void {
    if (this.connected) this.link.publish(`thing/product/${sn}/osd`, { tid: randomUUID(), bid: randomUUID(), timestamp: this.world.agenda.nowMs, gateway: this.spec.sn, data })
  }
  private envelope(method: string, data: Json): Json {
    return { tid: randomUUID(), bid: randomUUID(), timestamp: this.world.agenda.nowMs, gateway: this.spec.sn, method, data }
  }
}

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
