import type { KpiKey } from '@watchfloor/shared'

/** The six that are read from afar. The last two are there so that the first four cannot be had cheaply. */
export const LEADING: readonly KpiKey[] = ['accepted', 'auto_flow_rate', 'disposal_in_time', 'median_disposal', 'rectification_rate', 'again_rate']

/** What the table shows at a time: more columns than these nobody reads across. */
export const SETS = {
  results: ['accepted', 'filed', 'closed', 'open', 'closing_rate', 'rectification_rate', 'on_spot_rate', 'auto_flow_rate'],
  time: ['filing_in_time', 'dispatch_in_time', 'disposal_rate', 'disposal_in_time', 'overdue_rate', 'closing_in_time', 'median_disposal', 'person_shifts'],
  fair: ['valid_rate', 'notice_valid_rate', 'again_rate', 'rework_rate', 'return_rate', 'suspension_rate', 'extension_rate', 'repeat_complaint_rate', 'answered_rate'],
} as const satisfies Record<string, readonly KpiKey[]>
export type SetName = keyof typeof SETS
export const SET_NAMES = Object.keys(SETS) as SetName[]
