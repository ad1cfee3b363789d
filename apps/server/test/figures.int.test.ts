import { KPIS, dayOf, factsOf, isMeasure, placeIn, recount, repeatsComplaint, reportsAgain, valueOf } from '@watchfloor/domain'
import type { IncidentFacts } from '@watchfloor/domain'
import { FIGURE_GROUPS } from '@watchfloor/shared'
import type { AreaStep, AuditEntry, FigureGroup, KpiAnswer, KpiIncident, Page, ParkingNotice, WorkCalendar } from '@watchfloor/shared'
import { unzipSync, strFromU8 } from 'fflate'
import { v7 as uuid } from 'uuid'
import { HOUR, MINUTE, MONDAY_9, hub as rule, officer, person } from '../../../packages/domain/src/testing/incident-builder.js'
import { FactRefresher } from '../src/figures/facts/fact-refresher.js'
import { KeptStory } from './figures-cases.js'
import { newUser } from './harness/builders.js'
import type { Caller } from './harness/caller.js'
import { startHub } from './harness/hub.js'
import type { TestHub } from './harness/hub.js'

const DAY = 24 * HOUR
let hub: TestHub
let supervisor: Caller
beforeAll(async () => { hub = await startHub(); supervisor = await hub.login('supervisor') })
afterAll(() => hub.stop())

const seat = person('seat')
const catchUp = (): Promise<number> => hub.app.get(FactRefresher).catchUp()
const ask = async (path: string): Promise<KpiAnswer> => {
  const { status, body } = await supervisor.get<KpiAnswer>(`/api/kpi?${path}`)
  expect(status).toBe(200)
  return body
}

/** Numbers that look random and are the same each time. */
function dice(seed: number): (sides: number) => number {
  let state = seed
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides
  }
}

/** Facts of all stories, with what each makes of the others, by the slow way. */
function allFacts(stories: readonly KeptStory[]): IncidentFacts[] {
  const alone = stories.map((story) => factsOf(story.file, story.lines, { answered: story.answered, reportedAgain: false, repeats: false }))
  return alone.map((one) => ({ ...one, reportedAgain: alone.some((other) => reportsAgain(one, other)), repeats: alone.some((other) => repeatsComplaint(one, other)) }))
}

/** What most reports of a day meet: nobody of the command room touches them. */
const flow = (s: KeptStory, roll: (sides: number) => number): KeptStory => s.do(rule, 'file', {}).do(rule, 'dispatch', {}).do(officer(), 'accept', {}).wait(30 * MINUTE).do(officer(), 'handle', { outcome: roll(2) === 0 ? 'rectified' : 'on_spot' }).do(rule, 'close', {})
const STEPS: ((story: KeptStory, roll: (sides: number) => number, others: readonly KeptStory[]) => unknown)[] = [
  flow, (s) => s.do(seat, 'file', {}), (s) => s.do(rule, 'file', {}), (s) => s.do(rule, 'dispatch', {}), (s) => s.do(person('dispatcher'), 'dispatch', {}), (s) => s.do(officer(), 'accept', {}),
  (s, roll) => s.do(officer('squad-1', `officer-${roll(3)}`), 'handle', { outcome: (['rectified', 'on_spot', 'not_found', 'case', 'ticket'] as const)[roll(5)]! }),
  (s) => s.do(rule, 'close', {}), (s) => s.do(seat, 'close', {}), (s) => s.do(rule, 'close', {}), (s) => s.do(person('dispatcher'), 'rework', { reason: 'not gone' }),
  (s) => { const until = new Date(s.nowMs + 9 * DAY).toISOString(); return s.do(officer(), 'request_suspension', { reason: 'parts', until }).do(person('supervisor'), 'suspend', { reason: 'parts', until }) }, (s) => s.do(officer(), 'resume', {}), (s) => s.do(seat, 'reject', { reason: 'nothing' }),
  (s) => s.do(seat, 'void', { reason: 'mistake' }), (s) => s.do(person('supervisor'), 'recheck', { reason: 'wrong' }), (s) => s.do(person('supervisor'), 'force_close', { reason: 'over' }),
  (s) => s.do(officer(), 'return', { reason: 'not ours' }), (s) => s.do(person('supervisor'), 'amend', { reason: 'elsewhere', lat: 30.71 }),
  (s, roll, others) => { const other = others[roll(others.length)]!; return s.do(seat, 'merge', { into: other.incident.id }, { other: other.incident }) },
  (s) => s.do(officer(), 'request_extension', { reason: 'rain' }).do(person('supervisor'), 'approve_extension', {}),
]

