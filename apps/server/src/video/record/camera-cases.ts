import { Injectable } from '@nestjs/common'
import type { OpenCase } from '@watchfloor/domain'
import { OPEN_STATES } from '@watchfloor/shared'
import type { RecordingBar } from '@watchfloor/shared'
import { PgPool } from '../../platform/database/pg-pool.js'

/** From which cameras an incident `i` came: those whose alarm it is, and those that gave a picture to it. */
const ITS_CAMERAS = `SELECT a.source_id FROM alarm a WHERE a.id = i.alarm_id UNION SELECT a.source_id FROM alarm a WHERE a.incident_id = i.id UNION SELECT e.device_id FROM evidence_of o JOIN evidence_item e ON e.id = o.item_id WHERE o.incident_id = i.id AND e.device_id IS NOT NULL`

/** Incidents as cameras know them: by coming from one, by being near one. */
@Injectable()
export class CameraCases {
  constructor(private readonly pool: PgPool) {}

  async open(): Promise<OpenCase[]> {
    const { rows } = await this.pool.query<{ lat: number; lon: number; cameras: string[] }>(`SELECT i.lat, i.lon, ARRAY(${ITS_CAMERAS}) AS cameras FROM incident i WHERE i.state = ANY($1)`, [OPEN_STATES])
    return rows.map(({ lat, lon, cameras }) => ({ lat, lon, cameraIds: new Set(cameras) }))
  }

  /** Those of one camera that were reported in a time, for the marks on its bar. */
  async ofCamera(cameraId: string, from: string, to: string): Promise<RecordingBar['incidents']> {
    const { rows } = await this.pool.query<{ id: string; number: string; category: string; created_at: Date; open: boolean }>(
      `SELECT i.id, i.number, i.category, i.created_at, i.state = ANY($4) AS open FROM incident i WHERE i.created_at >= $2 AND i.created_at < $3 AND $1::uuid IN (${ITS_CAMERAS}) ORDER BY i.created_at LIMIT 200`,
      [cameraId, from, to, OPEN_STATES])
    return rows.map(({ created_at, ...row }) => ({ ...row, at: created_at.toISOString() }))
  }
}
