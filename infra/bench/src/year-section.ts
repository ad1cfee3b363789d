import { FIGURE_GROUPS, FIGURE_LEVELS } from '@watchfloor/shared'
import type { IncidentDetail, KpiAnswer, KpiIncident } from '@watchfloor/shared'
import { ask, enrol, openGround, register } from './ground.js'
import { startHubProcess } from './hub-process.js'
import type { HubProcess } from './hub-process.js'
import { line, quantile, title } from './say.js'
import { fill } from './year/fill.js'
import { ACCEPTED, FLOWED, dice } from './year/generator.js'

export const GOAL_MS = 300
export interface YearOptions { rounds: number; nodeArgs: readonly string[] }
/** A page as people open it: each time a little different. */
interface Page { name: string; path: (next: () => number) => string }

const DAY = 86_400_000

/** A year of a city in the database: how long the pages take that people open, over HTTP, one after another. */
export async function yearSection({ rounds, nodeArgs }: YearOptions): Promise<boolean> {
  title(`A year of ${ACCEPTED.toLocaleString('en-US')} accepted incidents in the database: queue, search, detail, figures (${rounds} of each)`)
  const ground = await openGround()
  try {
    const url = await ground.database('hub')
    const env = { DATABASE_URL: url, DATA_DIR: ground.dataDir }
    await (await startHubProcess(env)).stop()
    const { person } = await register(url, 1)
    const endMs = Math.floor(Date.now() / 60_000) * 60_000
    const began = Date.now()
    const { incidents, lines } = await fill(url, endMs)
    line(`filled in ${((Date.now() - began) / 1000).toFixed(0)} s: ${incidents.toLocaleString('en-US')} incidents, ${lines.toLocaleString('en-US')} timeline lines`)
    const hub = await startHubProcess(env, nodeArgs)
    try {
      const token = await hub.token(person.username, person.password)
      const { rows: areas } = await ask<{ id: string }>(url, "SELECT id FROM area WHERE level <> 'grid' UNION ALL (SELECT id FROM area WHERE level = 'grid' ORDER BY md5(id::text) LIMIT 60)")
      const { rows: known } = await ask<{ id: string; number: string; area_id: string }>(url, 'SELECT id, number, area_id FROM incident ORDER BY md5(id::text) LIMIT 200')
      const published = await publishedFigures(url, hub, endMs)
      return await measure(hub.url, token, pagesOf(known, areas.map(({ id }) => id), endMs), rounds) && published
    } finally { await hub.stop() }
  } finally { await ground.clean() }
}

/**
 * What was published of such a city, as the hub counts it from the single incidents: and with one closing taken back by a supervisor, and that one voided, the
 * hub counts anew. Said of the whole year, before the pages are measured.
 */
async function publishedFigures(url: string, hub: HubProcess, endMs: number): Promise<boolean> {
  const supervisor = await enrol(url, 'figures-supervisor', 'supervisor')
  const headers = { Authorization: `Bearer ${await hub.token(supervisor.username, supervisor.password)}`, 'Content-Type': 'application/json' }
  const call = async <T>(path: string, body?: object): Promise<T> => {
    const response = await fetch(hub.url + path, { headers, ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}) })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return await response.json() as T
  }
  // A day more on either side: the city's days do not begin with the year of the bench.
  const stretch = `from=${dayText(endMs - 366 * DAY)}&to=${dayText(endMs + DAY)}`
  const counted = async (): Promise<string> => {
    const { accepted, auto_flow_rate: flowed } = (await call<KpiAnswer>(`/api/kpi?${stretch}&kpi=accepted,auto_flow_rate&compare=none`)).all.figures
    return `${accepted!.numerator} accepted, ${flowed!.numerator} flowed`
  }
  const one = (await call<{ items: KpiIncident[] }>(`/api/kpi/incidents?${stretch}&kpi=auto_flow_rate&limit=1`)).items[0]!
  const act = async (action: 'recheck' | 'void'): Promise<void> => {
    const { version } = await call<IncidentDetail>(`/api/incidents/${one.id}`)
    await call(`/api/incidents/${one.id}/actions`, { action, version, reason: 'the bench takes one away' })
  }
  const seen = [await counted()]
  for (const action of ['recheck', 'void'] as const) {
    await act(action)
    seen.push(await counted())
  }
  const expected = [`${ACCEPTED} accepted, ${FLOWED} flowed`, `${ACCEPTED} accepted, ${FLOWED - 1} flowed`, `${ACCEPTED - 1} accepted, ${FLOWED - 1} flowed`]
  const reached = seen.every((text, i) => text === expected[i])
  line(`  published, then with one closing taken back, then voided: ${seen.join('; ')}  ${reached ? 'reached' : `MISSED, expected ${expected.join('; ')}`}`)
  return reached
}

