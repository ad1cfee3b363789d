import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Injectable, Logger } from '@nestjs/common'
import type { OnModuleInit } from '@nestjs/common'
import { roadGraph } from '@watchfloor/domain'
import type { RoadDistance, RoadGraph, RoadLine } from '@watchfloor/domain'
import { z } from 'zod'
import { Settings } from '../../platform/config/settings.js'
import { installRoot } from '../../platform/config/version.js'

const Position = z.array(z.number()).min(2)
const Feature = z.object({
  properties: z.record(z.string(), z.unknown()).nullish(),
  geometry: z.object({ type: z.string(), coordinates: z.unknown() }).nullable(),
})
const Collection = z.object({ type: z.literal('FeatureCollection'), features: z.array(Feature) })
const DEMO_CITY = join(installRoot, 'packages/city/dist/city.geojson')

/** The city's streets, for measuring the way of units; null distances where none are known. */
@Injectable()
export class Roads implements OnModuleInit {
  private readonly log = new Logger('Roads')
  private graph: RoadGraph | null = null

  constructor(private readonly settings: Settings) {}

  /** A file that cannot be read costs the ways by road, not the hub: they are said to be straight then. */
  async onModuleInit(): Promise<void> {
    const path = this.settings.ROADS_GEOJSON ?? (this.settings.DEMO ? DEMO_CITY : undefined)
    if (path === undefined) return
    try {
      this.graph = roadGraph(linesOf(Collection.parse(JSON.parse(await readFile(path, 'utf8')))))
      this.log.log(`ways are measured on ${this.graph.stretches} stretches of road`)
    } catch (error) {
      this.log.error(`ROADS_GEOJSON: ${path} is not usable, ways are measured straight: ${(error as Error).message.slice(0, 300)}`)
    }
  }

  /** Ways to a place; the candidates' places are the other end. */
  to(place: { lat: number; lon: number }): RoadDistance {
    const measure = this.graph?.from(place)
    return (from) => measure?.(from) ?? null
  }
}

/** All lines of a collection; where features name their layer, only those of roads. */
function linesOf({ features }: z.infer<typeof Collection>): RoadLine[] {
  return features.flatMap(({ geometry, properties }) => {
    if (properties?.['layer'] !== undefined && properties['layer'] !== 'road') return []
    if (geometry?.type === 'LineString') return [z.array(Position).parse(geometry.coordinates)]
    return geometry?.type === 'MultiLineString' ? z.array(z.array(Position)).parse(geometry.coordinates) : []
  })
}
