import { RULES, newFixReport } from '@watchfloor/domain'
import type { FixReport } from '@watchfloor/domain'
import type { DeviceKind } from '@watchfloor/shared'
import type { StreamReport } from '../../ports/detect.port.js'
import type { LiveUnit } from '../../ports/live-state.port.js'
import type { KnownDevice } from '../../store/device-directory.js'
import { Facts } from '../facts/facts.js'
import { Found } from './found.js'
import { RuleEngine } from './rule-engine.js'
import { RuleMemory } from './rule-memory.js'

const T = Date.UTC(2026, 2, 2, 4)
const LIFTED = RULES.findIndex(({ name }) => name === 'truck_lifted')
const device = (kind: DeviceKind = 'truck'): KnownDevice => ({
  id: 'd1', no: 1, name: 'one', kind, protocol: 'native', externalId: 'x', plate: '浙F1', squadId: null, datum: null, profile: null, sourceId: null, lat: null, lon: null, facingDeg: null, enabled: true,
})

/** An engine over one device whose live state is as track would hold it. */
function house() {
  const truck = device()
  const unit = { no: 1, lat: NaN, lon: NaN, speedMps: NaN, heardMs: NaN, saidOffline: false, state: {}, stateMs: -Infinity } as unknown as LiveUnit
  const faults: string[] = []
  const metrics = { runs: 0, spentMs: 0, raised: () => undefined, fault: ({ name }: { name: string }) => { faults.push(name) }, refused: () => undefined }
  const directory = { byNo: () => truck, byId: () => truck, all: () => [truck].values(), onChange: () => () => undefined }
  const memory = new RuleMemory(null as never, metrics as never, null as never)
  const engine = new RuleEngine(directory as never, { get: () => unit, lastFix: () => undefined } as never, new Facts(), memory, metrics as never, null as never, null as never, null as never)
  const said = (atS: number, given: Partial<FixReport> = {}): StreamReport =>
    ({ unit, report: { ...newFixReport('x', T + atS * 1000), lat: 30, lon: 121, speedMps: 0, ...given }, mark: 'ok', receivedMs: T + atS * 1000 + 200, clockOffsetMs: 200 })
  const judge = (...changes: StreamReport[]): Found => engine.judge({ changes, events: [], ticks: [] }, new Set()) as Found
  const tick = (atS: number): Found => engine.judge({ changes: [], events: [], ticks: [{ nowMs: T + atS * 1000, part: 0, of: 1 }] }, new Set()) as Found
  return { truck, unit, engine, memory, faults, said, judge, tick }
}
const lifted = { state: { lifted: true } }
const kindsOf = ({ signals }: Found): string[] => signals.map((signal) => ('raise' in signal ? signal.raise.kind : `${signal.clear.kind} over`))

test('what was judged and not committed has never been: a retry finds the same, and memory is never ahead of the database', () => {
  const { judge, said, memory, truck, unit } = house()
  const stretch = [said(0, lifted), said(20, lifted)]
  const lost = judge(...stretch)
  expect(kindsOf(lost)).toEqual(['truck_lifted'])
  expect(memory.of(truck).states[LIFTED]).toBeUndefined()
  const again = judge(...stretch)
  expect(again.signals).toEqual(lost.signals)
  again.committed()
  Object.assign(unit, { lat: 30, lon: 121, state: { lifted: true }, stateMs: T + 20_000, heardMs: T + 20_200 })
  expect(memory.of(truck).states[LIFTED]).toMatchObject({ episode: { holds: true, raised: true } })
  expect(kindsOf(judge(said(21, lifted)))).toEqual([])
})

test('the live state of track is read, never written', () => {
  const { judge, said, unit } = house()
  const state = unit.state
  judge(said(0, lifted)).committed()
  expect(unit.state).toBe(state)
  expect(state).toEqual({})
})

test('a rule that throws costs itself and no other, and is counted', () => {
  const { judge, said, faults } = house()
  const rule = RULES.find(({ name }) => name === 'truck_overspeed')!
  const step = rule.step
  Object.assign(rule, { step: () => { throw new Error('a bug') } })
  try {
    expect(kindsOf(judge(said(0, { ...lifted, speedMps: 30 }), said(20, lifted)))).toEqual(['truck_lifted'])
    expect(faults).toEqual(['truck_overspeed', 'truck_overspeed'])
  } finally { Object.assign(rule, { step }) }
})

test('a truck that nothing happens to writes nothing; what begins is stored at once, what goes on by the checkpoint', () => {
  const { judge, said, tick, memory, truck, unit } = house()
  // The first tick after a start looks for what is withdrawn; that is another story.
  const quiet = (found: Found): boolean => { found.withdrawal = null; found.committed(); return found.touched.every(({ now }) => now === 0) }
  const down = { state: { lifted: false, loaded: false, coverClosed: true, loadKg: 0 } }
  for (let s = 0; s < 100; s += 10) {
    const found = judge(said(s, down))
    expect(found.writes).toBe(false)
    found.committed()
  }
  Object.assign(unit, { lat: 30, lon: 121, state: { ...down.state }, stateMs: T + 90_000, heardMs: T + 90_200, speedMps: 0 })
  const began = judge(said(100, { ...down, state: { ...down.state, lifted: true } }))
  expect([began.writes, memory.of(truck).now]).toEqual([true, 1 << LIFTED])
  began.committed()
  Object.assign(unit, { state: { ...down.state, lifted: true }, stateMs: T + 100_000 })
  const goesOn = judge(said(105, lifted))
  expect(goesOn.writes).toBe(false)
  goesOn.committed()
  expect(memory.of(truck).unsaved).toBe(1 << LIFTED)
  expect(quiet(tick(110))).toBe(true)
  memory.of(truck).savedMs = T + 90_000
  const checkpoint = tick(111)
  expect(checkpoint.writes).toBe(true)
  expect(checkpoint.touched.map(({ now }) => now)).toEqual([1 << LIFTED])
  checkpoint.withdrawal = null
  checkpoint.committed()
  expect(memory.of(truck).unsaved).toBe(0)
})
