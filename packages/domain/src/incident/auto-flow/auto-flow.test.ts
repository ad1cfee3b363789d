import type { FlowSettings, Incident, TimelineLine } from '@watchfloor/shared'
import { FlowSettings as Settings } from '@watchfloor/shared'
import { decideFlow, SAMPLED, sampleOf } from './decide-flow.js'
import type { FlowFacts } from './flow-facts.js'
import { USUAL_FLOW } from './usual-rules.js'

const T0 = Date.UTC(2026, 8, 1, 2)
const iso = (s: number): string => new Date(T0 + s * 1000).toISOString()
/** An id that is not drawn as a sample. */
const ID = [...Array(50).keys()].map((i) => `0197f7a0-0000-7000-8000-0000000000${String(i).padStart(2, '0')}`).find((id) => sampleOf(id) >= 0.5)!
const settings = (more: Partial<FlowSettings> = {}): FlowSettings => ({ ...USUAL_FLOW, enabled: true, lookS: 600, ...more })
const incident = (more: Partial<Incident> = {}): Incident => ({
  id: ID, number: '1', version: 3, state: 'reported', stateBefore: null, category: '0406', standard: 0, priority: 'P3', lat: 30, lon: 121, address: null, areaId: null, description: 'x', source: 'ai',
  reportedBy: 'cam', firstSighting: { source: 'ai', by: 'cam', at: iso(0), incidentId: ID }, alarmId: null, mergedInto: null, children: 0, holder: null, leadUnitId: null, handledBy: null, outcome: null,
  rectified: null, checkPassed: null, reworks: 0, returns: 0, extensions: 0, extensionRequest: null, suspensionRequest: null, suspendedUntil: null, suspensions: 0, appeal: null, supervised: false, urged: 0,
  closedByRule: null, createdAt: iso(0), updatedAt: iso(0), closedAt: null, ...more,
})
const line = (action: string, atS: number, about: TimelineLine['about'] = {}, actor: TimelineLine['actor'] = { type: 'system', rule: 'r', why: 'w' }): TimelineLine => ({
  id: ID, incidentId: ID, version: 1, action, from: null, to: 'reported', actor, recordedAt: iso(atS), occurredAt: null, reason: null, note: null, evidence: [], about, undoUntil: null,
})
const collector = { id: 'c1', unitId: null, tasks: 0 }
const facts = (more: Partial<FlowFacts> = {}): FlowFacts => ({
  incident: incident(), timeline: [], nowMs: T0 + 3_600_000, owners: ['u1'], confidence: 0.9, look: null, pictures: [], reportedAgain: false, checkers: [collector], ...more,
})
const handled = (more: Partial<Incident> = {}): Incident => incident({ state: 'handled', leadUnitId: 'u1', handledBy: 'o1', outcome: 'rectified', rectified: true, ...more })
const worked = [line('dispatch', 60), line('handle', 1800)]
const fresh = { takenMs: T0 + 1_700_000, distanceM: 20, reused: false }
const quiet = { watching: true, sees: false, goneMs: T0 + 1_750_000 }
const proven = (more: Partial<FlowFacts> = {}): FlowFacts => facts({ incident: handled(), timeline: worked, look: quiet, pictures: [fresh], ...more })

