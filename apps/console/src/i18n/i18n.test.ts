import { readFileSync, readdirSync } from 'node:fs'
import {
  ALARM_ACTIONS, ALARM_STATES, CLOCK_KINDS, DEVICE_KINDS, DISPATCH_STATES, ERROR_CODES, INCIDENT_ACTIONS, INCIDENT_SOURCES, INCIDENT_STATES, OUTCOMES, PRESENCES, PROTOCOLS, QUARANTINE_REASONS, ROLES, SIDE_ACTIONS,
} from '@watchfloor/shared'
import { en } from './en.js'
import { zhCN } from './zh-CN.js'

type Tree = { [key: string]: string | Tree }
const leaves = (tree: Tree, path = ''): Map<string, string> => new Map(
  Object.entries(tree).flatMap(([key, value]) => typeof value === 'string' ? [[path + key, value] as const] : [...leaves(value, `${path}${key}.`)]),
)
const zh = leaves(zhCN)
const english = leaves(en)
const CJK = /[\u3400-\u9fff\uf900-\ufaff\u3000-\u303f\uff00-\uffef]/
const placeholders = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] as string).sort()

const source = new URL('..', import.meta.url)
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file) && !/\.test\.ts$|\.d\.ts$/.test(file))

describe('the words', () => {
  it('have the same keys in both languages', () => expect([...english.keys()].sort()).toEqual([...zh.keys()].sort()))

  it('are never empty, and English holds no Chinese', () => {
    expect([...zh, ...english].filter(([, text]) => !text.trim())).toEqual([])
    expect([...english].filter(([, text]) => CJK.test(text))).toEqual([])
  })

  it('speak of the same values', () => {
    expect([...zh].filter(([key, text]) => placeholders(text).join() !== placeholders(english.get(key) ?? '').join()).map(([key]) => key)).toEqual([])
  })

  it('know every word of the contract', () => {
    const wanted = [
      ...ERROR_CODES.map((code) => `error.${code}`), ...DEVICE_KINDS.map((kind) => `kind.${kind}`), ...PRESENCES.map((presence) => `presence.${presence}`),
      ...INCIDENT_STATES.map((state) => `incidentState.${state}`), ...[...INCIDENT_ACTIONS, ...SIDE_ACTIONS].map((action) => `incidentAction.${action}`), ...INCIDENT_SOURCES.map((from) => `incidentSource.${from}`),
      ...OUTCOMES.map((outcome) => `outcome.${outcome}`), ...CLOCK_KINDS.map((clock) => `clockKind.${clock}`), ...DISPATCH_STATES.map((state) => `dispatchState.${state}`),
      ...ALARM_STATES.map((state) => `alarmState.${state}`), ...ALARM_ACTIONS.map((action) => `alarmAction.${action}`),
      ...PROTOCOLS.map((protocol) => `protocol.${protocol}`), ...ROLES.map((role) => `role.${role}`), ...QUARANTINE_REASONS.map((reason) => `quarantine.reasons.${reason}`),
    ]
    expect(wanted.filter((key) => !zh.has(key))).toEqual([])
  })

  it('stand in the language files only: no Chinese in any component', () => {
    const offenders = files.filter((file) => file.endsWith('.tsx') && CJK.test(readFileSync(new URL(file, source), 'utf8')))
    expect(offenders).toEqual([])
  })

  it('are all used', () => {
    const code = files.filter((file) => !file.startsWith('i18n/')).map((file) => readFileSync(new URL(file, source), 'utf8')).join('\n')
    const dynamic = ['rules.priorities.', 'webhooks.states.', 'role.', 'kind.', 'presence.', 'protocol.', 'datum.', 'severity.', 'health.', 'bar.', 'error.', 'stateKey.', 'stateWord.', 'event.', 'eventCode.', 'imports.problems.', 'commandStatus.', 'commandType.', 'push.', 'areas.levels.', 'quarantine.reasons.', 'admin.', 'workplace.', 'layers.', 'devices.', 'map.problem.',
      'alarmAction.', 'alarmState.', 'alarms.band.', 'ask.', 'calendar.kind.', 'calendar.mark.', 'categories.', 'clockKind.', 'onDuty.presence.', 'desk.lane.', 'handOver.kind.', 'dispatchState.', 'evidence.role.', 'figures.by_', 'figures.part_', 'figures.set_', 'figures.stretch_', 'inbox.', 'limitUnit.', 'looker.none.', 'reporters.door.', 'reporters.way.', 'incidentAction.', 'incidentSource.', 'incidentState.', 'outcome.', 'recording.clip.', 'recording.trouble.', 'patrol.interrupted.', 'patrol.offer.', 'patrol.order.', 'patrol.verdict.', 'patrol.why.', 'coverage.by_', 'coverage.range_', 'reasons.', 'aspect.', 'checkEnd.', 'cell.', 'finding.', 'lookReason.', 'mark.', 'noPicture.', 'rates.by_', 'rates.days_', 'verdict.', 'systemRule.', 'systemWhy.', 'timeline.', 'unitKind.', 'video.advice.', 'video.state.', 'video.suspicion.', 'video.confirmed.', 'video.dismissed.', 'video.way', 'video.why.',
      'alarmFigures.', 'beats.', 'supervision.', 'duty.kinds.', 'duty.states.', 'flow.steps.', 'flow.proofs.', 'flow.sampleShare', 'flow.lookS', 'flow.pictureWithinM', 'flow.maxReworks', 'noticeRules.', 'truckPlaces.', 'valid.', 'cameras.']
    const unused = [...zh.keys()].filter((key) => !dynamic.some((start) => key.startsWith(start)) && !code.includes(`'${key}'`))
    expect(unused).toEqual([])
  })
})
