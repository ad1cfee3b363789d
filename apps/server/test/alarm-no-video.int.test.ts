import type { IncidentDetail, TimelineLine } from '@watchfloor/shared'
import { firstAlarm } from './detect-support.js'
import { newDevice } from './harness/builders.js'
import { startHub } from './harness/hub.js'
import type { TestHub } from './harness/hub.js'
import { until } from './harness/until.js'
import { mqttDevice } from './ingest-support.js'

const PATIENCE_MS = 60_000
let hub: TestHub
beforeAll(async () => { hub = await startHub({ VIDEO: 'off', MQTT_URL: '' }) }, PATIENCE_MS)
afterAll(async () => { await hub?.stop() })

test('without any video the case of an alarm says so, once however many alarms it gets, and nothing is left over', async () => {
  const [admin, seat] = [await hub.login('admin'), await hub.login('seat')]
  const bodycam = await newDevice(admin, { kind: 'bodycam' })
  const client = await mqttDevice(hub.mqttPort, bodycam.mqtt!)
  await client.publishAsync(`wf/${bodycam.id}/alarm`, JSON.stringify({ id: 's1', code: 'sos', severity: 'critical', active: true, lat: 30, lon: 121.3 }), { qos: 1 })
  await client.endAsync()
  await firstAlarm(hub, bodycam.id)
  const id = await until(async () => (await hub.pool.query<{ id: string | null }>('SELECT incident_id AS id FROM alarm WHERE source_id = $1', [bodycam.id])).rows[0]?.id, PATIENCE_MS)
  const told = async (): Promise<TimelineLine[]> => (await seat.get<IncidentDetail>(`/api/incidents/${id}`)).body.timeline.filter(({ actor }) => actor.type === 'system' && actor.rule === 'alarm.picture')
  const [line] = await until(async () => { const lines = await told(); return lines.length > 0 && lines }, PATIENCE_MS)
  expect(line).toMatchObject({ action: 'note', actor: { why: 'no picture: no_video' }, note: bodycam.name, evidence: [], version: 1 })
  // A further sighting wishes for a picture of its own.
  await hub.pool.query(`INSERT INTO effect(id, incident_id, version, type, to_whom, action, about, not_before, next_try_at, state)
    SELECT gen_random_uuid(), incident_id, version, type, to_whom, 'sighting', about, now(), now(), 'pending' FROM effect WHERE incident_id = $1 AND type = 'take_picture'`, [id])
  const ended = async (): Promise<string[]> => (await hub.pool.query<{ state: string }>("SELECT state FROM effect WHERE incident_id = $1 AND type = 'take_picture' AND state <> 'pending'", [id])).rows.map(({ state }) => state)
  await until(async () => (await ended()).length === 2, PATIENCE_MS)
  expect([await ended(), (await told()).length]).toEqual([['done', 'done'], 1])
}, 2 * PATIENCE_MS)