describe('the quick figures', () => {
  const [district, street, other] = [{ id: uuid(), level: 'district' }, { id: uuid(), level: 'street' }, { id: uuid(), level: 'other' }] as const
  /** Three unit grids of one street, one that lies in no street, and a place that nothing holds. */
  const paths: readonly AreaStep[][] = [...Array.from({ length: 3 }, () => [{ id: uuid(), level: 'grid' } as const, other, street, district]), [{ id: uuid(), level: 'grid' }, district], []]
  const sources = ['ai', 'drone', 'hotline', 'citizen', 'officer', 'hotline'] as const

  test('equal the slow recount over a random story of merged, voided, suspended and reworked incidents', async () => {
    const roll = dice(20260302)
    const stories: KeptStory[] = []
    for (let i = 0; i < 120; i++) {
      const story = new KeptStory(MONDAY_9 + roll(25) * DAY + roll(1440) * MINUTE, { source: sources[roll(6)]!, category: ['0405', '0401'][roll(2)]!, lat: 30.7 + roll(3) * 0.0003, reportedBy: `finder-${roll(4)}` }, placeIn(paths[roll(paths.length)]!))
      stories.push(story)
      await story.keep(hub.pool)
    }
    for (let step = 0; step < 900; step++) {
      const story = stories[roll(stories.length)]!
      story.wait((roll(4) === 0 ? roll(900) : roll(10)) * MINUTE)
      if (!Array.from({ length: 6 }).some(() => { try { STEPS[roll(STEPS.length)]!(story, roll, stories); return true } catch { return false } })) continue
      await story.keep(hub.pool)
      // A clock that fired, an answer that was given: no row of the incident changes with them.
      if (roll(4) === 0) await fireClock(story)
      if (story.incident.state === 'closed' && roll(3) === 0) await story.answer(hub.pool)
      if (step % 250 === 0) await compare(stories, ['all'])
    }
    const states = new Set(stories.map(({ incident }) => incident.state))
    for (const state of ['voided', 'merged', 'suspended', 'closed', 'rejected'] as const) expect(states).toContain(state)
    const tally = recount(allFacts(stories)).get('')!.tally
    expect(Object.entries(tally).filter(([, n]) => n === 0)).toEqual([])
    await compare(stories, FIGURE_GROUPS)
    // A street's figures hold those of its grids, and those are what lies behind them.
    const inStreet = stories.filter(({ incident: { areaPath, state } }) => state !== 'voided' && state !== 'merged' && areaPath!.some(({ id }) => id === street.id)).map(({ incident }) => incident.id)
    const march = 'from=2026-03-01&to=2026-03-31'
    const behind = (await supervisor.get<Page<KpiIncident>>(`/api/kpi/incidents?kpi=accepted&groupBy=street&group=${street.id}&limit=200&${march}`)).body
    expect(new Set(behind.items.map(({ id }) => id))).toEqual(new Set(inStreet))
    expect(behind.total).toBe(inStreet.length)
    // Of many groups the first are summed, all of them are counted, and the whole stays the whole.
    const all = await ask(`${march}&groupBy=grid&compare=none`)
    const first = await ask(`${march}&groupBy=grid&compare=none&limit=2`)
    expect([first.rows, first.total, first.all]).toEqual([all.rows.slice(0, 2), all.rows.length, all.all])
  }, 120_000)

  async function fireClock(story: KeptStory): Promise<void> {
    const at = new Date(story.nowMs).toISOString()
    const clocks = story.file.clocks.map((clock) => (clock.kind === 'disposal' && clock.stoppedAt === null ? { ...clock, firedAt: at } : clock))
    story.file = { ...story.file, clocks }
    await hub.pool.query("UPDATE incident_clock SET fired_at = $2 WHERE incident_id = $1 AND kind = 'disposal' AND stopped_at IS NULL", [story.incident.id, at])
  }

  async function compare(stories: readonly KeptStory[], groups: readonly FigureGroup[]): Promise<void> {
    await catchUp()
    const facts = allFacts(stories)
    for (const [from, to] of [['2026-03-01', '2026-03-31'], ['2026-03-05', '2026-03-12']] as const) {
      const inside = facts.filter(({ day }) => day >= from && day <= to)
      for (const groupBy of groups) {
        const answer = await ask(`from=${from}&to=${to}&groupBy=${groupBy}&compare=none`)
        const slow = recount(inside, groupBy)
        expect(answer.rows.map(({ key }) => key ?? '').sort()).toEqual([...slow.keys()].map((key) => key ?? '').sort())
        for (const row of answer.rows) {
          const { tally, medianMin } = slow.get(groupBy === 'all' ? '' : row.key)!
          for (const kpi of KPIS) if (isMeasure(kpi.numerator)) expect([row.key, kpi.key, row.figures[kpi.key]]).toEqual([row.key, kpi.key, valueOf(kpi, tally, { medianMin })])
        }
      }
    }
  }
})

