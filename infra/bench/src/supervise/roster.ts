import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import pg from 'pg'
import { from } from 'pg-copy-streams'
import { ask } from '../ground.js'
import { hubModule } from '../paths.js'
import { EVERY_MS, SQUADS, beatOf, placeAt, squareAround } from './officers.js'
import type { Officer } from './officers.js'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const FLUSH = 1 << 20
/** Far enough around all beats. */
const CITY_HALF_M = 20_000

/** Squads, beats and shifts that are on, for cameras that are there already; all of it in the charge of one supervisor. */
export async function enterRoster(url: string, officers: readonly Officer[], devices: readonly string[], supervisor: string, centre: { lat: number; lon: number }, nowMs: number): Promise<void> {
  const squads = Array.from({ length: SQUADS }, () => randomUUID())
  const beats = officers.map(() => randomUUID())
  const area = randomUUID()
  await ask(url, `INSERT INTO squad(id, name) SELECT id, '第' || n || '中队' FROM unnest($1::uuid[]) WITH ORDINALITY AS t(id, n)`, [squads])
  await ask(url, `INSERT INTO area(id, name, level, geometry) VALUES ($1, '城区', 'district', $2)`, [area, JSON.stringify(squareAround(centre, CITY_HALF_M))])
  await ask(url, 'INSERT INTO supervisor_area SELECT id, $2 FROM user_account WHERE username = $1', [supervisor, area])
  await ask(url, `INSERT INTO beat(id, name, squad_id, place) SELECT id, '岗位' || n, squad, place FROM unnest($1::uuid[], $2::uuid[], $3::jsonb[]) WITH ORDINALITY AS t(id, squad, place, n)`,
    [beats, officers.map(({ squad }) => squads[squad]), officers.map((officer) => JSON.stringify(beatOf(officer)))])
  await ask(url, `INSERT INTO duty(id, squad_id, person, device_id, shift, kind, beat_id, starts_at, ends_at, clocked_in_at)
    SELECT gen_random_uuid(), squad, person, device, '早班', 'day', beat, $5, $6, $5 FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[]) AS t(squad, person, device, beat)`,
  [officers.map(({ squad }) => squads[squad]), officers.map(({ name }) => name), devices, beats, new Date(nowMs - 8 * HOUR).toISOString(), new Date(nowMs + 4 * HOUR).toISOString()])
}

/** What the cameras said in the last eight hours, by COPY into the day's partitions. */
export async function fillTracks(url: string, officers: readonly Officer[], devices: readonly string[], nowMs: number): Promise<number> {
  const { DayPartitions } = await hubModule<{ DayPartitions: new () => { load(client: pg.ClientBase): Promise<void>; ensure(client: pg.ClientBase, days: Iterable<number>, nowMs: number): Promise<void> } }>('track/storage/day-partitions.js')
  const { rows } = await ask<{ id: string; no: number }>(url, 'SELECT id, no FROM device WHERE id = ANY($1)', [devices])
  const numbers = new Map(rows.map(({ id, no }) => [id, no]))
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const fromMs = nowMs - 8 * HOUR
    const partitions = new DayPartitions()
    await partitions.load(client)
    await partitions.ensure(client, new Set([fromMs, nowMs].map((ms) => Math.floor(ms / DAY))), nowMs)
    const stream = client.query(from('COPY fix(device_no, time, kind, mark, received_at, lat, lon, speed_mps, accuracy_m, battery_pct) FROM STDIN'))
    let [count, text] = [0, '']
    for (let ms = fromMs; ms < nowMs; ms += EVERY_MS) {
      const time = new Date(ms).toISOString()
      for (const officer of officers) {
        const place = placeAt(officer, ms)
        if (!place) continue
        text += `${numbers.get(devices[officer.n]!)}\t${time}\t0\t0\t${time}\t${place.lat.toFixed(7)}\t${place.lon.toFixed(7)}\t1.1\t5\t80\n`
        count += 1
      }
      if (text.length < FLUSH) continue
      const room = stream.write(text)
      text = ''
      if (!room) await once(stream, 'drain')
    }
    stream.end(text)
    await once(stream, 'finish')
    await client.query('ANALYZE fix')
    return count
  } finally { await client.end() }
}

/** Takes all shifts away, so that nobody is watched, and puts them back: what the matrix costs is the difference. */
export const takeRosterAway = (url: string): Promise<unknown> => ask(url, 'BEGIN; CREATE TABLE kept_duty AS SELECT * FROM duty; DELETE FROM duty; COMMIT')
export const putRosterBack = (url: string): Promise<unknown> => ask(url, 'BEGIN; INSERT INTO duty SELECT * FROM kept_duty; DROP TABLE kept_duty; COMMIT')
