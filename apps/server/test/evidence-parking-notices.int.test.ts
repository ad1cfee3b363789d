import type { NoticeRulesAnswer, NoticeSummary, ParkingNotice, ParkingNoticeInput, PlateHistory } from '@watchfloor/shared'
import { v7 as uuid } from 'uuid'
import { picture, upload } from './evidence-builders.js'
import type { Caller } from './harness/caller.js'
import { startHub } from './harness/hub.js'
import type { TestHub } from './harness/hub.js'

let hub: TestHub
let officer: Caller
let seat: Caller
let evidence: string[]
beforeAll(async () => {
  hub = await startHub()
  officer = await hub.login('officer')
  seat = await hub.login('seat')
  const taken = (minute: number): string => new Date(Date.UTC(2026, 2, 1, 1, minute)).toISOString()
  evidence = []
  for (const [role, minute] of [['near', 0], ['far', 1], ['reference', 5]] as const) evidence.push((await upload(officer, picture(), { role, takenAt: taken(minute), lat: 29.97, lon: 121.22, accuracyM: 5 })).body.id)
})
afterAll(() => hub.stop())

const notice = (given: Partial<ParkingNoticeInput> = {}): ParkingNoticeInput =>
  ({ actionId: uuid(), plate: '浙B·12345', lat: 29.97, lon: 121.22, accuracyM: 6, clockOffsetMs: 200, occurredAt: '2026-03-01T01:06:00.000Z', evidence, outcome: 'notice', ...given })
const bring = (input: ParkingNoticeInput, who = officer) => who.post<ParkingNotice>('/api/parking-notices', input)

test('a whole one is valid; one that lacks something is kept, with its reasons; the rate is counted from both', async () => {
  expect(await bring(notice())).toMatchObject({ status: 201, body: { plate: '浙B12345', plateKind: 'blue', score: 100, valid: true, faults: [] } })
  expect((await bring(notice({ plate: '浙B999', evidence: evidence.slice(0, 2) }))).body).toMatchObject({ valid: false, faults: ['plate', 'photos', 'roles', 'spacing'] })
  const summary = (await seat.get<NoticeSummary>('/api/parking-notices/summary?from=2026-03-01T00:00:00Z&to=2026-03-02T00:00:00Z')).body
  expect(summary).toMatchObject({ total: 2, valid: 1, invalid: 1, validRate: 0.5, faults: { plate: 1, photos: 1, clock: 0 } })
})

test('the same action again gets the first answer', async () => {
  const input = notice({ plate: '浙BAA111' })
  const [first, second] = await Promise.all([bring(input), bring(input)])
  expect([first.status, second.status]).toEqual([201, 201])
  expect(second.body).toEqual(first.body)
  expect((await officer.get<PlateHistory>('/api/parking-notices/history?plate=浙B·AA111')).body.earlier).toBe(1)
})

test('the same action for another plate, or by somebody else, is a conflict that says so', async () => {
  const input = notice({ plate: '浙BCC333' })
  const tries = await Promise.all([bring(input), bring({ ...input, plate: '浙BCC444' })])
  expect(tries.map(({ status }) => status).sort()).toEqual([201, 409])
  const colleague = await hub.login('officer')
  expect(await bring({ ...input, plate: tries.find(({ status }) => status === 201)!.body.plate, evidence: [] }, colleague)).toMatchObject({ status: 409, body: { code: 'conflict.exists', details: { actionId: input.actionId } } })
})

test('only a first offence is waived, also when two do it at once', async () => {
  const tries = await Promise.all([1, 2].map(() => bring(notice({ plate: '浙BBB222', outcome: 'first_offence_waived' }))))
  expect(tries.map(({ status }) => status).sort()).toEqual([201, 400])
  expect(await bring(notice({ plate: '浙b bb222', outcome: 'first_offence_waived' }))).toMatchObject({ status: 400, body: { code: 'input.invalid', details: { plate: '浙BBB222', earlier: 1 } } })
})

test('the city says what a notice needs; everybody may read it, an administrator changes it', async () => {
  const admin = await hub.login('admin')
  const { rules, hubTime } = (await officer.get<NoticeRulesAnswer>('/api/parking-notices/rules')).body
  expect(Math.abs(Date.parse(hubTime) - Date.now())).toBeLessThan(5000)
  expect((await officer.put('/api/parking-notices/rules', rules)).status).toBe(403)
  expect(await admin.put('/api/parking-notices/rules', { ...rules, minSpacingMs: rules.maxSpacingMs })).toMatchObject({ status: 400, body: { code: 'input.invalid' } })
  const two = { ...rules, minPhotos: 2, roles: ['near', 'far'] as const, minSpacingMs: 60_000 }
  expect((await admin.put<NoticeRulesAnswer>('/api/parking-notices/rules', two)).body.rules).toEqual(two)
  expect((await bring(notice({ plate: '浙BCC333', evidence: evidence.slice(0, 2) }))).body).toMatchObject({ valid: true, score: 100 })
  await admin.put('/api/parking-notices/rules', rules)
  expect((await bring(notice({ plate: '浙BCC333', evidence: evidence.slice(0, 2) }))).body).toMatchObject({ valid: false, faults: ['photos', 'roles', 'spacing'] })
})

test('photos that are not there, or not one\'s own, are refused', async () => {
  expect(await bring(notice({ evidence: [uuid()] }))).toMatchObject({ status: 400, body: { code: 'input.invalid' } })
  expect((await bring(notice(), await hub.login('officer'))).status).toBe(400)
})
