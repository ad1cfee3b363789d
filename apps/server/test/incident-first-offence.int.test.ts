import type { IncidentDetail, PlateHistory } from '@watchfloor/shared'
import { startHub } from './harness/hub.js'
import type { TestHub } from './harness/hub.js'
import { CaseTown, newActionId } from './incident-town.js'

let hub: TestHub
let town: CaseTown
beforeAll(async () => { hub = await startHub(); town = await CaseTown.on(hub) })
afterAll(() => hub.stop())

const waive = (at: IncidentDetail, plate?: string) => town.try(town.officer, at, { action: 'handle', outcome: 'first_offence_waived', sendNow: true, ...(plate === undefined ? {} : { plate }) })

test('a first offence is not waived without a whole plate, whatever form it comes from', async () => {
  const at = await town.handling()
  for (const plate of [undefined, '浙B', 'TRUCK 7']) expect(await waive(at, plate)).toMatchObject({ status: 422, body: { code: 'incident.plate_needed' } })
  expect((await town.try(town.seat, await town.filed(), { action: 'clear', reason: '已驶离', outcome: 'first_offence_waived' })).body.code).toBe('incident.plate_needed')
  expect(await town.read(at.id)).toMatchObject({ state: 'handling', outcome: null })
})

test('the second time it is no first one: neither as a case nor as a notice', async () => {
  const first = (await waive(await town.handling(), '浙b·a1234')).body.incident
  expect(first).toMatchObject({ outcome: 'first_offence_waived' })
  expect(first.timeline.at(-1)).toMatchObject({ about: { plate: '浙BA1234' } })
  expect(await waive(await town.handling(), '浙BA1234')).toMatchObject({ status: 409, body: { code: 'incident.not_first', details: { plate: '浙BA1234', earlier: 1 } } })
  expect((await town.officer.get<PlateHistory>(`/api/parking-notices/history?plate=${encodeURIComponent('浙BA1234')}`)).body).toMatchObject({ earlier: 1 })
  // Voided, it never was one.
  await town.act(town.supervisor, first, { action: 'void', reason: '录入错误', sendNow: true })
  expect((await waive(await town.handling(), '浙BA1234')).status).toBe(200)
})

test('two that waive the same first offence at once: one of them is refused', async () => {
  const [a, b] = [await town.handling(), await town.handling()]
  expect((await Promise.all([waive(a, '浙BC5678'), waive(b, '浙BC5678')])).map(({ status }) => status).sort()).toEqual([200, 409])
})

test('the plate of the incident\'s own parking notice is enough', async () => {
  const at = await town.handling()
  await hub.pool.query(`INSERT INTO parking_notice(id, action_id, incident_id, plate, plate_kind, lat, lon, occurred_at, received_at, by_person, evidence, outcome, score, valid, faults)
    VALUES ($1, $2, $3, '浙BD9012', 'blue', 30, 121, now(), now(), 'x', '{}', 'first_offence_waived', 100, true, '{}')`, [newActionId(), newActionId(), at.id])
  expect((await waive(at)).body.incident.timeline.at(-1)).toMatchObject({ about: { plate: '浙BD9012' } })
  expect((await waive(await town.handling(), '浙BD9012')).body).toMatchObject({ code: 'incident.not_first', details: { earlier: 1 } })
})
