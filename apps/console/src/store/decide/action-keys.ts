import type { ActionName } from '@watchfloor/shared'

/** One key for each action a console offers. Two actions share a key only where no state offers both to one role (the test walks them all). */
export const ACTION_KEYS: Readonly<Partial<Record<ActionName, string>>> = {
  verify: 'v', report_verified: 'y', file: 'f', reject: 'x', dispatch: 'd', clear: 'e', suspend: 's', resume: 'c', return: 'r', recall: 'l', send_back: 'b', rework: 'w', check: 'k', report_checked: 'y', close: 'c',
  reopen: 'o', recheck: 'k', cancel: 'x', merge: 'm', split: 'p', void: 'i', force_close: 'q',
  note: 'n', take: 't', amend: 'a', approve_extension: 'g', refuse_extension: 'h', refuse_suspension: 'j', urge: 'u', supervise: '!', hand_over: '@', decide_appeal: 'g',
}
/** The keys of the dispatch screen that are no actions. */
export const DESK_KEYS = { undo: 'z', pick: 'p', select: ' ' } as const

/** What ends a decision: the next incident loads itself. What stands beside the state leaves the page open. */
export const DECIDES: ReadonlySet<ActionName> = new Set<ActionName>([
  'file', 'reject', 'verify', 'report_verified', 'dispatch', 'clear', 'suspend', 'return', 'recall', 'send_back', 'rework', 'check', 'report_checked', 'close', 'merge', 'void', 'force_close',
  'approve_extension', 'refuse_extension', 'refuse_suspension', 'decide_appeal',
])

/** What stands at the end of the row, apart: rare and heavy. */
export const HEAVY: ReadonlySet<ActionName> = new Set<ActionName>(['void', 'force_close', 'split', 'reopen', 'recheck'])
