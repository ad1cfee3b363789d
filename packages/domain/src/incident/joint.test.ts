import type { DispatchAction, DispatchActionInput } from '@watchfloor/shared'
import { HOUR, MINUTE, Story, factsAt, hub, newId, officer, person, reported } from '../testing/incident-builder.js'
import { actOnUnit } from './act-on-unit.js'
import type { Actor, Ruling } from './case-file.js'
import { duplicatesOf } from './duplicates.js'
import { followTarget } from './merge.js'
import { incidentNumber, numberDay, numberPatternFault } from './number.js'
import { openIncident } from './open-incident.js'
import { undo } from './undo.js'
import { fireClock } from './clock/clock.js'

const seat = person('seat')
const dispatcher = person('dispatcher')
const supervisor = person('supervisor')
const reason = '理由'
const joint = (): Story => new Story().dispatched('muck', 'police', 'transport')

function unitActs(story: Story, unitId: string, action: DispatchAction, more: { actor?: Actor; version?: number; occurredAt?: string } = {}): Ruling {
  const record = story.file.dispatches.filter((r) => r.unitId === unitId).at(-1)!
  const input = { action, version: more.version ?? record.version, occurredAt: more.occurredAt, ...(action === 'decline' || action === 'release' ? { reason } : {}) } as DispatchActionInput
  return actOnUnit(story.file, record.id, input, more.actor ?? officer(unitId), factsAt(story.nowMs))
}
const states = ({ file }: Story): string[] => file.dispatches.map(({ unitId, state, lead }) => `${unitId}${lead ? '*' : ''} ${state}`)

describe('several units', () => {
  test('the first accept moves the incident, later ones only their own record', () => {
    const story = joint()
    expect(states(story)).toEqual(['muck* notified', 'police notified', 'transport notified'])
    story.take(unitActs(story, 'police', 'accept'))
    expect([story.incident.state, story.incident.version, states(story)[1]]).toEqual(['handling', 4, 'police accepted'])
    story.take(unitActs(story, 'muck', 'accept'))
    expect([story.incident.version, story.change!.lines[0]!.action]).toEqual([4, 'unit.accept'])
    story.take(unitActs(story, 'police', 'en_route')).wait(MINUTE).take(unitActs(story, 'police', 'on_scene'))
    expect(story.file.dispatches[1]).toMatchObject({ state: 'on_scene', version: 4, by: 'officer-of-police' })
  })

  test('the lead\'s handle lets the others go; another unit cannot handle', () => {
    const story = joint()
    story.take(unitActs(story, 'police', 'accept'))
    expect(story.try(officer('police'), 'handle', { outcome: 'ticket' })).toMatchObject({ code: 'incident.not_allowed', message: expect.stringContaining('leads') })
    story.do(officer('muck'), 'handle', { outcome: 'ticket' })
    expect(states(story)).toEqual(['muck* released', 'police released', 'transport released'])
    expect(story.change!.dispatches).toHaveLength(3)
  })

  test('a lead that declines hands over with its time; when all have declined it goes back to the dispatcher', () => {
    const story = joint()
    story.take(unitActs(story, 'muck', 'decline'))
    expect([story.incident.leadUnitId, story.incident.state, states(story)]).toEqual(['police', 'dispatched', ['muck declined', 'police* notified', 'transport notified']])
    expect(story.file.clocks.at(-1)).toMatchObject({ kind: 'disposal', unitId: 'police' })
    story.take(unitActs(story, 'transport', 'decline')).take(unitActs(story, 'police', 'decline'))
    expect([story.incident.state, story.incident.returns, story.incident.leadUnitId]).toEqual(['filed', 1, null])
    expect(story.change!.lines.map(({ action, actor }) => [action, actor.type === 'system' ? actor.rule : actor.id])).toEqual([['unit.decline', 'officer-of-police'], ['return', 'dispatch.all_declined']])
    expect(story.change!.effects.some(({ type, to }) => type === 'notify' && to.type === 'role' && to.role === 'dispatcher')).toBe(true)
  })

  test('an offline phone tells late, once, and not what others must say', () => {
    const story = joint()
    story.take(unitActs(story, 'muck', 'accept')).wait(HOUR)
    story.take(unitActs(story, 'muck', 'on_scene', { occurredAt: '2026-03-02T09:20:00+08:00' }))
    expect(story.file.dispatches[0]).toMatchObject({ onSceneAt: '2026-03-02T01:20:00.000Z' })
    expect(unitActs(story, 'muck', 'release', { version: 1 })).toMatchObject({ code: 'incident.stale_version' })
    expect(unitActs(story, 'muck', 'en_route')).toMatchObject({ code: 'incident.illegal_action' })
    expect(unitActs(story, 'police', 'accept', { actor: dispatcher })).toMatchObject({ code: 'incident.not_allowed' })
    expect(unitActs(story, 'police', 'accept', { actor: officer('muck') })).toMatchObject({ code: 'incident.not_allowed' })
    expect(unitActs(story, 'muck', 'release', { actor: dispatcher })).toMatchObject({ code: 'incident.illegal_action', message: expect.stringContaining('leads') })
    expect(unitActs(story, 'police', 'release', { actor: dispatcher })).toMatchObject({ ok: true, effects: [{ type: 'withdraw', to: { unitId: 'police' } }] })
  })

  test('an officer of two units says yes for the one whose record it is', () => {
    const story = joint()
    story.take(unitActs(story, 'police', 'accept', { actor: person('officer', 'both', ['muck', 'police']) }))
    expect(states(story)).toEqual(['muck* notified', 'police accepted', 'transport notified'])
  })

  test('units must be there, once each, with one lead; the proposed ones go where none is named', () => {
    const filed = new Story().filed()
    const refused = (units: { unitId: string; lead?: boolean }[]): string => { const r = filed.try(dispatcher, 'dispatch', { units }, { isUnit: (id) => id !== 'ghost' }); return r.ok ? 'ok' : r.code }
    expect([refused([{ unitId: 'a' }, { unitId: 'a' }]), refused([{ unitId: 'a', lead: true }, { unitId: 'b', lead: true }]), refused([{ unitId: 'ghost' }]), refused([{ unitId: 'a' }])])
      .toEqual(['incident.missing', 'incident.missing', 'incident.missing', 'ok'])
    expect(filed.try(dispatcher, 'dispatch', {}, { proposedUnits: [] })).toMatchObject({ code: 'incident.missing' })
    expect(filed.try(dispatcher, 'dispatch', { units: [{ unitId: 'a' }], override: '更近' })).toMatchObject({ ok: true, dispatches: [{ override: '更近' }], lines: [{ about: { override: '更近' } }] })
  })
})

