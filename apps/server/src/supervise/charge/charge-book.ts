import { EventEmitter } from 'node:events'
import { Injectable, Logger } from '@nestjs/common'
import type { OnApplicationBootstrap, OnModuleDestroy, OnModuleInit } from '@nestjs/common'
import { chargeOver, spansInCharge, wearerAt } from '@watchfloor/domain'
import type { Span, Wearer } from '@watchfloor/domain'
import { isPersonal } from '@watchfloor/shared'
import type { DeviceKind } from '@watchfloor/shared'
import { PgPool } from '../../platform/database/pg-pool.js'
import { ChargePort } from '../../ports/charge.port.js'
import type { SeenPeople } from '../../ports/charge.port.js'
import type { Watcher } from '../../ports/picture.port.js'
import { DeviceDirectory } from '../../store/device-directory.js'
import { changesOf, readChargeAreas, readGiven, readPresentShifts, readShiftsOf } from './charge-rows.js'
import type { ChargeArea, DeviceShift } from './charge-rows.js'

const LOOK_MS = 1000
/** Time alone brings shifts into view. */
const SHIFTS_EVERY_MS = 15 * 60_000
const TOPICS = ['areas', 'duty', 'charge'] as const
type Topic = (typeof TOPICS)[number]

/**
 * Who is in whose charge at this moment, in memory, so that no fix waits for the database to learn who may see it. Read anew when its counter in the database moved,
 * whichever process moved it, and when a shift begins or ends.
 */
@Injectable()
export class ChargeBook extends ChargePort implements OnModuleInit, OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('Supervise')
  private readonly changes = new EventEmitter()
  private areas: readonly ChargeArea[] = []
  private given: ReadonlyMap<string, ReadonlySet<string>> = new Map()
  private shifts: ReadonlyMap<string, readonly DeviceShift[]> = new Map()
  private shiftsReadMs = 0
  /** When the next shift begins or ends. */
  private turnMs = Infinity
  private seen = new Map<Topic, string>()
  private readonly bySupervisor = new Map<string, ReadonlySet<number>>()
  private reading: Promise<void> = Promise.resolve()
  private timer: NodeJS.Timeout | null = null
  private stopListening: (() => void) | null = null

  constructor(private readonly pool: PgPool, private readonly devices: DeviceDirectory) { super() }

  async onModuleInit(): Promise<void> {
    this.stopListening = this.devices.onChange(({ upsert, remove }) => { if (remove.length > 0 || upsert.some(({ kind }) => isPersonal(kind))) this.turn() })
    await this.refresh()
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => { this.refresh().catch((error: Error) => this.log.warn(`who is in whose charge could not be read: ${error.message}`)) }, LOOK_MS)
  }

  async onModuleDestroy(): Promise<void> {
    if (this.timer) clearInterval(this.timer)
    this.stopListening?.()
    await this.reading.catch(() => undefined)
  }

  override held({ id, role }: Watcher): SeenPeople {
    if (role !== 'supervisor') return null
    let people = this.bySupervisor.get(id)
    if (!people) this.bySupervisor.set(id, (people = this.peopleOf(id, Date.now())))
    return people
  }

  override async now(by: Watcher): Promise<SeenPeople> {
    if (by.role === 'supervisor') await this.refresh()
    return this.held(by)
  }

  override async holding({ id, role }: Watcher): Promise<((wearer: Wearer) => boolean) | null> {
    if (role !== 'supervisor') return null
    await this.refresh()
    return this.holds(id)
  }

  override async spans({ id, role }: Watcher, device: { readonly id: string; readonly kind: DeviceKind; readonly squadId: string | null }, time: Span): Promise<readonly Span[] | null> {
    if (role !== 'supervisor' || !isPersonal(device.kind)) return null
    await this.refresh()
    return spansInCharge(await readShiftsOf(this.pool, device.id, time.fromMs, time.toMs), device.squadId, time, this.holds(id))
  }

  override onChange(listener: () => void): () => void {
    this.changes.on('change', listener)
    return () => this.changes.off('change', listener)
  }

  /** Reads what changed. Done when everything committed before the call is seen. */
  refresh(): Promise<void> {
    this.reading = this.reading.catch(() => undefined).then(() => this.read())
    return this.reading
  }

  private async read(): Promise<void> {
    const counters = await changesOf(this.pool, TOPICS)
    let isNew = Date.now() >= this.turnMs
    for (const topic of TOPICS) {
      const isDue = topic === 'duty' && Date.now() - this.shiftsReadMs > SHIFTS_EVERY_MS
      if (this.seen.get(topic) === counters.get(topic) && !isDue) continue
      await this.readTopic(topic)
      // The counter was read first: what is committed meanwhile is read again at the next look.
      this.seen.set(topic, counters.get(topic) ?? '')
      isNew = true
    }
    if (isNew) this.turn()
  }

  private async readTopic(topic: Topic): Promise<void> {
    if (topic === 'areas') this.areas = await readChargeAreas(this.pool)
    else if (topic === 'charge') this.given = await readGiven(this.pool)
    else {
      const shifts = new Map<string, DeviceShift[]>()
      for (const shift of await readPresentShifts(this.pool)) {
        const others = shifts.get(shift.deviceId)
        if (others) others.push(shift)
        else shifts.set(shift.deviceId, [shift])
      }
      this.shifts = shifts
      this.shiftsReadMs = Date.now()
    }
  }

  /** What was counted no longer holds. */
  private turn(): void {
    const nowMs = Date.now()
    this.turnMs = Infinity
    for (const shifts of this.shifts.values()) for (const { startMs, endMs } of shifts) for (const ms of [startMs, endMs]) if (ms > nowMs && ms < this.turnMs) this.turnMs = ms
    this.bySupervisor.clear()
    this.changes.emit('change')
  }

  private holds(userId: string): (wearer: Wearer) => boolean {
    const ids = this.given.get(userId)
    return chargeOver(ids ? this.areas.filter(({ id }) => ids.has(id)) : [], this.areas)
  }

  private peopleOf(userId: string, nowMs: number): ReadonlySet<number> {
    const people = new Set<number>()
    if (!this.given.has(userId)) return people
    const holds = this.holds(userId)
    for (const { no, id, kind, squadId } of this.devices.all()) {
      if (!isPersonal(kind)) continue
      const wearer = wearerAt(this.shifts.get(id) ?? [], squadId, nowMs)
      if (wearer && holds(wearer)) people.add(no)
    }
    return people
  }
}
