import type { RuleEntry } from '@watchfloor/shared'
import { ruleCalls } from '../link/nouns/rules.js'
import { wholeList } from './whole-list.js'

/** A rule as a row of a list. */
export type RuleRow = RuleEntry & { id: string }

/** The rules that raise alarms, and how this centre runs each. */
export const rules = {
  pages: (q: string) => wholeList<RuleRow>(
    ['rules'], async (signal) => ({ items: (await ruleCalls.list(signal)).items.map((rule) => ({ ...rule, id: rule.name })) }), q,
    ({ name, title, settings }) => `${name} ${title.zh} ${title.en} ${settings.consequence} ${settings.operatorAction}`,
  ),
  save: ruleCalls.save,
  reset: ruleCalls.reset,
}