const dayText = (ms: number): string => new Date(ms).toISOString().slice(0, 10)

function pagesOf(known: readonly { id: string; number: string; area_id: string }[], areas: readonly string[], endMs: number): Page[] {
  const pick = <T>(next: () => number, of: readonly T[]): T => of[Math.floor(next() * of.length)]!
  const day = (ms: number): string => new Date(ms).toISOString().slice(0, 10)
  const stretch = (next: () => number): string => { const days = pick(next, [1, 7, 31, 92, 365]); const to = endMs - next() * (365 - days) * DAY; return `from=${day(to - (days - 1) * DAY)}&to=${day(to)}` }
  const wholeYear = `from=${day(endMs - 364 * DAY)}&to=${day(endMs)}`
  const SHARES = ['closing_rate', 'auto_flow_rate', 'rework_rate', 'suspension_rate', 'again_rate', 'rectification_rate', 'overdue_rate']
  return [
    { name: 'queue: open, most pressing first', path: () => '/api/incidents?open=true&sort=queue&limit=50' },
    { name: 'list: newest', path: () => '/api/incidents?sort=newest&limit=50' },
    { name: 'list: by area, state, source', path: (next) => `/api/incidents?limit=50&sort=newest&${pick(next, [`areaId=${pick(next, known).area_id}`, 'state=suspended', 'state=closed&source=drone', 'source=hotline&state=rejected'])}` },
    { name: 'list: all that an area holds', path: (next) => `/api/incidents?limit=50&areaId=${pick(next, areas)}${pick(next, ['', '', '&state=suspended', '&state=closed&source=drone', '&open=true&sort=queue', `&q=${encodeURIComponent('烧烤')}`])}` },
    { name: 'search: words', path: (next) => `/api/incidents?limit=50&sort=newest&q=${encodeURIComponent(pick(next, ['烧烤', '井盖', '大成路12号', '永乐里', '油烟扰民', '白云小区3']))}` },
    { name: 'search: number', path: (next) => `/api/incidents?limit=50&sort=newest&q=${pick(next, known).number}` },
    { name: 'detail', path: (next) => `/api/incidents/${pick(next, known).id}` },
    { name: 'figures: any group, any stretch', path: (next) => `/api/kpi?groupBy=${pick(next, FIGURE_GROUPS)}&${stretch(next)}` },
    { name: 'figures: the whole year by any group', path: (next) => `/api/kpi?groupBy=${pick(next, FIGURE_GROUPS)}&${wholeYear}` },
    { name: 'behind a number', path: (next) => `/api/kpi/incidents?kpi=${pick(next, SHARES)}&groupBy=source&group=${pick(next, ['ai', 'drone', 'hotline'])}&${stretch(next)}` },
    { name: 'figures: the whole year by level of areas', path: (next) => `/api/kpi?groupBy=${pick(next, FIGURE_LEVELS)}&${wholeYear}` },
    { name: 'behind a number of a level', path: (next) => `/api/kpi/incidents?kpi=${pick(next, SHARES)}&groupBy=${pick(next, ['street', 'community', 'duty'])}&group=${pick(next, areas)}&${wholeYear}` },
    { name: 'behind a rare number of the year', path: (next) => `/api/kpi/incidents?kpi=${pick(next, ['suspension_rate', 'again_rate', 'extension_rate', 'overdue_rate'])}&${wholeYear}` },
  ]
}

async function measure(url: string, token: string, pages: readonly Page[], rounds: number): Promise<boolean> {
  const next = dice(7)
  let reached = true
  for (const { name, path } of pages) {
    const times: number[] = []
    // The first two warm the connection and the database's cache for this kind of page, as the first visitor of the day would.
    for (let round = -2; round < rounds; round++) {
      const asked = path(next)
      const began = performance.now()
      const response = await fetch(url + asked, { headers: { Authorization: `Bearer ${token}` } })
      const body = await response.text()
      if (!response.ok) throw new Error(`${asked}: ${response.status} ${body}`)
      if (round >= 0) times.push(performance.now() - began)
    }
    times.sort((a, b) => a - b)
    const p95 = quantile(times, 0.95)
    reached &&= p95 <= GOAL_MS
    line(`  ${name.padEnd(38)} p50 ${quantile(times, 0.5).toFixed(0).padStart(5)} ms   p95 ${p95.toFixed(0).padStart(5)} ms   longest ${times.at(-1)!.toFixed(0).padStart(5)} ms   (goal p95 ≤ ${GOAL_MS})  ${p95 <= GOAL_MS ? 'reached' : 'MISSED'}`)
  }
  return reached
}