describe('the figures of one incident after another', () => {
  test('each step counts at once, and the incidents behind each number are those that were counted', async () => {
    const nowMs = Date.parse('2024-05-06T09:00:00+08:00')
    const ofDay = (kpi: string): Promise<KpiAnswer> => ask(`from=2024-05-06&to=2024-05-06&groupBy=source&kpi=${kpi}`)
    const drone = Array.from({ length: 3 }, () => new KeptStory(nowMs, { source: 'drone' }))
    for (const story of drone) { story.filed(); await story.keep(hub.pool) }
    expect((await ofDay('closing_rate')).rows).toMatchObject([{ key: 'drone', figures: { closing_rate: { numerator: 0, denominator: 3, value: 0, previous: null, yearBefore: null } } }])
    const [first] = drone
    first!.do(person('dispatcher'), 'dispatch', {}).do(officer(), 'accept', {}).do(officer(), 'handle', { outcome: 'on_spot' }).do(seat, 'close', {})
    await first!.keep(hub.pool)
    expect((await ofDay('closing_rate,on_spot_rate')).all.figures).toMatchObject({ closing_rate: { numerator: 1, denominator: 3 }, on_spot_rate: { numerator: 1, denominator: 3 } })

    const behind = async (more: string): Promise<Page<KpiIncident>> => (await supervisor.get<Page<KpiIncident>>(`/api/kpi/incidents?kpi=closing_rate&from=2024-05-06&to=2024-05-06&${more}`)).body
    expect((await behind('groupBy=source&group=drone')).items.map(({ id }) => id)).toEqual([first!.incident.id])
    expect(await behind('groupBy=source&group=hotline')).toMatchObject({ items: [], total: 0 })
    const page = await behind('part=denominator&limit=2')
    const rest = await behind(`part=denominator&limit=2&cursor=${page.next}`)
    expect([page.total, rest.total, ...page.items, ...rest.items].length).toBe(5)
    expect(new Set([...page.items, ...rest.items].map(({ id }) => id))).toEqual(new Set(drone.map(({ incident }) => incident.id)))
    expect((await behind('part=rest&groupBy=day&group=2024-05-06')).total).toBe(2)
  })

  test('hold the year before and the stretch before against it', async () => {
    for (const [day, n] of [['2022-07-04', 3], ['2021-07-04', 1], ['2022-07-03', 2]] as const) {
      for (let i = 0; i < n; i++) await new KeptStory(Date.parse(`${day}T12:00:00+08:00`), { source: 'video' }).filed().keep(hub.pool)
    }
    const answer = await ask('from=2022-07-04&to=2022-07-04&groupBy=source&kpi=filed')
    expect([answer.previous, answer.yearBefore]).toEqual([{ from: '2022-07-03', to: '2022-07-03' }, { from: '2021-07-04', to: '2021-07-04' }])
    expect(answer.rows[0]).toEqual({ key: 'video', name: null, figures: { filed: { numerator: 3, denominator: null, value: 3, previous: 2, yearBefore: 1 } } })
  })

  test('midnight is the city’s', async () => {
    const late = new KeptStory(Date.parse('2023-01-31T16:30:00Z'))
    await late.keep(hub.pool)
    expect(dayOf(late.nowMs)).toBe('2023-02-01')
    expect((await ask('from=2023-01-31T16:00:00Z&to=2023-02-01T16:00:00Z&kpi=accepted')).all.figures.accepted!.value).toBe(1)
    expect((await ask('from=2023-01-01&to=2023-01-31&kpi=accepted')).all.figures.accepted!.value).toBe(0)
  })

  test('a city that sets its clock otherwise has other days, for what was counted before, too', async () => {
    const evening = new KeptStory(Date.parse('2023-05-10T15:30:00Z'))
    await evening.keep(hub.pool)
    const on = async (day: string): Promise<number> => (await ask(`from=${day}&to=${day}&kpi=accepted&compare=none`)).all.figures.accepted!.value!
    expect([await on('2023-05-10'), await on('2023-05-11')]).toEqual([1, 0])
    const admin = await hub.login('admin')
    const usual = (await admin.get<WorkCalendar>('/api/calendar')).body
    const set = async (utcOffsetMin: number): Promise<void> => {
      expect((await admin.put('/api/calendar', { ...usual, utcOffsetMin })).status).toBe(200)
      await catchUp()
    }
    await set(540)
    expect([await on('2023-05-10'), await on('2023-05-11')]).toEqual([0, 1])
    expect((await ask('from=2023-05-10T15:00:00Z&to=2023-05-11T15:00:00Z&kpi=accepted&compare=none'))).toMatchObject({ from: '2023-05-11', to: '2023-05-11' })
    expect((await supervisor.get<Page<KpiIncident>>('/api/kpi/incidents?kpi=accepted&from=2023-05-11&to=2023-05-11')).body.items.map(({ id }) => id)).toEqual([evening.incident.id])
    await set(usual.utcOffsetMin)
    expect([await on('2023-05-10'), await on('2023-05-11')]).toEqual([1, 0])
  })

  test('people on duty are counted by shift', async () => {
    const { rows: [squad] } = await hub.pool.query<{ id: string }>("INSERT INTO squad(id, name) VALUES (gen_random_uuid(), '三中队') RETURNING id")
    for (const hour of [8, 14]) {
      await hub.pool.query("INSERT INTO duty(id, squad_id, person, shift, starts_at, ends_at) VALUES ($1, $2, '张三', 'day', $3, $4)", [uuid(), squad!.id, `2020-09-01T${String(hour).padStart(2, '0')}:00:00+08:00`, `2020-09-01T${hour + 5}:00:00+08:00`])
    }
    const answer = await ask('from=2020-09-01&to=2020-09-01&groupBy=squad&kpi=person_shifts')
    expect(answer.rows).toMatchObject([{ key: squad!.id, name: '三中队', figures: { person_shifts: { value: 2 } } }])
    expect((await supervisor.get('/api/kpi/incidents?kpi=person_shifts')).status).toBe(400)
  })
})

