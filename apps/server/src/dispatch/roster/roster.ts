import { Injectable, Logger } from '@nestjs/common'
import type { OnApplicationBootstrap, OnModuleDestroy, OnModuleInit } from '@nestjs/common'
import { areaIndex } from '@watchfloor/domain'
import type { AreaIndex } from '@watchfloor/domain'
import { PgPool } from '../../platform/database/pg-pool.js'
import { PlacesWatch } from '../../platform/places/places-watch.js'
import { isOn } from './entries.js'
import type { ContactEntry, DutyEntry, Person, PlacedArea, RoutingEntry, Unit } from './entries.js'
import { readAreas, readContacts, readDuties, readPeople, readRouting, readUnits } from './roster-rows.js'

const LOOK_MS = 1000
/** Time alone brings duties into view. */
const DUTY_EVERY_MS = 15 * 60_000

/** Units, people, areas, responsibilities and present duties in memory; read anew when their counter in the database moved, whichever process moved it. */
@Injectable()
export class Roster implements OnModuleInit, OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('Roster')
  private unitById: ReadonlyMap<string, Unit> = new Map()
  private personById: ReadonlyMap<string, Person> = new Map()
  private areaById: ReadonlyMap<string, PlacedArea> = new Map()
  private areas: AreaIndex<PlacedArea> = areaIndex<PlacedArea>([])
  private entries: readonly RoutingEntry[] = []
  private contactList: readonly ContactEntry[] = []
  private dutyList: readonly DutyEntry[] = []
  private dutiesReadMs = 0
  private seen = new Map<string, string>()
  private reading: Promise<void> = Promise.resolve()
  private timer: NodeJS.Timeout | null = null
  private stopWatching: (() => void) | null = null

  constructor(private readonly pool: PgPool, private readonly places: PlacesWatch) {}

  async onModuleInit(): Promise<void> {
    this.stopWatching = this.places.onChange(() => this.refresh())
    await this.refresh()
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => { this.refresh().catch((error: Error) => this.log.warn(`the roster could not be read: ${error.message}`)) }, LOOK_MS)
  }

  async onModuleDestroy(): Promise<void> {
    if (this.timer) clearInterval(this.timer)
    this.stopWatching?.()
    await this.reading.catch(() => undefined)
  }

  /** Reads what changed. Done when everything committed before the call is seen. */
  refresh(): Promise<void> {
    this.reading = this.reading.catch(() => undefined).then(() => this.read())
    return this.reading
  }

  unit(id: string): Unit | undefined { return this.unitById.get(id) }
  units(): Iterable<Unit> { return this.unitById.values() }
  person(id: string): Person | undefined { return this.personById.get(id) }
  people(): Iterable<Person> { return this.personById.values() }
  area(id: string): PlacedArea | undefined { return this.areaById.get(id) }
  areasAt(lat: number, lon: number): PlacedArea[] { return this.areas.at(lat, lon) }
  allAreas(): Iterable<PlacedArea> { return this.areaById.values() }
  routing(): readonly RoutingEntry[] { return this.entries }
  contacts(): readonly ContactEntry[] { return this.contactList }
  /** Who is on duty at this moment. */
  onDuty(nowMs: number): DutyEntry[] { return this.dutyList.filter((duty) => isOn(duty, nowMs)) }

  private async read(): Promise<void> {
    const { rows } = await this.pool.query<{ topic: string; n: string }>('SELECT topic, n FROM roster_change')
    for (const { topic, n } of rows) {
      const isDue = topic === 'duty' && Date.now() - this.dutiesReadMs > DUTY_EVERY_MS
      if (this.seen.get(topic) === n && !isDue) continue
      await this.readTopic(topic)
      // The counter was read first: what is committed meanwhile is read again at the next look.
      this.seen.set(topic, n)
    }
  }

  private async readTopic(topic: string): Promise<void> {
    if (topic === 'people') {
      this.unitById = byId(await readUnits(this.pool))
      this.personById = byId(await readPeople(this.pool))
    } else if (topic === 'areas') {
      const areas = await readAreas(this.pool)
      this.areaById = byId(areas)
      this.areas = areaIndex(areas)
    } else if (topic === 'routing') {
      this.entries = await readRouting(this.pool)
      this.contactList = await readContacts(this.pool)
    } else if (topic === 'duty') {
      this.dutyList = await readDuties(this.pool)
      this.dutiesReadMs = Date.now()
    }
  }
}

const byId = <T extends { readonly id: string }>(rows: readonly T[]): ReadonlyMap<string, T> => new Map(rows.map((row) => [row.id, row]))
