import type { AnyRule } from './rule.js'
import { aiDetectionRule } from './rules/ai-detection.rule.js'
import { cookingFumeRule } from './rules/cooking-fume.rule.js'
import { crashRule } from './rules/crash.rule.js'
import { deviceSilentRule } from './rules/device-silent.rule.js'
import { djiHmsRule } from './rules/dji-hms.rule.js'
import { sosRule } from './rules/sos.rule.js'
import { truckHoursRule } from './rules/truck-hours.rule.js'
import { truckLiftedRule } from './rules/truck-lifted.rule.js'
import { truckOverloadRule } from './rules/truck-overload.rule.js'
import { truckOverspeedRule } from './rules/truck-overspeed.rule.js'
import { truckSilencedRule } from './rules/truck-silenced.rule.js'
import { truckUncoveredRule } from './rules/truck-uncovered.rule.js'

/** Every rule the hub runs, the gravest first. Adding one: its file, its story test, and a line here. */
export const RULES: readonly AnyRule[] = [
  sosRule,
  crashRule,
  djiHmsRule,
  truckLiftedRule,
  aiDetectionRule,
  truckUncoveredRule,
  truckHoursRule,
  truckOverloadRule,
  truckSilencedRule,
  cookingFumeRule,
  truckOverspeedRule,
  deviceSilentRule,
]

const byName = new Map(RULES.map((rule) => [rule.name, rule]))
/** The rule of a name. */
export const ruleOf = (name: string): AnyRule | undefined => byName.get(name)
