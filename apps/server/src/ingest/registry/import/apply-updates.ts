import type { DeviceInput } from '@watchfloor/shared'
import type { DeviceEntity } from '../../../store/entities/index.js'
import type { RegistryChange } from '../registry-change.js'
import type { ReadRow } from './import-row.js'
import type { Column } from './import-words.js'

/** Which field of a device a filled cell sets; identity and protocol are how it was found. */
const FIELD: Partial<Record<Column, keyof DeviceInput & keyof DeviceEntity>> = {
  name: 'name', kind: 'kind', plate: 'plate', squad: 'squadId', datum: 'datum', profile: 'profile', source: 'sourceId', lat: 'lat', lon: 'lon', facing: 'facingDeg', note: 'note',
}

/** Fields that the table spells otherwise. */
const SPELLED: Partial<Record<keyof DeviceInput, string>> = { squadId: 'squad_id', sourceId: 'source_id', facingDeg: 'facing_deg' }

/** Writes all updates of an import in one statement; an empty cell leaves what is there. */
export async function applyUpdates(change: RegistryChange, updates: readonly { row: ReadRow; device: DeviceEntity }[]): Promise<void> {
  if (updates.length === 0) return
  const rows = updates.map(({ row, device }) => {
    const after = { id: device.id, name: device.name, kind: device.kind, plate: device.plate, squad_id: device.squadId, datum: device.datum, profile: device.profile, source_id: device.sourceId, lat: device.lat, lon: device.lon, facing_deg: device.facingDeg, note: device.note }
    for (const column of row.given) {
      const field = FIELD[column]
      if (field) Object.assign(after, { [SPELLED[field] ?? field]: row.input[field] ?? null })
    }
    return after
  })
  await change.manager.query(
    `UPDATE device d SET name = v.name, kind = v.kind, plate = v.plate, squad_id = v.squad_id, datum = v.datum, profile = v.profile, source_id = v.source_id, lat = v.lat, lon = v.lon, facing_deg = v.facing_deg, note = v.note
     FROM jsonb_to_recordset($1::jsonb) AS v(id uuid, name text, kind text, plate text, squad_id uuid, datum text, profile text, source_id uuid, lat float8, lon float8, facing_deg float8, note text) WHERE d.id = v.id`,
    [JSON.stringify(rows)])
  for (const { id } of rows) change.touchDevice(id)
}