describe('merging', () => {
  const pair = (): [Story, Story] => [new Story(reported({ priority: 'P2', source: 'hotline', reportedBy: '张三', occurredAt: '2026-03-02T00:30:00Z' })).dispatched(), new Story(reported({ source: 'ai' })).filed()]

  test('the target keeps who found it first and the higher priority; the merged one\'s clocks stand still', () => {
    const [child, target] = pair()
    child.do(seat, 'merge', { into: target.incident.id }, { other: target.incident })
    const { other } = child.change!
    expect(child.incident).toMatchObject({ state: 'merged', stateBefore: 'dispatched', mergedInto: target.incident.id })
    expect(child.file.clocks.every(({ pausedAt, stoppedAt }) => pausedAt !== null || stoppedAt !== null)).toBe(true)
    expect(child.file.dispatches[0]).toMatchObject({ state: 'released', heldState: 'notified' })
    expect(other!.incident).toMatchObject({ priority: 'P2', children: 1, version: 3, firstSighting: { source: 'hotline', by: '张三', at: '2026-03-02T00:30:00.000Z' } })
    expect(other!.line).toMatchObject({ action: 'join', incidentId: target.incident.id, about: { child: child.incident.number } })
  })

  test('splitting gives back state, clocks and units', () => {
    const [child, target] = pair()
    const before = child.file
    child.do(seat, 'merge', { into: target.incident.id }, { other: target.incident })
    const joined = child.change!.other!.incident
    child.wait(HOUR).do(supervisor, 'split', { reason }, { other: joined })
    expect(child.incident).toMatchObject({ state: 'dispatched', stateBefore: null, mergedInto: null })
    expect(child.file.dispatches[0]).toMatchObject({ state: 'notified', heldState: null })
    expect(child.file.clocks.at(-1)!.budgetMs).toBe(before.clocks.at(-1)!.budgetMs)
    expect(child.change!.other!.incident).toMatchObject({ children: 0, firstSighting: { incidentId: target.incident.id, source: 'ai' } })
    expect(child.change!.effects.map(({ type }) => type)).toContain('notify')
  })

  test('not into itself, not into one that is over or merged, not away from children', () => {
    const [child, target] = pair()
    const into = (other: Story): Ruling => child.try(seat, 'merge', { into: other.incident.id }, { other: other.incident })
    expect([into(child), into(new Story().closed()), into(new Story().do(seat, 'void', { reason })), child.try(seat, 'merge', { into: newId() })].map((r) => (r.ok ? 'ok' : r.code))).toEqual(Array(4).fill('incident.bad_target'))
    child.do(seat, 'merge', { into: target.incident.id }, { other: target.incident })
    expect(new Story().try(seat, 'merge', { into: child.incident.id }, { other: child.incident })).toMatchObject({ code: 'incident.bad_target' })
    target.file = { ...target.file, incident: child.change!.other!.incident }
    expect(target.try(seat, 'merge', { into: newId() }, { other: new Story().incident })).toMatchObject({ code: 'incident.bad_target' })
  })

  test('children end and begin again with their target, once', () => {
    const [child, target] = pair()
    child.do(seat, 'merge', { into: target.incident.id }, { other: target.incident })
    target.file = { ...target.file, incident: child.change!.other!.incident }
    target.do(dispatcher, 'dispatch', {}).do(officer(), 'accept', {}).do(officer(), 'handle', { outcome: 'rectified' }).do(seat, 'close', {})
    expect(target.change!.effects).toContainEqual(expect.objectContaining({ type: 'tell_children', to: { type: 'hub' } }))
    const followed = followTarget(child.incident, target.incident, factsAt(target.nowMs))!
    expect(followed).toMatchObject({ incident: { state: 'merged', closedAt: expect.any(String), version: child.incident.version + 1 }, line: { action: 'follow', actor: { rule: 'merge.follow' } } })
    expect(followTarget(followed.incident, target.incident, factsAt(0))).toBeNull()
    target.do(supervisor, 'reopen', { reason })
    expect(followTarget(followed.incident, target.incident, factsAt(target.nowMs))!.incident.closedAt).toBeNull()
  })
})

