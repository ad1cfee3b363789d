import { DEFAULT_CODE_SET, categoryIndex } from '@watchfloor/shared'
import type { DeviceState, EventSeverity, Mask, TruckPermit, TruckPlace } from '@watchfloor/shared'
import { newFixReport } from '../decode/report.js'
import type { DetectionDetail } from '../decode/report.js'
import { maskIndex } from '../detect/masks.js'
import type { AnyRule, Clear, CompliantSighting, RuleDevice, RuleFacts, RuleInput, RuleLive } from '../detect/rule.js'
import { defaultSettings } from '../detect/rule-settings.js'
import { runRule } from '../detect/run-rule.js'
import type { RaisedAlarm } from '../detect/run-rule.js'
import { areaIndex } from '../geo/area-index.js'

/** A story that a rule is told: what a device says, second by second, and the world it says it in. */
export interface RuleWorld {
  device?: Partial<RuleDevice>
  places?: readonly TruckPlace[]
  masks?: readonly Mask[]
  permits?: readonly TruckPermit[] | null
  params?: Record<string, unknown>
  delayOnS?: number
  delayOffS?: number
}
export interface Said { state?: DeviceState; lat?: number; lon?: number; speedKmh?: number; event?: string; code?: string | null; text?: string | null; active?: boolean | null; severity?: EventSeverity; online?: boolean; status?: DeviceState; detection?: DetectionDetail }
/** At so many seconds the device said this; `tick` = only the hub's clock. */
export type Step = readonly [atS: number, said: Said | 'tick']
export interface Told { readonly raised: readonly RaisedAlarm[]; readonly cleared: readonly Clear[]; readonly compliant: readonly CompliantSighting[]; readonly raisedAtS: readonly number[]; readonly clearedAtS: readonly number[] }

/** Monday noon in Shanghai: no rule's hours begin or end there. */
export const STORY_START_MS = Date.parse('2026-03-02T12:00:00+08:00')
const CITY = { lat: 30.7, lon: 121 }
/** A square area about a place, so many metres wide. */
export function squareAround(lat: number, lon: number, metres: number): TruckPlace['geometry'] {
  const d = metres / 2 / 111_195
  const e = d / Math.cos((lat * Math.PI) / 180)
  return { type: 'Polygon', coordinates: [[[lon - e, lat - d], [lon + e, lat - d], [lon + e, lat + d], [lon - e, lat + d], [lon - e, lat - d]]] }
}

/** One rule on one device, remembering what it did. The device's live state is kept as the hub would keep it. */
export class RuleRunner {
  state: unknown
  readonly raised: RaisedAlarm[] = []
  readonly cleared: Clear[] = []
  readonly compliant: CompliantSighting[] = []
  readonly raisedAtS: number[] = []
  readonly clearedAtS: number[] = []
  private live: RuleLive = { state: {}, lat: CITY.lat, lon: CITY.lon, speedMps: 0, heardMs: NaN, said: null }
  private liveMs = 0
  private readonly facts: Omit<RuleFacts<unknown>, 'params' | 'delayOnMs' | 'delayOffMs' | 'live'>

  constructor(private readonly rule: AnyRule, private readonly world: RuleWorld) {
    this.state = rule.open()
    const { places = [], masks = [], permits = null } = world
    this.facts = {
      device: { id: 'd1', kind: rule.kinds[0]!, name: 'one', plate: '浙F12345', ...world.device }, places: areaIndex(places), masks: maskIndex(masks, 480),
      permits: (plate) => permits?.filter((permit) => permit.plate === plate) ?? null, utcOffsetMin: 480,
    }
  }

  tell([atS, said]: Step): void {
    const atMs = STORY_START_MS + atS * 1000
    for (const input of said === 'tick' ? [{ type: 'tick' as const, nowMs: atMs }] : this.inputs(said, atMs)) {
      if (input.type === 'report' && !this.rule.reads.includes(input.report.type as 'fix')) continue
      if (input.type === 'tick' && !this.rule.reads.includes('tick')) continue
      const settings = { ...defaultSettings(this.rule, 'zh') }
      settings.params = { ...settings.params, ...this.world.params }
      settings.delayOnS = this.world.delayOnS ?? settings.delayOnS
      settings.delayOffS = this.world.delayOffS ?? settings.delayOffS
      const run = runRule(this.rule, settings, this.state, input, { ...this.facts, live: this.live })
      if (!run.ok) throw run.error
      // As it would come back after a restart of the hub.
      this.state = this.rule.state.parse(JSON.parse(JSON.stringify(run.state)))
      this.raised.push(...run.raise)
      this.cleared.push(...run.clear)
      this.compliant.push(...run.compliant)
      this.raisedAtS.push(...run.raise.map(() => atS))
      this.clearedAtS.push(...run.clear.map(() => atS))
    }
  }

  private inputs(said: Said, atMs: number): RuleInput[] {
    const { state = {}, speedKmh, event, code = null, text = null, active = null, severity = 'warning' } = said
    const [lat, lon] = [said.lat ?? this.live.lat, said.lon ?? this.live.lon]
    if (atMs >= this.liveMs) {
      this.liveMs = atMs
      this.live = { state: { ...this.live.state, ...state, ...said.status }, lat, lon, speedMps: speedKmh === undefined ? this.live.speedMps : speedKmh / 3.6, heardMs: atMs, said: said.online ?? (said.online === undefined ? null : this.live.said) }
    }
    if (event !== undefined) {
      return [{ type: 'report', atMs, report: { type: 'event', externalId: 'x', timeMs: atMs, eventType: event, severity, active, code, text, lat: said.lat ?? NaN, lon: said.lon ?? NaN, dedupeKey: `${event}:${code}@${atMs}`, ...(said.detection && { detection: said.detection }) } }]
    }
    if (said.status !== undefined || said.online !== undefined) return [{ type: 'report', atMs, report: { type: 'status', externalId: 'x', timeMs: atMs, state: said.status ?? {}, online: said.online ?? null } }]
    return [{ type: 'report', atMs, report: { ...newFixReport('x', atMs), lat, lon, speedMps: (speedKmh ?? 0) / 3.6, state } }]
  }
}

/** Tells a rule a story. */
export function tellStory(rule: AnyRule, world: RuleWorld, steps: readonly Step[]): Told {
  const runner = new RuleRunner(rule, world)
  for (const step of steps) runner.tell(step)
  return runner
}

const of = categoryIndex(DEFAULT_CODE_SET)
/** What is wrong with how a rule takes a story that raises once; nothing when all is well. Every rule's story test asks it. */
export function storyFaults(rule: AnyRule, world: RuleWorld, steps: readonly Step[]): string[] {
  const faults: string[] = []
  const once = tellStory(rule, world, steps)
  if (once.raised.length !== 1) faults.push(`raised ${once.raised.length} times, not once`)
  if (once.raised.some(({ category }) => of(category) === undefined)) faults.push('names an unknown category')

  const twice = tellStory(rule, world, steps.flatMap((step) => [step, step]))
  if (twice.raised.length !== once.raised.length) faults.push(`every input twice raises ${twice.raised.length} times`)
  if (twice.cleared.length !== once.cleared.length) faults.push(`every input twice clears ${twice.cleared.length} times`)

  const late = new RuleRunner(rule, world)
  for (const step of steps) late.tell(step)
  const before = late.raised.length
  for (const step of [...steps].reverse()) if (step[1] !== 'tick') late.tell(step)
  if (late.raised.length !== before) faults.push('raises on what comes out of order')
  return faults
}
