import type { Priority, RuleSettings } from '@watchfloor/shared'
import type { Report } from '../decode/report.js'
import type { AnyRule, Raise, RuleFacts, RuleInput, RuleStep } from './rule.js'

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
export type RuleRun = { readonly ok: true; readonly step: Omit<RuleStep<unknown>, 'raise'> & { readonly raise: readonly RaisedAlarm[] } } | { readonly ok: false; readonly error: unknown }

/** One step of a rule, isolated: a rule that throws harms nobody else; its state stays as it was, the error is for the log and the count. */
export function runRule(rule: AnyRule, settings: RuleSettings, state: unknown, input: RuleInput, facts: Omit<RuleFacts<unknown>, 'params' | 'delayOnMs' | 'delayOffMs'>): RuleRun {
  try {
    const step = rule.step(state, input, { ...facts, params: settings.params, delayOnMs: settings.delayOnS * 1000, delayOffMs: settings.delayOffS * 1000 }) as RuleStep<unknown>
    return { ok: true, step: { ...step, raise: (step.raise ?? []).map((raise) => ({ ...raise, rule: rule.name, priority: raise.priority ?? settings.priority })) } }
  } catch (error) {
    return { ok: false, error }
  }
}
