import { createHash } from 'node:crypto'
import { setImmediate as breath } from 'node:timers/promises'
import { Injectable } from '@nestjs/common'
import { blindSurvey } from '@watchfloor/domain'
import type { DutyArea } from '@watchfloor/domain'
import { BlindSpots } from '@watchfloor/shared'
import type { BlindStretches } from '@watchfloor/shared'
import { PgPool } from '../../platform/database/pg-pool.js'
import { RoadLines } from '../../platform/places/road-lines.js'
import { CameraRows } from '../registry/camera-rows.js'

/** Changes when the reckoning itself does, so that a new version surveys anew. */
const METHOD = 1
/** Streets between two breaths: a survey of a city takes some tenths of a second, in which others are waiting. */
const ROADS_AT_A_TIME = 20
const NOTHING: BlindStretches = { type: 'FeatureCollection', features: [] }

/** Which streets no fixed camera sees: surveyed when what it follows from has changed, and kept. */
@Injectable()
export class BlindSpotSurvey {
  constructor(private readonly pool: PgPool, private readonly cameras: CameraRows, private readonly roads: RoadLines) {}

  async figures(): Promise<BlindSpots> {
    const { rows: [row] } = await this.pool.query<{ figures: unknown }>('SELECT figures FROM blind_survey')
    return row ? BlindSpots.parse(row.figures) : { computedAt: null, roads: await this.roads.stamp() !== null, cameras: 0, assumed: 0, placeless: 0, rows: [] }
  }

  async stretches(): Promise<BlindStretches> {
    const { rows: [row] } = await this.pool.query<{ stretches: BlindStretches }>('SELECT stretches FROM blind_survey')
    return row?.stretches ?? NOTHING
  }

  /** Surveys if need be; says whether it did. A file of streets that cannot be read fails loudly and leaves the last survey. */
  async refresh(signal: AbortSignal): Promise<boolean> {
    const stamp = await this.roads.stamp()
    const cameras = (await this.cameras.all()).filter(({ enabled, moving }) => enabled && !moving)
      .map(({ lat, lon, facing_deg, field_of_view_deg, range_m }) => ({ lat, lon, facingDeg: facing_deg, fieldOfViewDeg: field_of_view_deg, rangeM: range_m }))
    const { rows: areas } = await this.pool.query<DutyArea>("SELECT id, name, geometry FROM area WHERE level = 'duty' ORDER BY name, id")
    const fingerprint = createHash('sha256').update(JSON.stringify([METHOD, stamp, cameras, areas])).digest('hex')
    const { rows: [kept] } = await this.pool.query<{ fingerprint: string }>('SELECT fingerprint FROM blind_survey')
    if (kept?.fingerprint === fingerprint) return false
    const survey = blindSurvey(cameras, areas)
    const roads = stamp === null ? [] : await this.roads.read()
    for (let i = 0; i < roads.length; i++) {
      survey.add(roads[i]!)
      if (i % ROADS_AT_A_TIME === 0) {
        await breath()
        signal.throwIfAborted()
      }
    }
    const figures: BlindSpots = { computedAt: new Date().toISOString(), roads: stamp !== null, cameras: cameras.length - survey.placeless, assumed: survey.assumed, placeless: survey.placeless, rows: survey.rows() }
    await this.pool.query(
      'INSERT INTO blind_survey(fingerprint, computed_at, figures, stretches) VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO UPDATE SET fingerprint = excluded.fingerprint, computed_at = excluded.computed_at, figures = excluded.figures, stretches = excluded.stretches',
      [fingerprint, figures.computedAt, JSON.stringify(figures), JSON.stringify(survey.stretches())])
    return true
  }
}