describe('undo', () => {
  const dispatched = (): Story => new Story().filed().wait(MINUTE).do(dispatcher, 'dispatch', {})
  const back = (story: Story, actor: Actor = dispatcher, more: { line?: number } = {}): Ruling => undo(story.file, { ...story.change!.lines[0]!, ...(more.line === undefined ? {} : { version: more.line }) }, story.change!.before!, actor, factsAt(story.nowMs))

  test('restores state, clocks and records under a new version, cancels the effects, and the story keeps both lines', () => {
    const story = dispatched()
    const { before } = story.change!
    const version = story.incident.version
    story.wait(9_999).take(back(story))
    expect(story.incident).toMatchObject({ state: 'filed', version: version + 1, leadUnitId: null })
    expect([story.change!.cancelledVersion, story.file.dispatches, story.change!.removedDispatches.length]).toEqual([version, [], 1])
    const now = story.file.clocks.find(({ kind }) => kind === 'dispatch')!
    const was = before!.clocks.find(({ kind }) => kind === 'dispatch')!
    expect([now.dueAt, now.stoppedAt, now.generation > was.generation + 1]).toEqual([was.dueAt, null, true])
    expect(story.change!.clocks.map(({ op }) => op).sort()).toEqual(['put', 'remove'])
    expect(story.change!.lines).toEqual([expect.objectContaining({ action: 'undo', from: 'dispatched', to: 'filed', about: expect.objectContaining({ undone: 'dispatch' }) })])
    expect(story.do(dispatcher, 'dispatch', {}).incident.state).toBe('dispatched')
  })

  test('a clock that rang meanwhile has rung; one that the action alone made due has not', () => {
    const story = new Story().filed().do(dispatcher, 'dispatch', {}).do(officer(), 'accept', {})
    const disposal = story.file.clocks.find(({ kind, stoppedAt }) => kind === 'disposal' && stoppedAt === null)!
    story.wait(Date.parse(disposal.dueAt) - story.nowMs - 2000).do(officer(), 'return', { reason })
    const { lines, before } = story.change!
    const line = lines[0]!
    const rung = story.file.clocks.map((clock) => (clock.id === disposal.id ? { ...fireClock(clock, story.nowMs + 3000) } : clock))
    const back = (nowMs: number): Ruling => undo({ ...story.file, clocks: rung }, line, before!, officer(), factsAt(nowMs))
    const restored = (ruling: Ruling) => ruling.ok && ruling.file.clocks.find(({ id }) => id === disposal.id)
    expect(restored(back(story.nowMs + 5000))).toMatchObject({ firedAt: expect.any(String), stoppedAt: null, dueAt: disposal.dueAt })
    expect(restored(back(story.nowMs + 1000))).toMatchObject({ firedAt: null, stoppedAt: null })
  })

  test('only by the same person, in time, and while nothing came after', () => {
    expect(back(dispatched(), person('dispatcher', 'other'))).toMatchObject({ code: 'incident.not_allowed' })
    expect(back(dispatched().wait(10_000))).toMatchObject({ code: 'incident.undo_over' })
    expect(back(dispatched(), dispatcher, { line: 2 })).toMatchObject({ code: 'incident.stale_version' })
    const p1 = new Story(reported({ priority: 'P1' })).filed().do(dispatcher, 'dispatch', {})
    expect([p1.change!.before, undo(p1.file, p1.change!.lines[0]!, p1.file, dispatcher, factsAt(p1.nowMs))]).toMatchObject([null, { code: 'incident.undo_over' }])
  })
})

