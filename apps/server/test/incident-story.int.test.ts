import type { AuditEntry, Colleague, Page } from '@watchfloor/shared'
import { newUser } from './harness/builders.js'
import { startHub } from './harness/hub.js'
import type { TestHub } from './harness/hub.js'
import { CaseTown, newActionId } from './incident-town.js'

let hub: TestHub
let town: CaseTown
beforeAll(async () => { hub = await startHub(); town = await CaseTown.on(hub) })
afterAll(() => hub.stop())

const overridesOf = async (number: string): Promise<AuditEntry[]> => (await town.supervisor.get<Page<AuditEntry>>(`/api/audit?action=dispatch.override&subject=${number}`)).body.items

describe('a proposal that is set aside is found by the hub', () => {
  let [responsible, partner, other] = ['', '', '']
  const names = new Map<string, string>()
  beforeAll(async () => {
    [responsible, partner, other] = [town.unitId, (await town.anotherUnit()).unitId, (await town.anotherUnit()).unitId]
    for (const { id, name } of (await town.admin.get<Page<{ id: string; name: string }>>('/api/squads')).body.items) names.set(id, name)
    await town.admin.post('/api/routing', { category: '0406', areaId: null, unitId: responsible, withUnits: [partner] })
  })
  const filed = () => town.filed({ category: '0406' })
  const units = (...ids: string[]): { unitId: string; lead: boolean }[] => ids.map((unitId, i) => ({ unitId, lead: i === 0 }))

  it('also where the client says nothing of it; once in the audit log, though it asks twice', async () => {
    const incident = await filed()
    const actionId = newActionId()
    const send = () => town.act(town.dispatcher, incident, { action: 'dispatch', actionId, units: units(other) })
    const sent = await send()
    await send()
    expect(sent.timeline.at(-1)).toMatchObject({ about: { units: [other], lead: other, proposed: [responsible, partner], overridden: true } })
    expect(sent.dispatches.map(({ override }) => override)).toEqual([null])
    const log = await overridesOf(incident.number)
    expect(log).toMatchObject([{ details: { proposed: [names.get(responsible), names.get(partner)], chosen: [names.get(other)], reason: null } }])
  })

  it('with its reason, also where one that was proposed stays at home', async () => {
    const sent = await town.act(town.dispatcher, await filed(), { action: 'dispatch', units: units(responsible), override: '交警已在现场' })
    expect(sent.timeline.at(-1)).toMatchObject({ about: { proposed: [responsible, partner], overridden: true, override: '交警已在现场' } })
    expect(await overridesOf(sent.number)).toMatchObject([{ details: { reason: '交警已在现场' } }])
  })

  it('and not where it was followed, whatever the client says', async () => {
    const sent = await town.act(town.dispatcher, await filed(), { action: 'dispatch', units: units(responsible, partner, other), override: '更近' })
    expect(sent.timeline.at(-1)!.about).toEqual({ units: [responsible, partner, other], lead: responsible, proposed: [responsible, partner], overridden: false })
    expect(sent.dispatches.map(({ override }) => override)).toEqual([null, null, null])
    expect(await overridesOf(sent.number)).toEqual([])
  })

  it('where nobody was proposed nothing is set aside', async () => {
    const sent = await town.act(town.dispatcher, await town.filed({ category: '0405' }), { action: 'dispatch', units: units(other) })
    expect(sent.timeline.at(-1)!.about).toMatchObject({ proposed: [], overridden: false })
  })
})

test('a merge names the other case on both sides, by number and by id, and so does a split', async () => {
  const [child, target] = [await town.filed(), await town.filed()]
  const merged = await town.act(town.seat, child, { action: 'merge', into: target.id })
  expect(merged.timeline.at(-1)).toMatchObject({ action: 'merge', about: { into: target.number, intoId: target.id } })
  expect((await town.read(target.id)).timeline.at(-1)).toMatchObject({ action: 'join', about: { child: child.number, childId: child.id } })
  const split = await town.act(town.supervisor, merged, { action: 'split', reason: '不是同一件' })
  expect(split.timeline.at(-1)).toMatchObject({ action: 'split', about: { from: target.id, fromNumber: target.number } })
  expect((await town.read(target.id)).timeline.at(-1)).toMatchObject({ action: 'part', about: { child: child.number, childId: child.id } })
})

test('what filing changed stands in the story with what it was before', async () => {
  const filed = await town.act(town.seat, await town.report({ category: '0405', priority: 'P3' }), { action: 'file', category: '0406', priority: 'P2' })
  expect(filed.timeline.at(-1)!.about).toMatchObject({ category: '0406', category_before: '0405', priority: 'P2', priority_before: 'P3' })
})

test('a person whose account is closed has a name still, and can be given nothing', async () => {
  const gone = await newUser(hub.pool, { role: 'seat' })
  await town.admin.patch(`/api/users/${gone.id}`, { enabled: false })
  const { items } = (await town.seat.get<{ items: Colleague[] }>('/api/users/colleagues')).body
  expect(items.find(({ id }) => id === gone.id)).toEqual({ id: gone.id, name: gone.username, role: 'seat', enabled: false })
  expect(await town.try(town.seat, await town.report(), { action: 'hand_over', to: gone.id })).toMatchObject({ status: 422, body: { code: 'incident.missing' } })
})
