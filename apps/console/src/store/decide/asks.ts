import type { ActionName, Category, Incident } from '@watchfloor/shared'

/** What an action must be told, in the order in which the form asks for it. */
export type Ask = 'reason' | 'note' | 'real' | 'passed' | 'granted' | 'outcome' | 'until' | 'standard' | 'target' | 'amendment' | 'colleague' | 'looker' | 'plate'

const ALWAYS: Partial<Record<ActionName, readonly Ask[]>> = {
  reject: ['reason'], clear: ['reason'], return: ['reason'], recall: ['reason'], send_back: ['reason'], rework: ['reason'], reopen: ['reason'], recheck: ['reason'], split: ['reason'], void: ['reason'], force_close: ['reason'],
  supervise: ['reason'], refuse_extension: ['reason'], refuse_suspension: ['reason'],
  suspend: ['until', 'reason'], report_verified: ['real'], report_checked: ['passed'], decide_appeal: ['granted', 'reason'], merge: ['target'], note: ['note'], amend: ['amendment', 'reason'], hand_over: ['colleague'], verify: ['looker'], check: ['looker'],
}

/** What is asked before this action; nothing = one key does it. Filing asks only where the category leaves a choice of limits, closing only where nobody said yet what became of it. */
export function asksOf(action: ActionName, incident: Pick<Incident, 'outcome'>, category: Category | undefined): readonly Ask[] {
  if (action === 'file') return (category?.limits.length ?? 1) > 1 ? ['standard'] : []
  if (action === 'close') return incident.outcome === null ? ['outcome'] : []
  return ALWAYS[action] ?? []
}

/** A first offence is waived by the history of its plate: whoever chooses that says whose. */
export const asksPlate = (fields: Readonly<Record<string, string>>): boolean => fields['outcome'] === 'first_offence_waived'

/** Reasons that are given every day, by number key; the words are in the language files under `reasons.<action>`. */
export const PRESETS: Partial<Record<ActionName, number>> = {
  reject: 5, return: 4, recall: 4, send_back: 4, rework: 4, clear: 3, void: 3, force_close: 3, suspend: 4, refuse_extension: 3, refuse_suspension: 3, supervise: 3, reopen: 3, recheck: 2, split: 2, decide_appeal: 2, amend: 3,
}
