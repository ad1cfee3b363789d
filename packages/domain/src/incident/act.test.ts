import fc from 'fast-check'
import { ActionInput, Effect, Incident, INCIDENT_ACTIONS, INCIDENT_STATES, SIDE_ACTIONS, TimelineLine, isOpen, isSideActionLegal, legalActions, targetOf } from '@watchfloor/shared'
import type { ActionName, ClockKind, IncidentState } from '@watchfloor/shared'
import { HOUR, MINUTE, Story, factsAt, hub, officer, person, reported } from '../testing/incident-builder.js'
import { act } from './act.js'
import { isRunning } from './clock/clock.js'

const seat = person('seat')
const dispatcher = person('dispatcher')
const supervisor = person('supervisor')
const reason = '理由'
const target = reported().incident

/** An input that would be accepted wherever the action is legal. */
const FIELDS: Partial<Record<ActionName, object>> = {
  report_verified: { real: true }, report_checked: { passed: true }, handle: { outcome: 'rectified' }, suspend: { reason, until: '2026-06-01T00:00:00Z' }, request_suspension: { reason, until: '2026-06-01T00:00:00Z' },
  close: { outcome: 'rectified' }, merge: { into: target.id }, note: { note: 'n' }, hand_over: { to: 'x' }, amend: { reason, description: 'd' }, decide_appeal: { granted: true, reason },
}
const inputOf = (action: ActionName, version: number): ActionInput => ActionInput.parse({ action, version, reason, ...FIELDS[action] })
const TO: Record<IncidentState, () => Story> = {
  reported: () => new Story(), verifying: () => new Story().do(seat, 'verify', {}), filed: () => new Story().filed(), dispatched: () => new Story().dispatched(), handling: () => new Story().handling(),
  suspended: () => new Story().handling().do(supervisor, 'suspend', { reason, until: '2026-06-01T00:00:00Z' }), handled: () => new Story().handled(), checking: () => new Story().handled().do(seat, 'check', {}),
  closed: () => new Story().closed(), rejected: () => new Story().do(seat, 'reject', { reason }), merged: () => new Story().do(seat, 'merge', { into: target.id }, { other: target }), voided: () => new Story().do(seat, 'void', { reason }),
}
/** Side actions that need something to have been asked for first. */
const ASKED = new Set(['approve_extension', 'refuse_extension', 'refuse_suspension', 'appeal', 'decide_appeal'])

test.each(INCIDENT_STATES.flatMap((state) => INCIDENT_ACTIONS.map((action) => [state, action] as const)))('%s + %s: as the table says', (state, action) => {
  const { file, nowMs } = TO[state]()
  expect(file.incident.state).toBe(state)
  const ruling = act(file, inputOf(action, file.incident.version), hub, factsAt(nowMs, { other: target }))
  const to = targetOf(state, action)
  if (to === undefined) expect(ruling).toMatchObject({ ok: false, code: 'incident.illegal_action', details: { state, action } })
  else expect(ruling).toMatchObject({ ok: true, file: { incident: { state: to === '@before' ? 'reported' : to, version: file.incident.version + 1 } } })
})

test.each(INCIDENT_STATES.flatMap((state) => SIDE_ACTIONS.map((action) => [state, action] as const)))('%s + %s leaves the state alone', (state, action) => {
  const { file, nowMs } = TO[state]()
  const ruling = act(file, inputOf(action, file.incident.version), hub, factsAt(nowMs))
  if (!isSideActionLegal(state, action)) expect(ruling).toMatchObject({ ok: false, code: 'incident.illegal_action' })
  else if (ASKED.has(action)) expect(ruling.ok || ruling.code === 'incident.missing' || ruling.code === 'incident.illegal_action').toBe(true)
  else expect(ruling).toMatchObject({ ok: true, file: { incident: { state } } })
})

test('a stale version is refused and told what is now; a note never is', () => {
  const story = new Story().filed()
  expect(act(story.file, { action: 'dispatch', version: 1 }, dispatcher, factsAt(story.nowMs))).toMatchObject({ ok: false, code: 'incident.stale_version', details: { version: 2, state: 'filed' } })
  expect(act(story.file, { action: 'note', version: 1, note: '现场有围观' }, dispatcher, factsAt(story.nowMs))).toMatchObject({ ok: true, file: { incident: { version: 2 } }, lines: [{ note: '现场有围观', version: 2 }] })
})

test('the refusal of a person says whose it is', () => {
  expect(new Story().try(dispatcher, 'file', {})).toMatchObject({ ok: false, code: 'incident.not_allowed', message: 'file from reported is for: seat' })
  expect(new Story().dispatched().try(officer('squad-9'), 'accept', {})).toMatchObject({ ok: false, code: 'incident.not_allowed', message: expect.stringContaining('a unit that was sent') })
  const both = new Story().handling().do(person('officer', 'li', ['squad-1']), 'handle', { outcome: 'rectified' })
  expect(both.try(person('seat', 'li'), 'close', {})).toMatchObject({ ok: false, message: expect.stringContaining('never by the person who handled it') })
  expect(both.try(person('seat', 'wang'), 'close', {}).ok).toBe(true)
  expect(act(new Story().file, { action: 'file', version: 1 }, { type: 'system', rule: ' ', why: '' }, factsAt(0))).toMatchObject({ ok: false, code: 'incident.not_allowed' })
})

