import { Injectable } from '@nestjs/common'
import type { OnModuleDestroy, OnModuleInit } from '@nestjs/common'
import { areaIndex } from '@watchfloor/domain'
import type { AreaIndex } from '@watchfloor/domain'
import { AREA_LEVELS } from '@watchfloor/shared'
import type { AreaGeometry } from '@watchfloor/shared'
import { PgPool } from '../../platform/database/pg-pool.js'
import { PlacesWatch } from '../../platform/places/places-watch.js'
import { LiveStatePort } from '../../ports/live-state.port.js'
import type { CameraRow } from './camera-rows.js'

export interface CameraArea { id: string; name: string; level: (typeof AREA_LEVELS)[number]; geometry: AreaGeometry }

/** In which area a camera stands: found from its place, so that it is right again when either is moved. */
@Injectable()
export class CameraAreas implements OnModuleInit, OnModuleDestroy {
  private index: AreaIndex<CameraArea> = areaIndex([])
  private stopWatching: (() => void) | null = null

  constructor(private readonly pool: PgPool, private readonly places: PlacesWatch, private readonly live: LiveStatePort) {}

  async onModuleInit(): Promise<void> {
    this.stopWatching = this.places.onChange(() => this.load())
    await this.load()
  }

  onModuleDestroy(): void { this.stopWatching?.() }

  /** The areas that hold the place, the largest level first. */
  at(lat: number, lon: number): CameraArea[] { return this.index.at(lat, lon) }

  /** Where a camera is: a moving one where its last fix was. */
  placeOf({ no, moving, lat, lon }: CameraRow): { lat: number | null; lon: number | null } {
    const fix = moving ? this.live.lastFix(no) : undefined
    return fix ? { lat: fix.lat, lon: fix.lon } : { lat, lon }
  }

  /** The areas in which a camera stands, or was when it was last heard of; none while nobody knows where it is. */
  of(row: CameraRow): CameraArea[] {
    const { lat, lon } = this.placeOf(row)
    return lat === null || lon === null ? [] : this.at(lat, lon)
  }

  private async load(): Promise<void> {
    const { rows } = await this.pool.query<CameraArea>('SELECT id, name, level, geometry FROM area')
    this.index = areaIndex(rows.sort((a, b) => AREA_LEVELS.indexOf(a.level) - AREA_LEVELS.indexOf(b.level)))
  }
}