describe('parking notices', () => {
  test('44,382 valid ones of 44,921 are counted from their rows: taking one away changes the figure, and each is behind it', async () => {
    const admin = await hub.login('admin')
    const { rows: [squad] } = await hub.pool.query<{ id: string }>("INSERT INTO squad(id, name) VALUES (gen_random_uuid(), '违停中队') RETURNING id")
    const [one, other] = [await newUser(hub.pool, { role: 'officer' }), await newUser(hub.pool, { role: 'officer' })]
    await admin.patch(`/api/users/${one.id}`, { squadId: squad!.id })
    // A quarter of a city, spread over its days; every 83rd lacks a photo.
    await hub.pool.query(`
      INSERT INTO parking_notice(id, action_id, plate, lat, lon, occurred_at, received_at, by_person, evidence, outcome, score, valid, faults)
      SELECT gen_random_uuid(), gen_random_uuid(), '浙B' || lpad(n::text, 5, '0'), 29.97, 121.22, timestamptz '2019-04-01 00:00:00+08' + (n % 91) * interval '1 day' + (n % 1440) * interval '1 minute', now(), CASE WHEN n % 3 = 0 THEN $2 ELSE $1 END,
        '{}', 'notice', CASE WHEN n <= 539 THEN 80 ELSE 100 END, n > 539, CASE WHEN n <= 539 THEN ARRAY['photos'] ELSE '{}'::text[] END FROM generate_series(1, 44921) n`, [one.id, other.id])
    const quarter = 'from=2019-04-01&to=2019-06-30'
    const rate = async (more = ''): Promise<KpiAnswer> => ask(`${quarter}&kpi=notice_valid_rate${more}`)
    const figure = async () => (await rate()).all.figures.notice_valid_rate!
    expect(await figure()).toMatchObject({ numerator: 44_382, denominator: 44_921, value: 44_382 / 44_921, previous: null, yearBefore: null })
    expect(((await figure()).value! * 100).toFixed(1)).toBe('98.8')
    expect((await rate()).kpis[0]!.formula.zh).toBe('有效违停抄告数(平台逐条判定要素齐全) ÷ 违停抄告数(按抄告时间)')

    const people = (await rate('&groupBy=person')).rows
    expect(people.map(({ key, figures }) => [key, figures.notice_valid_rate!.denominator]).sort()).toEqual([[one.id, 29_948], [other.id, 14_973]].sort())
    expect((await rate('&groupBy=squad')).rows.find(({ key }) => key === squad!.id)!.figures.notice_valid_rate!.denominator).toBe(29_948)
    const days = (await rate('&groupBy=day')).rows
    expect([days.length, days.reduce((sum, { figures }) => sum + figures.notice_valid_rate!.numerator, 0)]).toEqual([91, 44_382])
    // Notices have no source: nothing is said rather than something wrong.
    expect((await rate('&groupBy=source')).rows).toEqual([])

    const behind = async (more: string): Promise<Page<ParkingNotice>> => (await supervisor.get<Page<ParkingNotice>>(`/api/kpi/notices?${quarter}&${more}`)).body
    expect([(await behind('limit=1')).total, (await behind('limit=1&part=denominator')).total]).toEqual([44_382, 44_921])
    const lacking = await behind(`part=rest&groupBy=person&group=${one.id}&limit=200`)
    const next = await behind(`part=rest&groupBy=person&group=${one.id}&limit=200&cursor=${lacking.next}`)
    expect([lacking.total, lacking.items.length, new Set([...lacking.items, ...next.items].map(({ id }) => id)).size]).toEqual([360, 200, 360])
    expect(lacking.items[0]).toMatchObject({ valid: false, faults: ['photos'], by: one.id })
    expect((await behind('groupBy=day&group=2019-04-02&part=denominator')).total).toBe(days[1]!.figures.notice_valid_rate!.denominator)
    expect(await supervisor.get('/api/kpi/incidents?kpi=notice_valid_rate')).toMatchObject({ status: 400, body: { message: expect.stringContaining('/api/kpi/notices') } })

    await hub.pool.query('DELETE FROM parking_notice WHERE id = $1', [(await behind('limit=1')).items[0]!.id])
    expect(await figure()).toMatchObject({ numerator: 44_381, denominator: 44_920 })
    await hub.pool.query('DELETE FROM parking_notice WHERE id = $1', [lacking.items[0]!.id])
    expect(await figure()).toMatchObject({ numerator: 44_381, denominator: 44_919 })
  }, 60_000)

  test('midnight is the city’s here, too', async () => {
    await hub.pool.query(`INSERT INTO parking_notice(id, action_id, plate, lat, lon, occurred_at, received_at, by_person, evidence, outcome, score, valid, faults)
      VALUES ($1, $2, '浙B00000', 30, 121, '2018-01-31T16:30:00Z', now(), 'x', '{}', 'notice', 100, true, '{}')`, [uuid(), uuid()])
    expect((await ask('from=2018-02-01&to=2018-02-01&kpi=notice_valid_rate&compare=none')).all.figures.notice_valid_rate).toMatchObject({ numerator: 1, denominator: 1 })
    expect((await ask('from=2018-01-31&to=2018-01-31&kpi=notice_valid_rate&compare=none')).all.figures.notice_valid_rate).toMatchObject({ numerator: 0, denominator: 0, value: null })
  })
})

