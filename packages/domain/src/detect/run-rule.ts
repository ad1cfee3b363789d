import type { Priority, RuleSettings } from '@watchfloor/shared'
import type { Report } from '../decode/report.js'
import type { AnyRule, Clear, CompliantSighting, Raise, RuleFacts, RuleInput, RuleStep } from './rule.js'

/** A rule's state as it is stored, with the version of its schema. */
export interface StoredRuleState { readonly version: number; readonly state: unknown }

/** The stored state of a rule, or a fresh one where there is none or it cannot be read; `fresh` true in the latter case only: it is counted. */
export function loadRuleState(rule: AnyRule, stored: StoredRuleState | null): { state: unknown; fresh: boolean } {
  if (stored === null) return { state: rule.open(), fresh: false }
  const read = stored.version === rule.version ? rule.state.safeParse(stored.state) : null
  return read?.success ? { state: read.data, fresh: false } : { state: rule.open(), fresh: true }
}

/** What the runner must know of a report to judge whether it is news. */
export interface ReportTiming { readonly receivedMs: number; /** As `track/order.ts` measures it: how far the device's clock lies behind, NaN = unknown. */ readonly clockOffsetMs: number }

/** Clocks less wrong than this are left alone: delivery takes time, too. */
const CLOCK_SLACK_MS = 30_000

/** The device's time in the hub's clock, never later than its receipt. */
export function atMsOf(timeMs: number, { receivedMs, clockOffsetMs }: ReportTiming): number {
  const offset = Math.abs(clockOffsetMs) > CLOCK_SLACK_MS ? clockOffsetMs : 0
  return Math.min(receivedMs, timeMs + offset)
}

/** Whether a report is news to a rule, or history: replayed, marked off the live track, or older than the rule listens to. */
export function isNews(rule: AnyRule, report: Report, mark: string | null, atMs: number, receivedMs: number): boolean {
  if (report.type !== 'fix' && report.type !== 'status' && report.type !== 'event') return false
  if (!rule.reads.includes(report.type)) return false
  if (report.type === 'fix' && (report.replayed || (mark !== null && mark !== 'ok'))) return false
  return receivedMs - atMs <= rule.maxAgeMs
}

/** A raise with the priority it ends up with. */
export type RaisedAlarm = Raise & { readonly rule: string; readonly priority: Priority }
/** What one step of a rule came to. */
export type RuleRun =
  | { readonly ok: true; readonly state: unknown; readonly raise: readonly RaisedAlarm[]; readonly clear: readonly Clear[]; readonly compliant: readonly CompliantSighting[] }
  | { readonly ok: false; readonly error: unknown }
/** What the runner adds to the facts from the settings. */
export type WorldFacts = Omit<RuleFacts<unknown>, 'params' | 'delayOnMs' | 'delayOffMs'>
const NONE: readonly never[] = []

/** The facts of one rule: the world with what the settings say. Whoever runs it for every fix makes them once, and changes device and live state in place. */
export const ruleFactsOf = (settings: RuleSettings, world: WorldFacts): RuleFacts<unknown> =>
  ({ ...world, params: settings.params, delayOnMs: settings.delayOnS * 1000, delayOffMs: settings.delayOffS * 1000 })

/** One step of a rule, isolated: a rule that throws harms nobody else; its state stays as it was, the error is for the log and the count. */
export const runRule = (rule: AnyRule, settings: RuleSettings, state: unknown, input: RuleInput, world: WorldFacts): RuleRun => stepRule(rule, settings, state, input, ruleFactsOf(settings, world))

/** The same with facts that were made before. */
export function stepRule(rule: AnyRule, settings: RuleSettings, state: unknown, input: RuleInput, facts: RuleFacts<unknown>): RuleRun {
  try {
    const step = rule.step(state, input, facts) as RuleStep<unknown>
    const raise = step.raise === undefined || step.raise.length === 0 ? NONE : step.raise.map((one) => ({ ...one, rule: rule.name, priority: one.priority ?? settings.priority }))
    return { ok: true, state: step.state, raise, clear: step.clear ?? NONE, compliant: step.compliant ?? NONE }
  } catch (error) {
    return { ok: false, error }
  }
}
