import { distanceM } from '@watchfloor/domain'
import type { CameraLook, Checker, FlowFacts, PictureAfter } from '@watchfloor/domain'
import type { Alarm, FlowSettings, Incident, IncidentDetail } from '@watchfloor/shared'
import { Inject, Injectable, Optional } from '@nestjs/common'
import { DispatchPort } from '../../ports/dispatch.port.js'
import { LiveStatePort } from '../../ports/live-state.port.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import { DeviceDirectory } from '../../store/device-directory.js'
import { OPEN_LOOKS } from '../../store/open-looks.js'

/** Somebody else who reports the same kind within this distance means the same matter. */
const SAME_PLACE_M = 60
/** A detector that says moments only still sees what it told of so lately. */
const MOMENT_MS = 120_000
const METRES_PER_DEGREE = 111_195

type About = Pick<Alarm, 'about' | 'sourceId'>

/** What came through the doors about an incident, gathered for one decision. */
@Injectable()
export class FlowFactsReader {
  constructor(
    private readonly pool: PgPool, private readonly devices: DeviceDirectory, private readonly live: LiveStatePort,
    @Inject(DispatchPort) @Optional() private readonly dispatch: DispatchPort | undefined,
  ) {}

  async of(incident: IncidentDetail, checkers: readonly Checker[]): Promise<FlowFacts> {
    const alarms = incident.alarmId === null ? [] : await this.alarmsOf(incident.id, incident.alarmId)
    const isHandled = incident.state === 'handled'
    const confidence = alarms[0]?.about['confidence']
    return {
      incident, timeline: incident.timeline, nowMs: Date.now(), owners: this.ownersOf(incident.category, incident.lat, incident.lon), checkers,
      confidence: typeof confidence === 'number' ? confidence : null,
      look: isHandled ? together((await Promise.all(alarms.map((alarm) => this.lookOf(alarm)))).filter((look) => look !== null)) : null,
      pictures: isHandled ? await this.picturesOf(incident) : [],
      reportedAgain: isHandled && await this.reportedAgain(incident),
    }
  }

  /** Units responsible for a category at a place; none where nobody deals with units yet. */
  ownersOf(category: string, lat: number, lon: number): readonly string[] { return this.dispatch?.responsibleFor(category, lat, lon) ?? [] }

  /** Those who may be sent to look, with what they have to do now. */
  async checkersOf({ checkers }: FlowSettings): Promise<Checker[]> {
    if (checkers.length === 0) return []
    const { rows } = await this.pool.query<{ id: string; unit: string | null; tasks: number }>(`
      SELECT u.id, u.squad_id AS unit, count(t.who)::int AS tasks FROM user_account u LEFT JOIN (${OPEN_LOOKS}) t ON t.who = u.id::text
      WHERE u.id = ANY($1::uuid[]) AND u.enabled GROUP BY u.id`, [checkers])
    return rows.map(({ id, unit, tasks }) => ({ id, unitId: unit, tasks }))
  }

  /** The alarm that it was opened from, then those that were further sightings of it; each source's newest of a kind. */
  private async alarmsOf(incidentId: string, first: string): Promise<About[]> {
    const { rows } = await this.pool.query<{ id: string; about: Alarm['about']; source_id: string }>('SELECT DISTINCT ON (source_id, kind) id, about, source_id FROM alarm WHERE incident_id = $1 OR id = $2 ORDER BY source_id, kind, id = $2 DESC, last_at DESC', [incidentId, first])
    return rows.sort((a, b) => Number(b.id === first) - Number(a.id === first)).map(({ about, source_id }) => ({ about, sourceId: source_id }))
  }

  /** Only what stands where it stood looks at the same place again. */
  private async lookOf({ about, sourceId }: About): Promise<CameraLook | null> {
    const device = this.devices.byId(sourceId)
    if (device?.kind !== 'camera' || typeof about['label'] !== 'string') return null
    const { rows: [last] } = await this.pool.query<{ active: boolean | null; time: Date }>(
      "SELECT active, time FROM device_event WHERE device_id = $1 AND type = 'detection' AND code = $2 ORDER BY time DESC, id DESC LIMIT 1", [sourceId, about['label']])
    const isMoment = last?.active === null
    return {
      watching: this.live.get(device.no)?.state['aiOnline'] === true,
      sees: last?.active === true || (isMoment && Date.now() - last.time.getTime() < MOMENT_MS),
      goneMs: last === undefined || last.active === true ? null : last.time.getTime(),
    }
  }

  /** Pictures after that came with the last report of work done. */
  private async picturesOf({ timeline, lat, lon }: IncidentDetail): Promise<PictureAfter[]> {
    const ids = timeline.slice(timeline.findLastIndex(({ action }) => action === 'dispatch' || action === 'rework') + 1).flatMap(({ evidence }) => evidence)
    const { rows } = await this.pool.query<{ taken_at: Date | null; lat: number | null; lon: number | null; reused: boolean }>(`
      SELECT e.taken_at, e.lat, e.lon, EXISTS (SELECT 1 FROM evidence_item o WHERE o.hash = e.hash AND o.id <> e.id) AS reused
      FROM evidence_item e WHERE e.id::text = ANY($1) AND e.role = 'after'`, [ids])
    return rows.map((row) => ({ takenMs: row.taken_at?.getTime() ?? null, distanceM: row.lat === null || row.lon === null ? null : distanceM(row.lat, row.lon, lat, lon), reused: row.reused }))
  }

  private async reportedAgain({ id, category, lat, lon, timeline }: IncidentDetail): Promise<boolean> {
    const since = timeline.filter(({ action }) => action === 'handle' || action === 'clear').at(-1)?.recordedAt
    if (since === undefined) return false
    // A further alarm of it since then says the same as a report of somebody else.
    if ((await this.pool.query('SELECT 1 FROM alarm WHERE incident_id = $1 AND first_at > $2 LIMIT 1', [id, since])).rowCount === 1) return true
    const dLat = SAME_PLACE_M / METRES_PER_DEGREE
    const dLon = dLat / Math.cos((lat * Math.PI) / 180)
    const { rows } = await this.pool.query<Pick<Incident, 'lat' | 'lon'>>(`
      SELECT lat, lon FROM incident WHERE category = $1 AND created_at > $2 AND id <> $3 AND state NOT IN ('rejected','voided')
        AND lat BETWEEN $4 AND $5 AND lon BETWEEN $6 AND $7 LIMIT 20`, [category, since, id, lat - dLat, lat + dLat, lon - dLon, lon + dLon])
    return rows.some((other) => distanceM(other.lat, other.lon, lat, lon) <= SAME_PLACE_M)
  }
}

/** What several cameras say of one place: seen if any of them sees it, gone when the last of them saw it go, and proven only while all of them watch. */
function together(looks: readonly CameraLook[]): CameraLook | null {
  if (looks.length === 0) return null
  const gone = looks.map(({ goneMs }) => goneMs)
  return { watching: looks.every(({ watching }) => watching), sees: looks.some(({ sees }) => sees), goneMs: gone.includes(null) ? null : Math.max(...gone as number[]) }
}
