import { Injectable } from '@nestjs/common'
import type { OnModuleDestroy, OnModuleInit } from '@nestjs/common'
import { FixFrameWriter, fixFlags } from '@watchfloor/shared'
import type { DeviceEvent, Presence, UnitEntry } from '@watchfloor/shared'
import { BroadcastPort } from '../../ports/broadcast.port.js'
import type { LiveFix } from '../../ports/broadcast.port.js'
import { ChargePort, seesDevice } from '../../ports/charge.port.js'
import { LiveStatePort } from '../../ports/live-state.port.js'
import type { LiveUnit } from '../../ports/live-state.port.js'
import { DeviceDirectory } from '../../store/device-directory.js'
import type { ConsoleLink } from './console-link.js'
import { FeedMetrics } from './feed-metrics.js'
import { FixRun } from './fix-run.js'
import { kindBit } from './seen-area.js'
import type { SeenArea } from './seen-area.js'
import { unitEntry } from './unit-entry.js'

/** Fixes wait this long for company: at a quiet hour a frame for each would be mostly frame. */
const FLUSH_MS = 100
/** So many leave at once. */
const FLUSH_FIXES = 4096
/** A frame counts its fixes in 16 bits. */
const FRAME_FIXES = 60_000
/** Units in one roster, units or presence message. */
const CHUNK = 1000

/** What happened, on its way to every connected console; one flush for all of them. */
@Injectable()
export class ConsoleFeed extends BroadcastPort implements OnModuleInit, OnModuleDestroy {
  private readonly links = new Set<ConsoleLink>()
  private readonly run = new FixRun()
  private readonly frame = new FixFrameWriter()
  private readonly presenceDue = new Set<number>()
  private readonly unitsDue = new Set<number>()
  private readonly removed = new Set<number>()
  private timer: NodeJS.Timeout | null = null
  private stopListening: (() => void)[] = []

  constructor(private readonly directory: DeviceDirectory, private readonly live: LiveStatePort, private readonly charge: ChargePort, private readonly metrics: FeedMetrics) { super() }

  onModuleInit(): void {
    this.metrics.countConsolesBy(() => this.links.size)
    this.stopListening = [
      this.directory.onChange(({ upsert, remove }) => {
        for (const device of upsert) { this.unitsDue.add(device.no); this.removed.delete(device.no) }
        for (const no of remove) { this.removed.add(no); this.unitsDue.delete(no) }
        this.soon()
      }),
      this.charge.onChange(() => {
        for (const link of this.links) link.chargeDue = link.people !== null
        this.soon()
      }),
    ]
  }

  onModuleDestroy(): void {
    for (const stop of this.stopListening) stop()
    if (this.timer) clearTimeout(this.timer)
  }

  get size(): number { return this.links.size }
  all(): Iterable<ConsoleLink> { return this.links }

  join(link: ConsoleLink): void {
    link.people = this.charge.held(link.user)
    this.links.add(link)
    this.roster(link)
  }

  leave(link: ConsoleLink): void { this.links.delete(link) }

  fixes(moved: readonly LiveFix[]): void {
    if (this.links.size === 0) return this.unseen(moved)
    for (let i = 0; i < moved.length; i++) {
      const fix = moved[i]!
      const device = this.directory.byNo(fix.no)
      if (device) this.run.add(fix, kindBit(device.kind))
    }
    if (this.run.count >= FLUSH_FIXES) this.flush()
    else this.soon()
  }

  presence(changed: readonly LiveUnit[]): void {
    for (const unit of changed) this.presenceDue.add(unit.no)
    this.soon()
  }

  /** An event may change its unit's badge, so the unit is told anew beside it. */
  events(events: readonly DeviceEvent[]): void {
    for (const event of events) {
      const device = this.directory.byId(event.deviceId)
      for (const link of this.links) if (link.people === null || (device && seesDevice(link.people, device))) link.send('event', { event })
      if (device && event.active !== null) this.unitsDue.add(device.no)
    }
    this.soon()
  }

  states(numbers: readonly number[]): void {
    const changed = new Set(numbers)
    for (const link of this.links) if (link.watched !== null && changed.has(link.watched)) link.detailDue = true
  }

  refresh(): void {
    for (const link of this.links) link.resyncDue = true
    this.soon()
  }

  /** A console moved its view or asked for a new picture: with the next flush. */
  soon(): void { this.timer ??= setTimeout(() => this.flush(), FLUSH_MS) }

  private unseen(moved: readonly LiveFix[]): void {
    let [oldestMs, sum] = [Infinity, 0]
    for (const { receivedMs } of moved) { oldestMs = Math.min(oldestMs, receivedMs); sum += receivedMs }
    this.metrics.left(moved.length, oldestMs, sum, Date.now())
  }

  private flush(): void {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
    const nowMs = Date.now()
    for (const link of this.links) if (link.chargeDue) this.turnCharge(link)
    this.tellUnits()
    this.tellPresence()
    if (this.run.count > 0) this.run.seal()
    for (const link of this.links) {
      if (link.resyncDue) { link.resyncDue = false; link.sending.said = null; this.roster(link) }
      if (link.nextArea) this.turn(link, link.nextArea)
      if (link.area) this.serve(link, link.area)
    }
    if (this.run.count > 0) this.metrics.left(this.run.count, this.run.oldestMs, this.run.receivedSum, nowMs)
    this.run.clear()
  }