describe('before the work', () => {
  test('a sure detection is filed, an unsure one is looked at first', () => {
    expect(decideFlow(facts(), settings())).toMatchObject({ type: 'act', rule: 'auto.file-sure-ai', why: expect.stringContaining('0.9'), input: { action: 'file' } })
    for (const confidence of [0.7, null]) expect(decideFlow(facts({ confidence }), settings())).toMatchObject({ rule: 'auto.verify-rest', input: { action: 'verify', assignee: 'c1' } })
  })

  test('by office at once, by a citizen after a look', () => {
    expect(decideFlow(facts({ incident: incident({ source: 'grid' }), confidence: null }), settings())).toMatchObject({ rule: 'auto.file-by-office' })
    expect(decideFlow(facts({ incident: incident({ source: 'citizen' }), confidence: null }), settings())).toMatchObject({ rule: 'auto.verify-rest' })
  })

  test('what was verified is filed or rejected', () => {
    const answered = (real: boolean): FlowFacts => facts({ confidence: 0.6, timeline: [line('verify', 10, { assignee: 'c1' }), line('report_verified', 500, { real })] })
    expect(decideFlow(answered(true), settings())).toMatchObject({ rule: 'auto.file-verified', input: { action: 'file' } })
    expect(decideFlow(answered(false), settings())).toMatchObject({ rule: 'auto.reject-unreal', input: { action: 'reject', reason: expect.any(String) } })
  })

  test('of what would be rejected a share goes to a person, as of what would be closed', () => {
    const unreal = facts({ timeline: [line('verify', 10, { assignee: 'c1' }), line('report_verified', 500, { real: false })] })
    expect(decideFlow(unreal, { ...settings(), sampleShare: 1 })).toEqual({ type: 'leave', why: SAMPLED })
    expect(decideFlow({ ...unreal, confidence: 1 }, { ...settings(), sampleShare: 1, rules: settings().rules.filter(({ step }) => step !== 'reject') })).toMatchObject({ type: 'leave', why: expect.stringContaining('no rule rejects') })
  })

  test('where nobody is responsible, or a unit handed it back, a person decides', () => {
    expect(decideFlow(facts({ incident: incident({ state: 'filed' }), owners: [] }), settings())).toMatchObject({ type: 'leave' })
    expect(decideFlow(facts({ incident: incident({ state: 'filed', returns: 1 }) }), settings())).toMatchObject({ type: 'leave' })
    expect(decideFlow(facts({ incident: incident({ state: 'filed' }) }), settings())).toMatchObject({ rule: 'auto.dispatch-responsible' })
  })

  test('a look that ran out goes to somebody else, and after two to a person', () => {
    const once = decideFlow(facts({ confidence: 0.6, timeline: [line('verify', 10, { assignee: 'c1' })], checkers: [collector, { id: 'c2', unitId: null, tasks: 9 }] }), settings())
    expect(once).toMatchObject({ input: { assignee: 'c2' } })
    expect(decideFlow(facts({ confidence: 0.6, timeline: [line('verify', 10), line('verify', 2000)] }), settings())).toMatchObject({ type: 'leave' })
  })
})

describe('never', () => {
  test.each(['P1', 'P2'] as const)('%s, in any state', (priority) => {
    for (const state of ['reported', 'filed', 'handled'] as const) expect(decideFlow(proven({ incident: handled({ state, priority }) }), settings()).type).toBe('leave')
  })

  test('against a person of the command room', () => {
    const seat = { type: 'person', id: 's', name: 's', role: 'seat' } as const
    expect(decideFlow(proven({ timeline: [...worked, line('note', 1900, {}, seat)] }), settings()).type).toBe('leave')
    expect(decideFlow(proven({ incident: handled({ holder: 's' }) }), settings()).type).toBe('leave')
    expect(decideFlow(proven({ timeline: [line('report', 0, {}, seat), ...worked] }), settings()).type).toBe('act')
  })

  test('without proof: whatever lacks, no closing comes of it', () => {
    const lacking: Partial<FlowFacts>[] = [
      { look: null }, { look: { ...quiet, watching: false } }, { look: { ...quiet, sees: true } }, { look: { ...quiet, goneMs: null } }, { look: { ...quiet, goneMs: T0 + 3_500_000 } }, { nowMs: T0 + 1_900_000 },
      { pictures: [] }, { pictures: [{ ...fresh, reused: true }] }, { pictures: [{ ...fresh, distanceM: 800 }] }, { pictures: [{ ...fresh, distanceM: null }] }, { pictures: [{ ...fresh, takenMs: T0 - 86_400_000 }] }, { pictures: [{ ...fresh, takenMs: null }] },
      { reportedAgain: true }, { incident: handled({ outcome: 'case', rectified: false }) }, { incident: handled({ rectified: false }) }, { incident: handled({ checkPassed: false }) }, { incident: handled({ outcome: null }) },
    ]
    for (const lack of lacking) {
      const decision = decideFlow(proven(lack), settings())
      expect([lack, decision.type === 'act' ? decision.input.action : decision.type]).not.toEqual([lack, 'close'])
    }
  })
})