/** The one clock that counts in each state: the stage's own, never the disposal clock of a case that is not filed (DOMAIN §2 F 50). */
const RUNS: Record<IncidentState, ClockKind[]> = {
  reported: ['accept'], verifying: ['verify'], filed: ['dispatch'], dispatched: ['disposal'], handling: ['disposal'], suspended: ['suspension'], handled: ['close'], checking: ['check'],
  closed: [], rejected: [], merged: [], voided: [],
}
test('on any way through the machine exactly the stage\'s clock runs, versions go up by one, and the parts fit their schemas', () => {
  // Legal actions only, and those that end it all seldom: else a walk never gets as far as the check.
  const ends = new Set<ActionName>(['void', 'force_close', 'reject', 'merge'])
  const choose = (state: IncidentState, n: number): ActionName => {
    const legal = [...legalActions(state), ...SIDE_ACTIONS.filter((action) => n % 3 === 0 && isSideActionLegal(state, action))].filter((action) => n % 11 === 0 || !ends.has(action))
    return legal[n % legal.length] ?? 'note'
  }
  const seen = new Set<string>()
  fc.assert(fc.property(fc.array(fc.tuple(fc.nat(1e6), fc.integer({ min: 0, max: 3 * HOUR })), { maxLength: 40 }), (steps) => {
    let { file } = new Story()
    let nowMs = Date.parse(file.incident.createdAt)
    for (const [n, waits] of steps) {
      nowMs += waits
      const action = choose(file.incident.state, n)
      seen.add(`${file.incident.state} ${action}`)
      const version = file.incident.version
      const ruling = act(file, inputOf(action, version), hub, factsAt(nowMs, { other: target }))
      if (!ruling.ok) continue
      expect(ruling.file.incident.version).toBe(action === 'note' ? version : version + 1)
      file = ruling.file
      const { state } = file.incident
      expect([action, state, file.clocks.filter(isRunning).map(({ kind }) => kind)]).toEqual([action, state, RUNS[state]])
      for (const kind of new Set(file.clocks.map((clock) => clock.kind))) expect(file.clocks.filter((clock) => clock.kind === kind && clock.stoppedAt === null).length).toBeLessThanOrEqual(1)
      if (!isOpen(state) && state !== 'merged') expect(file.clocks.every(({ stoppedAt }) => stoppedAt !== null)).toBe(true)
      Incident.parse(file.incident)
      for (const line of ruling.lines) expect(TimelineLine.parse(line)).toEqual(line)
      for (const effect of ruling.effects) Effect.parse(effect)
    }
  }), { numRuns: 150 })
  expect(seen).toContain('checking report_checked')
})

test('effects wait for the undo; those of P1, of "send now" and of the hub do not', () => {
  const filed = new Story().filed()
  const now = new Date(filed.nowMs).toISOString()
  const later = new Date(filed.nowMs + 10_000).toISOString()
  const waits = (ruling: ReturnType<Story['try']>): (string | null)[] => (ruling.ok ? [ruling.lines[0]!.undoUntil, ...new Set(ruling.effects.map(({ notBefore }) => notBefore))] : [])
  expect(waits(filed.try(dispatcher, 'dispatch', {}))).toEqual([later, later])
  expect(waits(filed.try(dispatcher, 'dispatch', { sendNow: true }))).toEqual([null, now])
  expect(waits(filed.try(hub, 'dispatch', {}))).toEqual([null, now])
  const p1 = new Story(reported({ priority: 'P1' })).filed()
  expect(waits(p1.try(dispatcher, 'dispatch', {}))).toEqual([null, now])
})

test('who must be told of what', () => {
  const told = ({ change }: Story): string[] => change!.effects.map(({ type, to }) => `${type} ${'unitId' in to ? to.unitId : 'role' in to ? to.role : to.type}`)
  const story = new Story()
  expect(told(story.filed())).toEqual(['notify dispatcher', 'answer reporter', 'publish subscribers'])
  expect(told(story.do(dispatcher, 'dispatch', { units: [{ unitId: 'a' }, { unitId: 'b' }] }))).toEqual(['notify a', 'notify b', 'publish subscribers'])
  expect(told(story.do(officer('a'), 'accept', {}))).toEqual(['publish subscribers'])
  expect(told(story.do(officer('a'), 'handle', { outcome: 'on_spot' }))).toEqual(['withdraw b', 'notify seat', 'publish subscribers'])
  expect(told(story.do(dispatcher, 'rework', { reason }))).toEqual(['notify a', 'publish subscribers'])
  expect(told(story.do(dispatcher, 'recall', { reason }))).toEqual(['withdraw a', 'publish subscribers'])
  expect(told(story.wait(MINUTE).do(dispatcher, 'return', { reason }))).toEqual(['notify seat', 'publish subscribers'])
})

test('whom the desk sends to look is an account that may say what it found, and for a check never who did the work; the hub’s rules name their own', () => {
  const mayLook = (id: string): boolean => id.startsWith('officer')
  const handled = new Story().handled()
  const did = handled.incident.handledBy!
  expect(new Story().try(seat, 'verify', { assignee: 'gone' }, { mayLook })).toMatchObject({ ok: false, code: 'incident.missing', details: { assignee: 'gone' } })
  expect(new Story().try(seat, 'verify', { assignee: 'officer-7' }, { mayLook })).toMatchObject({ ok: true, lines: [{ about: { assignee: 'officer-7' } }], effects: expect.arrayContaining([expect.objectContaining({ to: { type: 'person', id: 'officer-7' } })]) })
  expect(handled.try(seat, 'check', { assignee: did }, { mayLook: () => true })).toMatchObject({ ok: false, code: 'incident.missing', message: expect.stringContaining('does not check it') })
  expect([handled.try(seat, 'check', {}, { mayLook }).ok, handled.try(seat, 'check', { assignee: 'gone' }, { mayLook }).ok, handled.try(hub, 'check', { assignee: 'c1' }, { mayLook }).ok, handled.try(hub, 'check', { assignee: did }).ok]).toEqual([true, false, true, false])
})
