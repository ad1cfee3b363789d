import type { AreaLevel, IncidentDetail, IncidentRow, KpiAnswer, Page } from '@watchfloor/shared'
import { UnplacedIncidents } from '../src/incident/jobs/unplaced-incidents.job.js'
import { unique } from './harness/builders.js'
import { startHub } from './harness/hub.js'
import type { TestHub } from './harness/hub.js'
import { until } from './harness/until.js'
import { CaseTown } from './incident-town.js'

/** Two streets side by side, each with two unit grids one above the other; a school's surroundings lie across the streets. */
const BOXES = {
  district: ['district', 120, 30, 121, 31], west: ['street', 120, 30, 120.5, 31], east: ['street', 120.5, 30, 121, 31], school: ['other', 120.4, 30.2, 120.6, 30.3],
  southwest: ['grid', 120, 30, 120.5, 30.5], northwest: ['grid', 120, 30.5, 120.5, 31], southeast: ['grid', 120.5, 30, 121, 30.5],
} as const satisfies Record<string, readonly [AreaLevel, number, number, number, number]>
type Name = keyof typeof BOXES

let hub: TestHub
let town: CaseTown
const ids = {} as Record<Name, string>
beforeAll(async () => {
  hub = await startHub()
  town = await CaseTown.on(hub)
})
afterAll(() => hub.stop())

const draw = async (): Promise<void> => {
  for (const [name, [level, west, south, east, north]] of Object.entries(BOXES)) {
    const geometry = { type: 'Polygon', coordinates: [[[west, south], [east, south], [east, north], [west, north], [west, south]]] }
    ids[name as Name] = (await town.admin.post<{ id: string }>('/api/areas', { name: unique(name), level, geometry })).body.id
  }
}
const namesOf = ({ areaPath }: Pick<IncidentDetail, 'areaPath'>): Name[] | null => areaPath && areaPath.map(({ id }) => (Object.keys(ids) as Name[]).find((name) => ids[name] === id)!)
const listed = async (query: string): Promise<string[]> => {
  const items: string[] = []
  for (let next: string | undefined = '', total = 1; next !== undefined;) {
    const { status, body } = await town.seat.get<Page<IncidentRow>>(`/api/incidents?limit=2&${query}${next && `&cursor=${encodeURIComponent(next)}`}`)
    expect(status).toBe(200)
    items.push(...body.items.map(({ id }) => id))
    next = body.next
    total = body.total
    if (next === undefined) expect(items.length).toBe(total)
  }
  return items
}
const inArea = (name: Name, more = ''): Promise<string[]> => listed(`areaId=${ids[name]}${more}`)

test('an incident tells all areas that hold it, and is found by each of them, in every list', async () => {
  await draw()
  const school = await town.report({ lat: 30.25, lon: 120.45, description: '校门口流动摊贩' })
  const north = await town.report({ lat: 30.7, lon: 120.2 })
  const east = await town.report({ lat: 30.25, lon: 120.55 })
  const bare = await town.report({ lat: 30.7, lon: 120.7 })
  expect([school, north, east, bare].map(namesOf)).toEqual([['school', 'southwest', 'west', 'district'], ['northwest', 'west', 'district'], ['school', 'southeast', 'east', 'district'], ['east', 'district']])
  expect(bare.areaId).toBe(ids.east)

  expect(await inArea('west')).toEqual([north.id, school.id])
  expect(await inArea('school')).toEqual([east.id, school.id])
  expect(await inArea('district')).toEqual([bare.id, east.id, north.id, school.id])
  expect(await inArea('southeast')).toEqual([east.id])
  await town.act(town.seat, north, { action: 'file' })
  expect([await inArea('west', '&state=filed'), await inArea('west', '&state=reported'), await inArea('east', '&state=filed')]).toEqual([[north.id], [school.id], []])
  expect((await inArea('district', '&sort=queue')).sort()).toEqual([school.id, north.id, east.id, bare.id].sort())
  expect([await inArea('west', `&q=${encodeURIComponent('摊贩')}`), await inArea('east', `&q=${encodeURIComponent('摊贩')}`)]).toEqual([[school.id], []])
  // What was moved, and taken back, lies where it lies.
  const moved = await town.act(town.supervisor, bare, { action: 'amend', reason: '地点有误', lat: 30.7, lon: 120.1 })
  expect(namesOf(moved)).toEqual(['northwest', 'west', 'district'])
  expect([await inArea('east'), await inArea('northwest')]).toEqual([[east.id], [bare.id, north.id]])
  const back = await town.supervisor.post<{ incident: IncidentDetail }>(`/api/incidents/${bare.id}/undo`, { version: moved.version })
  expect([back.status, namesOf(back.body.incident)]).toEqual([200, ['east', 'district']])
  expect([await inArea('east'), await inArea('northwest')]).toEqual([[bare.id, east.id], [north.id]])
})

test('incidents from before areas had levels are placed batch after batch, without being a version older; their figures follow', async () => {
  const few = await Promise.all([0, 1, 2].map((i) => town.report({ lat: 30.6 + i / 100, lon: 120.3, source: 'hotline' })))
  const nobodys = await town.report({ lat: 30.9, lon: 120.9, source: 'hotline' })
  const all = [...few, nobodys].map(({ id }) => id)
  // As an older hub left them: the areas that held them then are drawn otherwise by now.
  await hub.pool.query('UPDATE incident SET area_path = NULL, area_id = $2 WHERE id = ANY($1)', [all, ids.district])
  const streets = async (): Promise<Record<string, number>> => {
    const { body } = await town.supervisor.get<KpiAnswer>('/api/kpi?groupBy=street&kpi=accepted&compare=none')
    return Object.fromEntries(body.rows.map(({ key, figures }) => [key ?? '', figures.accepted!.value!]))
  }
  const job = hub.app.get(UnplacedIncidents)
  // The hub's own round may have come first: between them they place each.
  await until(async () => {
    await job.place({}, { signal: new AbortController().signal })
    return (await hub.pool.query('SELECT 1 FROM incident WHERE area_path IS NULL')).rows.length === 0
  })
  for (const { id, version } of few) {
    const now = await town.read(id)
    expect([namesOf(now), now.areaId, now.version]).toEqual([['northwest', 'west', 'district'], ids.northwest, version])
  }
  expect(namesOf(await town.read(nobodys.id))).toEqual(['east', 'district'])
  expect((await inArea('west', '&source=hotline')).sort()).toEqual(few.map(({ id }) => id).sort())
  const [west, east] = [(await inArea('west')).length, (await inArea('east')).length]
  await until(async () => { const now = await streets(); return now[ids.west] === west && now[ids.east] === east })
  expect(await job.place({}, { signal: new AbortController().signal })).toBe(0)
})