  /** Everything in commit order to a console that keeps up; the newest per unit, later, to one that does not. */
  private serve(link: ConsoleLink, area: SeenArea): void {
    if (link.slow || link.behind.size > 0) {
      this.metrics.coalesced.inc(this.run.note(link.behind, area, link.people))
      // Nothing else may come by to wake us when the console has caught up.
      if (!link.idle) return this.soon()
      this.newest(link, link.behind)
      link.behind.clear()
      return
    }
    if (this.run.count === 0) return
    const count = this.run.write(this.frame, area, link.people)
    if (count > 0) this.sendFrame(link)
  }

  /** A new view: what came into it is shown where it is now. */
  private turn(link: ConsoleLink, area: SeenArea): void {
    const before = link.area
    link.area = area
    link.nextArea = null
    const came: number[] = []
    for (const device of this.directory.all()) {
      const unit = this.live.get(device.no)
      if (!unit || !(unit.receivedMs >= link.rosterMs) || !seesDevice(link.people, device)) continue
      const kind = kindBit(device.kind)
      if (area.sees(unit.lat, unit.lon, kind) && !before?.sees(unit.lat, unit.lon, kind)) came.push(device.no)
    }
    if (came.length > 0) this.newest(link, came)
  }

  /** The newest fix of each of these units. */
  private newest(link: ConsoleLink, numbers: Iterable<number>): void {
    const units: LiveUnit[] = []
    for (const no of numbers) {
      const unit = this.live.get(no)
      if (unit && !Number.isNaN(unit.timeMs)) units.push(unit)
    }
    for (let first = 0; first < units.length; first += FRAME_FIXES) {
      const part = units.slice(first, first + FRAME_FIXES)
      this.frame.begin(part.reduce((newest, unit) => Math.max(newest, unit.timeMs), -Infinity))
      for (const unit of part) {
        const nose = Number.isNaN(unit.courseDeg)
        this.frame.add(unit.no, unit.timeMs, unit.lat, unit.lon, unit.speedMps, nose ? unit.headingDeg : unit.courseDeg,
          fixFlags(nose, Boolean(unit.alarm), unit.state['recording'] === true), unit.batteryPct)
      }
      this.sendFrame(link)
    }
  }

  private sendFrame(link: ConsoleLink): void {
    this.metrics.fixes.inc(this.frame.count)
    this.metrics.frameBytes.inc(link.sendFrame(this.frame))
  }

  /** The whole picture, in pieces. */
  private roster(link: ConsoleLink): void {
    link.rosterMs = Date.now()
    link.behind.clear()
    const units: UnitEntry[] = []
    for (const device of this.directory.all()) if (seesDevice(link.people, device)) units.push(unitEntry(device, this.live.get(device.no)))
    const pieces = chunks(units)
    pieces.forEach((piece, index) => link.send('roster', { first: index === 0, last: index === pieces.length - 1, units: piece }))
  }

  private tellUnits(): void {
    if (this.unitsDue.size === 0 && this.removed.size === 0) return
    const upsert: UnitEntry[] = []
    for (const no of this.unitsDue) {
      const device = this.directory.byNo(no)
      if (device) upsert.push(unitEntry(device, this.live.get(no)))
    }
    const remove = [...this.removed]
    this.unitsDue.clear()
    this.removed.clear()
    for (const link of this.links) {
      const { people } = link
      if (people === null) sendUnits(link, upsert, remove)
      // A device that became somebody's is gone for those who may not see them.
      else sendUnits(link, upsert.filter(({ n: no, kind }) => seesDevice(people, { no, kind })), [...remove, ...upsert.filter(({ n: no, kind }) => !seesDevice(people, { no, kind })).map(({ n }) => n)])
    }
  }

  /** Somebody came into a supervisor's charge or left it: told at once, on the open connection. */
  private turnCharge(link: ConsoleLink): void {
    link.chargeDue = false
    const [before, people] = [link.people, this.charge.held(link.user)]
    link.people = people
    if (before === null || people === null || before === people) return
    const came: UnitEntry[] = []
    for (const no of people) {
      const device = before.has(no) ? undefined : this.directory.byNo(no)
      if (device) came.push(unitEntry(device, this.live.get(no)))
    }
    const left = [...before].filter((no) => !people.has(no))
    for (const no of left) link.behind.delete(no)
    if (came.length > 0 || left.length > 0) sendUnits(link, came, left)
  }

  private tellPresence(): void {
    if (this.presenceDue.size === 0) return
    const changes: [number, Presence, number][] = []
    for (const no of this.presenceDue) {
      const unit = this.live.get(no)
      if (unit) changes.push([no, unit.presence, unit.presenceSinceMs])
    }
    this.presenceDue.clear()
    for (const link of this.links) {
      const { people } = link
      const seen = people === null ? changes : changes.filter(([no]) => { const device = this.directory.byNo(no); return device !== undefined && seesDevice(people, device) })
      if (seen.length > 0) for (const piece of chunks(seen)) link.send('presence', { changes: piece })
    }
  }
}

/** Changed units in pieces; those that are gone with the first. */
function sendUnits(link: ConsoleLink, upsert: readonly UnitEntry[], remove: number[]): void {
  if (upsert.length > 0 || remove.length > 0) chunks(upsert).forEach((piece, index) => link.send('units', { upsert: piece, remove: index === 0 ? remove : [] }))
}

/** At least one piece, even of nothing. */
function chunks<T>(all: readonly T[]): T[][] {
  const pieces: T[][] = []
  for (let first = 0; first === 0 || first < all.length; first += CHUNK) pieces.push(all.slice(first, first + CHUNK))
  return pieces
}
