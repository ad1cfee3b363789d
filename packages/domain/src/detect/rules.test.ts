import { readFileSync, readdirSync } from 'node:fs'
import { RULES, ruleOf } from './rules.js'
import { checkSettings, defaultSettings, formOf, ruleFaults } from './rule-settings.js'
import { atMsOf, isNews, loadRuleState, runRule } from './run-rule.js'
import { isWithinHours } from './hours.js'
import { newFixReport } from '../decode/report.js'
import type { AnyRule } from './rule.js'
import { sosRule } from './rules/sos.rule.js'

const here = new URL('./rules/', import.meta.url)
const stories = readdirSync(here).filter((file) => file.endsWith('.story.test.ts')).map((file) => readFileSync(new URL(file, here), 'utf8')).join('\n')

test.each(RULES)('$name says all that a rule must say', (rule) => {
  expect(ruleFaults(rule)).toEqual([])
  expect(checkSettings(defaultSettings(rule, 'zh'))).toEqual({ ok: true, settings: defaultSettings(rule, 'zh') })
  for (const field of formOf(rule)) expect(field.usual).toBeDefined()
})

test('every rule file is in the list, and every rule has a story that the harness was told', () => {
  const files = readdirSync(here).filter((file) => file.endsWith('.rule.ts')).map((file) => file.replace('.rule.ts', '').replaceAll('-', '_'))
  expect(files.sort()).toEqual(RULES.map(({ name }) => name).sort())
  for (const { name } of RULES) expect(stories).toContain(`storyFaults(${name.replace(/_(\w)/g, (_, c: string) => c.toUpperCase())}Rule`)
})

test('a rule without an operator action is refused, in the list and when it is saved', () => {
  const mute: AnyRule = { ...sosRule, rationale: { ...sosRule.rationale, operatorAction: { zh: ' ', en: '' } } }
  expect(ruleFaults(mute).filter((fault) => fault.includes('operator action'))).toHaveLength(2)
  const usual = defaultSettings(sosRule, 'zh')
  expect(checkSettings({ ...usual, operatorAction: '  ' })).toEqual({ ok: false, faults: ['operatorAction: say what the operator does: without that it is no alarm'] })
  expect(checkSettings({ ...usual, rule: 'nothing' })).toMatchObject({ ok: false })
  expect(checkSettings({ ...defaultSettings(ruleOf('truck_overspeed')!, 'en'), params: { maxKmh: 900 } })).toMatchObject({ ok: false, faults: [expect.stringContaining('params.maxKmh')] })
  expect(checkSettings({ ...usual, params: { typo: 1 } })).toMatchObject({ ok: false })
  expect(checkSettings({ ...usual, params: {} })).toMatchObject({ ok: true, settings: { params: { calls: expect.arrayContaining(['jt808.sos']) } } })
})

test('the form of a rule is drawn from its schema', () => {
  expect(formOf(ruleOf('cooking_fume')!)[0]).toEqual({ key: 'limitMgM3', type: 'number', label: { zh: '油烟限值（GB 18483 为 2.0）', en: 'fume limit (GB 18483: 2.0)' }, unit: 'mg/m³', min: 0.1, max: 50, choices: null, usual: 2 })
  expect(formOf(ruleOf('dji_hms')!)[0]).toMatchObject({ type: 'choice', choices: ['info', 'notice', 'warning', 'critical'] })
  expect(formOf(ruleOf('ai_detection')!).map(({ type }) => type)).toEqual(['map', 'number', 'map', 'number', 'list', 'number', 'number', 'number', 'number'])
})

test('a stored state of another version or shape is a fresh one, and counted', () => {
  const good = { lastMs: 5, raised: true }
  expect(loadRuleState(sosRule, { version: 1, state: good })).toEqual({ state: good, fresh: false })
  expect(loadRuleState(sosRule, null)).toEqual({ state: sosRule.open(), fresh: false })
  for (const stored of [{ version: 0, state: good }, { version: 1, state: { lastMs: 'x' } }, { version: 1, state: null }]) expect(loadRuleState(sosRule, stored)).toEqual({ state: sosRule.open(), fresh: true })
})

test('a rule that throws is isolated', () => {
  const broken: AnyRule = { ...sosRule, step: () => { throw new Error('bug') } }
  const run = runRule(broken, defaultSettings(sosRule, 'zh'), null, { type: 'tick', nowMs: 0 }, {} as never)
  expect(run).toMatchObject({ ok: false, error: new Error('bug') })
})

test('history is no news: replayed, off the live track, or too old; a slow clock is allowed for', () => {
  const overspeed = ruleOf('truck_overspeed')!
  const fix = newFixReport('x', 1_000_000)
  expect(isNews(overspeed, fix, 'ok', 1_000_000, 1_005_000)).toBe(true)
  expect(isNews(overspeed, { ...fix, replayed: true }, null, 1_000_000, 1_005_000)).toBe(false)
  expect(['late', 'jump', 'invalid', 'future'].some((mark) => isNews(overspeed, fix, mark, 1_000_000, 1_005_000))).toBe(false)
  expect(isNews(overspeed, fix, 'ok', 1_000_000, 1_000_000 + 601_000)).toBe(false)
  expect(isNews(sosRule, fix, 'ok', 1_000_000, 1_000_000)).toBe(false)
  expect(atMsOf(1_000_000, { receivedMs: 1_902_000, clockOffsetMs: 900_000 })).toBe(1_900_000)
  expect(atMsOf(1_000_000, { receivedMs: 1_002_000, clockOffsetMs: 1500 })).toBe(1_000_000)
  expect(atMsOf(9_000_000, { receivedMs: 1_002_000, clockOffsetMs: NaN })).toBe(1_002_000)
})

test('hours over midnight belong to the day they began on', () => {
  const at = (text: string): number => Date.parse(`${text}:00+08:00`)
  const fridayNight = [{ days: [5], from: '22:00', to: '06:00' }]
  expect(['2026-03-06T21:59', '2026-03-06T22:00', '2026-03-07T05:59', '2026-03-07T06:00', '2026-03-07T22:30', '2026-03-06T05:00'].map((t) => isWithinHours(fridayNight, at(t), 480))).toEqual([false, true, true, false, false, false])
  expect(isWithinHours([{ days: [6], from: '23:00', to: '01:00' }], at('2026-03-08T00:30'), 480)).toBe(true)
  expect(isWithinHours([{ from: '00:00', to: '24:00' }], at('2026-03-08T23:59'), 480)).toBe(true)
  expect(isWithinHours(undefined, 0, 480)).toBe(true)
})
