import { csvText } from '@watchfloor/domain'
import type { CameraRow } from './camera-rows.js'
import { COLUMNS } from './camera-table.js'
import type { CameraColumn } from './camera-table.js'

/** How each column is read out of a row. A password is never written: left out, the import leaves the one that is there. */
const CELLS: Record<Exclude<CameraColumn, 'password' | 'onvifPassword'>, (row: CameraRow) => string | number | null> = {
  externalId: (row) => row.external_id, name: (row) => row.name, kind: (row) => row.kind, main: (row) => row.main_url, sub: (row) => row.sub_url, username: (row) => row.username,
  onvif: (row) => row.onvif_url, onvifUsername: (row) => row.onvif_username,
  lat: (row) => row.lat, lon: (row) => row.lon, facing: (row) => row.facing_deg, fieldOfView: (row) => row.field_of_view_deg, range: (row) => row.range_m, height: (row) => row.height_m, tilt: (row) => row.tilt_deg,
  owner: (row) => row.owner, groups: (row) => row.groups.join(';'), watchers: (row) => row.watchers.join(';'),
}

/** Cameras as CSV that the import takes back: UTF-8 with a byte order mark, by which spreadsheets know it. */
export function cameraCsv(rows: readonly CameraRow[]): string {
  const columns = COLUMNS.filter((column) => column !== 'password' && column !== 'onvifPassword')
  return `\ufeff${csvText([columns, ...rows.map((row) => columns.map((column) => CELLS[column](row)))])}`
}
