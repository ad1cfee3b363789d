import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Injectable } from '@nestjs/common'
import type { RoadLine } from '@watchfloor/domain'
import { z } from 'zod'
import { Settings } from '../config/settings.js'
import { installRoot } from '../config/version.js'

const Position = z.array(z.number()).min(2)
const Feature = z.object({
  properties: z.record(z.string(), z.unknown()).nullish(),
  geometry: z.object({ type: z.string(), coordinates: z.unknown() }).nullable(),
})
const Collection = z.object({ type: z.literal('FeatureCollection'), features: z.array(Feature) })
const DEMO_CITY = join(installRoot, 'packages/city/dist/city.geojson')

/** The city's streets as a file: read when somebody reckons with them, never kept. */
@Injectable()
export class RoadLines {
  /** Where they are; absent = none are known. */
  readonly path: string | undefined

  constructor(settings: Settings) { this.path = settings.ROADS_GEOJSON ?? (settings.DEMO ? DEMO_CITY : undefined) }

  /** Changes whenever the file does; null where there is none to read. */
  async stamp(): Promise<string | null> {
    if (this.path === undefined) return null
    return stat(this.path).then(({ mtimeMs, size }) => `${this.path} ${mtimeMs} ${size}`, () => null)
  }

  /** All lines of the file; where its features name their layer, only those of roads. Throws on a file that is not one. */
  async read(): Promise<RoadLine[]> {
    if (this.path === undefined) return []
    const { features } = Collection.parse(JSON.parse(await readFile(this.path, 'utf8')))
    return features.flatMap(({ geometry, properties }) => {
      if (properties?.['layer'] !== undefined && properties['layer'] !== 'road') return []
      if (geometry?.type === 'LineString') return [z.array(Position).parse(geometry.coordinates)]
      return geometry?.type === 'MultiLineString' ? z.array(z.array(Position)).parse(geometry.coordinates) : []
    })
  }
}
