import type { Alarm, RuleSettings, TruckPlace } from '@watchfloor/shared'
import { defaultSettings, ruleOf } from '@watchfloor/domain'
import { v7 as uuid } from 'uuid'
import { ALARM_COLUMNS, readAlarm } from '../src/store/alarm-rows.js'
import type { AlarmRow } from '../src/store/alarm-rows.js'
import { FactsReader } from '../src/detect/facts/facts-reader.js'
import { unique } from './harness/builders.js'
import type { TestHub } from './harness/hub.js'
import { until } from './harness/until.js'

/** All alarms of a device, oldest first, as the table holds them. */
export async function alarmsOf(hub: TestHub, deviceId: string): Promise<Alarm[]> {
  const { rows } = await hub.pool.query<AlarmRow>(`SELECT ${ALARM_COLUMNS} FROM alarm a WHERE a.source_id = $1 ORDER BY a.id`, [deviceId])
  return rows.map(readAlarm)
}
export const firstAlarm = (hub: TestHub, deviceId: string, patienceMs?: number): Promise<Alarm> => until(async () => (await alarmsOf(hub, deviceId))[0], patienceMs)

/** What a rule has stored of a device. */
export async function storedState(hub: TestHub, no: number, rule: string): Promise<Record<string, unknown> | undefined> {
  return (await hub.pool.query<{ state: Record<string, unknown> }>('SELECT state FROM rule_state WHERE device_no = $1 AND rule = $2', [no, rule])).rows[0]?.state
}

/** Runs a rule otherwise than it comes, and waits until the rules know it. */
export async function settle(hub: TestHub, rule: string, given: Partial<RuleSettings>): Promise<void> {
  const settings = { ...defaultSettings(ruleOf(rule)!, 'en'), ...given }
  await hub.pool.query(`INSERT INTO rule_settings (rule, settings, changed_at, changed_by) VALUES ($1, $2, now(), 'test') ON CONFLICT (rule) DO UPDATE SET settings = excluded.settings`, [rule, settings])
  await hub.app.get(FactsReader).refresh()
}

/** A square of so many metres about a place. */
export function square(lat: number, lon: number, metres: number): TruckPlace['geometry'] {
  const d = metres / 2 / 111_195
  const e = d / Math.cos((lat * Math.PI) / 180)
  return { type: 'Polygon', coordinates: [[[lon - e, lat - d], [lon + e, lat - d], [lon + e, lat + d], [lon - e, lat + d], [lon - e, lat - d]]] }
}

/** A row of a table of the rules' facts, with a name of its own; answers its id. */
export async function fact(hub: TestHub, table: 'mask' | 'truck_place', body: object): Promise<string> {
  const id = uuid()
  const name = unique('place ')
  await hub.pool.query(`INSERT INTO ${table} (id, name, body) VALUES ($1, $2, $3)`, [id, name, { name, ...body }])
  await hub.app.get(FactsReader).refresh()
  return id
}

