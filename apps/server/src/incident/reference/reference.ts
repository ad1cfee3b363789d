import { areaIndex, boundsOf, workTime } from '@watchfloor/domain'
import type { AreaIndex, WorkTime } from '@watchfloor/domain'
import { DEFAULT_CALENDAR, WorkCalendar, categoryIndex } from '@watchfloor/shared'
import type { AreaGeometry, AreaLevel, AreaStep, Category, CodeSet } from '@watchfloor/shared'
import { Injectable } from '@nestjs/common'
import type { OnModuleInit } from '@nestjs/common'
import { CALENDAR_KEY } from '../../platform/places/city-clock.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import { CodeSets } from './code-sets.js'

/** What actions are judged by: categories, calendar, areas, as of one stamp. */
export interface ReferenceBook {
  readonly stamp: number
  readonly codeSet: CodeSet
  readonly categoryOf: (code: string) => Category | undefined
  readonly calendar: WorkCalendar
  readonly work: WorkTime
  /** All areas that hold a place, the smallest first; null where the city has drawn none. */
  readonly pathOf: (lat: number, lon: number) => AreaStep[] | null
  /** Whether a place lies in a drawn district; undefined where none is drawn: then nobody knows. */
  readonly insideCity: ((lat: number, lon: number) => boolean) | undefined
}
interface PlacedArea { id: string; level: AreaLevel; geometry: AreaGeometry }

/** Keeps the reference tables in memory. Each transaction tells the stamp that it saw, so that no process judges by what has been replaced. */
@Injectable()
export class Reference implements OnModuleInit {
  private book!: ReferenceBook
  private loading: Promise<ReferenceBook> | null = null

  constructor(private readonly pool: PgPool, private readonly codeSets: CodeSets) {}

  async onModuleInit(): Promise<void> {
    await this.codeSets.seed()
    await this.load()
  }

  /** The book as of a stamp that a transaction saw, or newer. */
  async at(stamp: number): Promise<ReferenceBook> {
    while (this.book.stamp < stamp) await (this.loading ??= this.load().finally(() => { this.loading = null }))
    return this.book
  }

  /** The book as the database has it now. */
  async now(): Promise<ReferenceBook> {
    const { rows: [row] } = await this.pool.query<{ n: string }>('SELECT n FROM reference_stamp')
    return this.at(Number(row!.n))
  }

  /** The areas that hold a place, as known here. */
  pathOf(lat: number, lon: number): AreaStep[] | null { return this.book.pathOf(lat, lon) }

  private async load(): Promise<ReferenceBook> {
    // The stamp first: what changes while the rest is read is read again.
    const { rows: [stamp] } = await this.pool.query<{ n: string }>('SELECT n FROM reference_stamp')
    const { rows: [setting] } = await this.pool.query<{ value: unknown }>('SELECT value FROM setting WHERE key = $1', [CALENDAR_KEY])
    const { rows: areas } = await this.pool.query<PlacedArea>('SELECT id, level, geometry FROM area')
    const codeSet = await this.codeSets.active()
    const calendar = setting === undefined ? DEFAULT_CALENDAR : WorkCalendar.parse(setting.value)
    const districts = areaIndex(areas.filter(({ level }) => level === 'district'))
    const smallestFirst = areaIndex(areas.map((area) => ({ ...area, size: sizeOf(area) })).sort((a, b) => a.size - b.size))
    return this.book = {
      stamp: Number(stamp!.n), codeSet, categoryOf: categoryIndex(codeSet), calendar, work: workTime(calendar),
      pathOf: (lat, lon) => (areas.length === 0 ? null : smallestFirst.at(lat, lon).map(({ id, level }) => ({ id, level }))),
      insideCity: areas.some(({ level }) => level === 'district') ? (lat, lon) => isIn(districts, lat, lon) : undefined,
    }
  }
}

const isIn = (areas: AreaIndex<PlacedArea>, lat: number, lon: number): boolean => areas.at(lat, lon).length > 0
/** Size of an area's box in square degrees: enough to tell a grid from its street. */
function sizeOf({ geometry }: PlacedArea): number {
  const [west, south, east, north] = boundsOf(geometry)
  return (east - west) * (north - south)
}
