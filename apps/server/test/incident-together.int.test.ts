import type { IncidentDetail, IncidentRow, Page, SavedFilter } from '@watchfloor/shared'
import { Caller } from './harness/caller.js'
import { unique } from './harness/builders.js'
import { startHub } from './harness/hub.js'
import type { TestHub } from './harness/hub.js'
import { until } from './harness/until.js'
import { CaseTown, newActionId } from './incident-town.js'

let hub: TestHub
let town: CaseTown
beforeAll(async () => { hub = await startHub(); town = await CaseTown.on(hub) }, 60_000)
afterAll(() => hub.stop())

const list = async (by: Caller, query: string): Promise<Page<IncidentRow>> => (await by.get<Page<IncidentRow>>(`/api/incidents?${query}`)).body
const idsOf = (page: { items: readonly { id: string }[] }): string[] => page.items.map(({ id }) => id)

describe('merging', () => {
  const pair = async (): Promise<[IncidentDetail, IncidentDetail]> => [await town.dispatched({ priority: 'P2', source: 'hotline', reportedBy: '张三' }), await town.handled()]

  test('the one merged in stands still, the target knows of it, and both end together', async () => {
    const [child, target] = await pair()
    const merged = await town.act(town.seat, child, { action: 'merge', into: target.id })
    expect(merged).toMatchObject({ state: 'merged', mergedInto: target.id, dispatches: [{ state: 'released', heldState: 'notified' }] })
    const joined = await town.read(target.id)
    expect(joined).toMatchObject({ children: 1, priority: 'P2', version: target.version + 1 })
    expect(joined.timeline.at(-1)).toMatchObject({ action: 'join', about: { child: child.number } })
    const closed = await town.act(town.seat, joined, { action: 'close', sendNow: true })
    const followed = await until(async () => { const at = await town.read(child.id); return at.closedAt !== null && at }, 20_000)
    expect(followed.timeline.at(-1)).toMatchObject({ action: 'follow', actor: { type: 'system', rule: 'merge.follow' }, about: { target: target.number, state: 'closed' } })
    await town.act(town.supervisor, closed, { action: 'reopen', reason: '未整改', sendNow: true })
    await until(async () => (await town.read(child.id)).closedAt === null, 20_000)
    expect((await town.read(child.id)).timeline.filter(({ action }) => action === 'follow')).toHaveLength(2)
    expect((await hub.pool.query("SELECT 1 FROM effect WHERE type = 'tell_children' AND state <> 'done'")).rowCount).toBe(0)
  })

  test('splitting gives back state, clocks and units; two merges into each other at once do not lock each other out', async () => {
    const [child, target] = await pair()
    const before = child.clocks.find(({ kind }) => kind === 'disposal')!
    const merged = await town.act(town.seat, child, { action: 'merge', into: target.id })
    const split = await town.act(town.supervisor, merged, { action: 'split', reason: '不是同一件' })
    expect(split).toMatchObject({ state: 'dispatched', mergedInto: null, dispatches: [{ state: 'notified', heldState: null }] })
    expect(split.clocks.find(({ id }) => id === before.id)).toMatchObject({ pausedAt: null, stoppedAt: null })
    expect(await town.read(target.id)).toMatchObject({ children: 0 })
    const now = await town.read(target.id)
    const answers = await Promise.all([town.try(town.seat, split, { action: 'merge', into: now.id }), town.try(town.seat, now, { action: 'merge', into: split.id })])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  test('not into itself, into nothing, or into one that is over', async () => {
    const at = await town.report()
    const voided = await town.act(town.seat, await town.report(), { action: 'void', reason: '误报' })
    for (const into of [at.id, newActionId(), voided.id]) expect(await town.try(town.seat, at, { action: 'merge', into })).toMatchObject({ status: 409, body: { code: 'incident.bad_target' } })
    expect(await town.read(at.id)).toEqual(at)
  })

  test('what may be the same matter is suggested before filing and after, and what is far is not', async () => {
    const at = await town.report({ lat: 29.5, lon: 120.5 })
    const near = await town.report({ lat: 29.5001, lon: 120.5 })
    await town.report({ lat: 29.52, lon: 120.5 })
    expect(idsOf({ items: (await town.seat.get<Page<{ incident: IncidentRow }>>(`/api/incidents/${at.id}/duplicates`)).body.items.map(({ incident }) => incident) })).toEqual([near.id])
    const before = (await town.seat.get<Page<{ incident: IncidentRow; distanceM: number }>>('/api/incidents/duplicates?category=0405&lat=29.5&lon=120.5')).body.items
    expect(before.map(({ incident, distanceM }) => [incident.id, Math.round(distanceM)])).toEqual([[at.id, 0], [near.id, 11]])
  })
})

describe('who sees what', () => {
  test('officers reach what their units were sent to, and nothing else', async () => {
    const { officer: stranger } = await town.anotherUnit()
    const at = await town.dispatched()
    const path = `/api/incidents/${at.id}`
    expect([(await town.officer.get(path)).status, (await stranger.get(path)).status]).toEqual([200, 404])
    expect(await town.try(stranger, at, { action: 'accept' })).toMatchObject({ status: 404 })
    expect(await stranger.post(`/api/dispatches/${at.dispatches[0]!.id}/actions`, { action: 'accept', version: 1 })).toMatchObject({ status: 403, body: { code: 'incident.not_allowed' } })
    expect(idsOf(await list(stranger, ''))).toEqual([])
    expect(idsOf(await list(town.officer, 'limit=1000'))).toContain(at.id)
    const other = await town.report()
    expect(idsOf(await list(town.officer, 'limit=1000'))).not.toContain(other.id)
    expect((await hub.anonymous.get(path)).status).toBe(401)
  })

  test('a unit tells of its own record; the first accept moves the incident', async () => {
    const at = await town.dispatched()
    const [record] = at.dispatches
    const act = (body: object) => town.officer.post<{ incident: IncidentDetail }>(`/api/dispatches/${record!.id}/actions`, body)
    const accepted = await act({ action: 'accept', version: record!.version })
    expect(accepted.body.incident).toMatchObject({ state: 'handling', dispatches: [{ state: 'accepted', version: 2 }] })
    const occurredAt = new Date().toISOString()
    expect((await act({ action: 'on_scene', version: 2, occurredAt })).body.incident.timeline.at(-1)).toMatchObject({ action: 'unit.on_scene', occurredAt })
    expect(await act({ action: 'en_route', version: 2 })).toMatchObject({ status: 409, body: { code: 'incident.stale_version' } })
  })

  test('all units decline: it is back with the dispatcher, who is told', async () => {
    const at = await town.dispatched()
    const { body } = await town.officer.post<{ incident: IncidentDetail }>(`/api/dispatches/${at.dispatches[0]!.id}/actions`, { action: 'decline', version: 1, reason: '不在辖区' })
    expect(body.incident).toMatchObject({ state: 'filed', returns: 1, leadUnitId: null })
    expect(body.incident.timeline.slice(-2).map(({ action }) => action)).toEqual(['unit.decline', 'return'])
  })
})

describe('finding', () => {
  test('filters, pages and words of two signs', async () => {
    const word = unique('碧波路')
    const made = [await town.report({ address: `${word}1号`, priority: 'P1' }), await town.report({ address: `${word}2号` }), await town.filed({ description: `占道经营 ${word}` })]
    expect(idsOf(await list(town.seat, `q=${encodeURIComponent(word)}`)).sort()).toEqual(made.map(({ id }) => id).sort())
    expect(idsOf(await list(town.seat, `q=${encodeURIComponent(`${word}2`)}`))).toEqual([made[1]!.id])
    expect(idsOf(await list(town.seat, `q=${made[0]!.number}`))).toEqual([made[0]!.id])
    expect(idsOf(await list(town.seat, `q=${encodeURIComponent(word)}&state=filed`))).toEqual([made[2]!.id])
    expect((await list(town.seat, `q=${encodeURIComponent('碧波')}&priority=P1`)).items[0]).toMatchObject({ id: made[0]!.id, clock: { kind: 'accept' }, units: [], picture: null })
    expect(await list(town.seat, `q=${encodeURIComponent("波'路\\%")}`)).toMatchObject({ items: [], total: 0 })
    const pages: string[] = []
    for (let cursor = ''; ;) {
      const page = await list(town.seat, `limit=2&sort=queue${cursor}`)
      pages.push(...idsOf(page))
      if (page.next === undefined) { expect(new Set(pages).size).toBe(page.total); break }
      cursor = `&cursor=${page.next}`
    }
    expect((await town.seat.get('/api/incidents?cursor=nonsense')).status).toBe(400)
  })

  test('incidents of one moment, and those a microsecond apart, are each on one page', async () => {
    const made = await Promise.all([1, 2, 3, 4, 5].map(() => town.report({ category: '0101' })))
    const ids = made.map(({ id }) => id)
    // Two of the same moment, the others within its millisecond.
    for (const [i, id] of ids.entries()) {
      await town.hub.pool.query("UPDATE incident SET created_at = timestamptz '2026-03-02 09:30:00.123400+08' + $2 * interval '1 microsecond', press_due = timestamptz '2026-03-02 09:45:00.123400+08' + $2 * interval '1 microsecond' WHERE id = $1", [id, Math.min(i, 3) * 7])
    }
    for (const sort of ['newest', 'queue']) {
      const seen: string[] = []
      for (let next = ''; ;) {
        const page = await list(town.seat, `limit=1&category=0101&sort=${sort}${next}`)
        seen.push(...page.items.map(({ id }) => id))
        if (page.next === undefined) break
        next = `&cursor=${page.next}`
      }
      expect([sort, seen.filter((id) => ids.includes(id)).sort(), seen.length]).toEqual([sort, [...ids].sort(), new Set(seen).size])
    }
  })

  test('amending makes it found by its new words, and moves it to another area', async () => {
    const ring = [[119, 28], [119.2, 28], [119.2, 28.2], [119, 28.2], [119, 28]]
    const { id: areaId } = (await town.admin.post<{ id: string }>('/api/areas', { name: unique('grid '), level: 'grid', geometry: { type: 'Polygon', coordinates: [ring] } })).body
    const word = unique('望江')
    const at = await town.act(town.seat, await town.report(), { action: 'amend', reason: '地点有误', lat: 28.1, lon: 119.1, address: word })
    expect(at).toMatchObject({ areaId, address: word })
    expect(idsOf(await list(town.seat, `q=${encodeURIComponent(word)}&areaId=${areaId}`))).toEqual([at.id])
  })

  test('filters are kept for the person who keeps them', async () => {
    const { body } = await town.seat.post<SavedFilter>('/api/saved-filters', { name: '我的P1', query: { priority: 'P1', sort: 'queue' } })
    await town.seat.post('/api/saved-filters', { name: '我的P1', query: { priority: 'P1,P2' } })
    expect((await town.seat.get<Page<SavedFilter>>('/api/saved-filters')).body.items).toEqual([{ ...body, query: { priority: 'P1,P2' } }])
    expect((await town.dispatcher.get<Page<SavedFilter>>('/api/saved-filters')).body.items).toEqual([])
    expect((await town.dispatcher.delete(`/api/saved-filters/${body.id}`)).status).toBe(404)
    expect((await town.seat.delete(`/api/saved-filters/${body.id}`)).status).toBe(204)
  })
})
