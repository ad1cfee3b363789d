import { Injectable, Logger } from '@nestjs/common'
import type { OnModuleInit } from '@nestjs/common'
import { roadGraph } from '@watchfloor/domain'
import type { RoadDistance, RoadGraph } from '@watchfloor/domain'
import { RoadLines } from '../../platform/places/road-lines.js'

/** The city's streets, for measuring the way of units; null distances where none are known. */
@Injectable()
export class Roads implements OnModuleInit {
  private readonly log = new Logger('Roads')
  private graph: RoadGraph | null = null

  constructor(private readonly lines: RoadLines) {}

  /** A file that cannot be read costs the ways by road, not the hub: they are said to be straight then. */
  async onModuleInit(): Promise<void> {
    if (this.lines.path === undefined) return
    try {
      this.graph = roadGraph(await this.lines.read())
      this.log.log(`ways are measured on ${this.graph.stretches} stretches of road`)
    } catch (error) {
      this.log.error(`ROADS_GEOJSON: ${this.lines.path} is not usable, ways are measured straight: ${(error as Error).message.slice(0, 300)}`)
    }
  }

  /** Ways to a place; the candidates' places are the other end. */
  to(place: { lat: number; lon: number }): RoadDistance {
    const measure = this.graph?.from(place)
    return (from) => measure?.(from) ?? null
  }
}