describe('what is asked wrongly', () => {
  test.each(['from=2026-03-02&to=2026-03-01', 'from=yesterday', 'groupBy=moon', 'kpi=happiness', 'from=1900-01-01&to=2026-01-01', 'compare=never'])('%s is refused with a sentence', async (query) => {
    expect(await supervisor.get(`/api/kpi?${query}`)).toMatchObject({ status: 400, body: { code: 'input.invalid', message: expect.stringMatching(/\w+/) } })
  })
  test('officers and strangers do not read figures', async () => {
    expect((await (await hub.login('officer')).get('/api/kpi')).status).toBe(403)
    expect((await hub.anonymous.get('/api/kpi')).status).toBe(401)
  })
})

test('files for spreadsheets carry the formulas, and taking one is noted', async () => {
  const csv = await supervisor.get<string>('/api/kpi/export?from=2022-07-04&to=2022-07-04&groupBy=source&kpi=filed,valid_rate')
  expect(csv.headers.get('content-disposition')).toContain('figures-2022-07-04-2022-07-04-source.csv')
  expect(csv.body).toContain('video,video,3,0.5,2,1,3,3,')
  expect(csv.body).toContain('有效上报率,有效上报数 ÷ 上报数(作废除外)')
  const response = await fetch(`${hub.baseUrl}/api/kpi/export?from=2022-07-04&to=2022-07-04&groupBy=source&kpi=filed&format=xlsx&lang=en`, { headers: { Authorization: `Bearer ${supervisor.token}` } })
  const parts = unzipSync(new Uint8Array(await response.arrayBuffer()))
  expect(Object.keys(parts).filter((name) => /worksheets\/sheet/.test(name)).length).toBe(2)
  expect(Object.values(parts).map((part) => strFromU8(part)).join('')).toContain('Filed')
  const admin = await hub.login('admin')
  const { items } = (await admin.get<Page<AuditEntry>>('/api/audit?action=figures.export')).body
  expect(items.map(({ details }) => details!['format'])).toEqual(['xlsx', 'csv'])
})