describe('after the work', () => {
  test('the camera that saw it looks again: gone is closed, still there is sent back, too early waits', () => {
    expect(decideFlow(proven(), settings())).toMatchObject({ rule: 'auto.close-camera', input: { action: 'close' } })
    expect(decideFlow(proven({ look: { ...quiet, sees: true } }), settings())).toMatchObject({ rule: 'auto.rework-failed', input: { action: 'rework' } })
    expect(decideFlow(proven({ nowMs: T0 + 2_000_000 }), settings())).toEqual({ type: 'wait', why: expect.any(String), untilMs: T0 + 2_400_000 })
  })

  test('else somebody looks who did not do it', () => {
    const checkers = [{ id: 'o1', unitId: null, tasks: 0 }, { id: 'mate', unitId: 'u1', tasks: 0 }, { id: 'c9', unitId: 'u9', tasks: 5 }]
    expect(decideFlow(proven({ look: null, checkers }), settings())).toMatchObject({ rule: 'auto.check-field', input: { action: 'check', assignee: 'c9' } })
    expect(decideFlow(proven({ look: null, checkers: checkers.slice(0, 2) }), settings())).toMatchObject({ type: 'leave' })
  })

  test('their word closes it or sends it back, and after two reworks a person takes over', () => {
    const checked = (checkPassed: boolean, reworks = 0): FlowFacts => proven({ incident: handled({ checkPassed, reworks }), look: null })
    expect(decideFlow(checked(true), settings())).toMatchObject({ rule: 'auto.close-field' })
    expect(decideFlow(checked(false), settings())).toMatchObject({ rule: 'auto.rework-failed' })
    expect(decideFlow(checked(false, 2), settings())).toMatchObject({ type: 'leave' })
  })

  test('a unit that found nothing, against a camera that sees it: somebody looks, nobody is blamed', () => {
    expect(decideFlow(proven({ incident: handled({ outcome: 'not_found', rectified: false }), look: { ...quiet, sees: true } }), settings())).toMatchObject({ rule: 'auto.check-field' })
  })

  test('a share goes to people, drawn evenly and always the same', () => {
    const ids = Array.from({ length: 4000 }, (_, i) => `${i.toString(16).padStart(8, '0')}-0000-7000-8000-000000000000`)
    const drawn = ids.filter((id) => decideFlow(proven({ incident: handled({ id }) }), settings({ sampleShare: 0.1 })).type === 'leave')
    expect(drawn.length / ids.length).toBeGreaterThan(0.08)
    expect(drawn.length / ids.length).toBeLessThan(0.12)
  })
})

test('a rule that is switched off does nothing, nor does any when all is off', () => {
  const off = (name: string): FlowSettings => settings({ rules: USUAL_FLOW.rules.map((rule) => (rule.name === name ? { ...rule, enabled: false } : rule)) })
  expect(decideFlow(proven(), off('close-camera'))).toMatchObject({ rule: 'auto.check-field' })
  expect(decideFlow(facts(), settings({ enabled: false })).type).toBe('leave')
})

test('the usual settings are settings; a closing rule without a proof is refused', () => {
  expect(Settings.safeParse(USUAL_FLOW).success).toBe(true)
  const rules = USUAL_FLOW.rules.map((rule) => (rule.step === 'close' ? { ...rule, proof: null } : rule))
  expect(Settings.safeParse({ ...USUAL_FLOW, rules }).success).toBe(false)
  expect(Settings.safeParse({ ...USUAL_FLOW, sampleShare: 0 }).success).toBe(false)
})
