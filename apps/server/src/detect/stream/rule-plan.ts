import { RULES, ruleFactsOf } from '@watchfloor/domain'
import type { AnyRule, RuleFacts, WorldFacts } from '@watchfloor/domain'
import { DEVICE_KINDS } from '@watchfloor/shared'
import type { DeviceKind, RuleSettings } from '@watchfloor/shared'

/** A rule that is switched on, as this centre runs it. `index` = its place in RULES. */
export interface Slot { readonly index: number; readonly rule: AnyRule; readonly settings: RuleSettings; /** Its memory of a device it never saw. */ readonly fresh: unknown; /** Changed in place before each run: rules keep nothing of it. */ readonly facts: FactsInPlace }
type FactsInPlace = { -readonly [K in keyof RuleFacts<unknown>]: RuleFacts<unknown>[K] }
type Reads = 'fix' | 'status' | 'event' | 'tick'
/** Which rules look at a kind of device, sorted out once by what they read: fifty thousand fixes a second must not ask each rule. */
export type RulePlan = Readonly<Record<DeviceKind, Readonly<Record<Reads, readonly Slot[]>>>>

/** Makes the plan of a centre's settings. */
export function rulePlan(settingsOf: (rule: AnyRule) => RuleSettings, world: WorldFacts): RulePlan {
  const slotOf = (rule: AnyRule, index: number): Slot => { const settings = settingsOf(rule); return { index, rule, settings, fresh: rule.open(), facts: ruleFactsOf(settings, world) } }
  const slots = RULES.map(slotOf).filter(({ settings }) => settings.enabled)
  const plan = DEVICE_KINDS.map((kind) => {
    const looking = slots.filter(({ rule, settings }) => rule.kinds.includes(kind) && (rule.concerns?.(kind, settings.params) ?? true))
    const reading = (what: Reads): Slot[] => looking.filter(({ rule }) => rule.reads.includes(what))
    return [kind, { fix: reading('fix'), status: reading('status'), event: reading('event'), tick: reading('tick') }]
  })
  return Object.fromEntries(plan) as RulePlan
}

/** Whether a rule still looks at a kind of device. */
export const looksAt = (plan: RulePlan, rule: string, kind: DeviceKind): boolean => Object.values(plan[kind]).some((slots) => slots.some((slot) => slot.rule.name === rule))