test('a report becomes an incident, or is told what is wrong with it', () => {
  const input = { category: '0405', lat: 30.7, lon: 121, description: '店外经营', source: 'citizen' as const }
  const facts = { ...factsAt(0), number: '1', areaPath: null, insideCity: (lat: number) => lat < 31 }
  expect(openIncident(input, seat, facts)).toMatchObject({ ok: true, file: { incident: { state: 'reported', version: 1, priority: 'P3' } }, lines: [{ action: 'report', from: null }], before: null })
  expect(openIncident({ ...input, category: '9999' }, seat, facts)).toMatchObject({ ok: false, code: 'incident.unknown_category' })
  expect(openIncident({ ...input, lat: 32 }, seat, facts)).toMatchObject({ ok: false, code: 'incident.outside_city' })
  expect(openIncident({ ...input, priority: 'P1' }, hub, facts)).toMatchObject({ ok: true, effects: [{ type: 'notify', to: { role: 'seat' } }, { type: 'publish' }] })
})

test('amending: former values stay in the story, the category only while no clock rests on it', () => {
  const story = new Story().do(seat, 'amend', { reason, category: '0406', address: '人民路 1 号' })
  expect(story.incident).toMatchObject({ category: '0406', address: '人民路 1 号', state: 'reported' })
  expect(story.change!.lines[0]!.about).toEqual({ category: '0406', category_before: '0405', address: '人民路 1 号', address_before: null })
  expect(story.try(seat, 'amend', { reason })).toMatchObject({ code: 'incident.missing' })
  expect(story.try(seat, 'amend', { reason, category: '9999' })).toMatchObject({ code: 'incident.unknown_category' })
  expect(story.try(seat, 'amend', { reason, lat: 30 })).toMatchObject({ code: 'incident.missing' })
  expect(story.dispatched().try(supervisor, 'amend', { reason, category: '0405' })).toMatchObject({ code: 'incident.illegal_action' })
})

test('numbers by the city\'s pattern', () => {
  const pattern = '{region}{yyyy}{MM}{dd}{seq:5}'
  expect(numberDay(Date.parse('2026-03-01T16:30:00Z'), 480)).toBe('2026-03-02')
  expect(incidentNumber(pattern, '2026-03-02', 17, '330482')).toBe('3304822026030200017')
  expect(incidentNumber('CG-{yy}{MM}{dd}-{seq:3}', '2026-03-02', 12_345)).toBe('CG-260302-12345')
  expect([pattern, '{yyyy}{MM}{dd}', '{seq:5}', '{yyyy}{MM}{dd}{seq:5}{seq:5}', '{yyyy}{MM}{dd}{seq:5}{hour}'].map((p) => numberPatternFault(p) === null)).toEqual([true, false, false, false, false])
})

test('duplicates: near in place and time, the same category first', () => {
  const at = (id: string, category: string, metres: number, hours = 0, state: 'filed' | 'closed' = 'filed') => ({ id, state, category, lat: 30.7 + metres / 111_195, lon: 121, createdAt: new Date(hours * HOUR).toISOString() })
  const report = { category: '0405', lat: 30.7, lon: 121, createdAt: new Date(0).toISOString() }
  const found = duplicatesOf(report, [at('neighbour', '0406', 10), at('same-far', '0405', 49), at('same-near', '0405', 5), at('too-far', '0405', 51), at('old', '0405', 1, 25), at('over', '0405', 1, 0, 'closed'), at('other', '0301', 1), at('neighbour-far', '0406', 26)])
  expect(found.map(({ incident }) => incident.id)).toEqual(['same-near', 'same-far', 'neighbour'])
})
