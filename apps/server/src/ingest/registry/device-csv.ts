import { csvText } from '@watchfloor/domain'
import type { DataSource } from 'typeorm'
import { SourceEntity, SquadEntity, type DeviceEntity } from '../../store/entities/index.js'

/** Columns of the file, in the words that the import reads. */
const HEADER = ['name', 'kind', 'protocol', 'externalId', 'plate', 'squad', 'datum', 'profile', 'source', 'lat', 'lon', 'facing', 'note']

/** Devices as CSV: UTF-8 with a byte order mark, by which spreadsheets know it; squads and sources by their names. */
export async function deviceCsv(database: DataSource, rows: readonly DeviceEntity[]): Promise<string> {
  const squads = new Map((await database.getRepository(SquadEntity).find()).map((squad) => [squad.id, squad.name]))
  const sources = new Map((await database.getRepository(SourceEntity).find()).map((source) => [source.id, source.username]))
  const lines = rows.map((row) =>
    [row.name, row.kind, row.protocol, row.externalId, row.plate, row.squadId && squads.get(row.squadId), row.datum, row.profile, row.sourceId && sources.get(row.sourceId), row.lat, row.lon, row.facingDeg, row.note])
  return `\ufeff${csvText([HEADER, ...lines])}`
}
