import { newActionId } from './decide.js'
import { drafts, keepDraft } from './drafts.js'

/** A report that was begun and not sent. */
export interface ReportDraft { readonly key: string; readonly fields: Readonly<Record<string, string>>; readonly at: number }

const PREFIX = 'report'
/** Each report of a desk has a key of its own, so that one that is interrupted by a more urgent one is not lost. */
export const newReport = (): string => `${PREFIX}:${newActionId()}`
/** The first had none; what it kept is still one of them. */
const isReport = ({ key }: { key: string }): boolean => key === PREFIX || key.startsWith(`${PREFIX}:`)

/** Those that were begun, the one typed last first. */
export const reportsOf = (items: readonly ReportDraft[]): ReportDraft[] => items.filter(isReport).reverse()
/** Where the desk goes on: at what was typed last, else at a new one. */
export const lastReport = (): string => reportsOf(drafts.getState().items)[0]?.key ?? newReport()

/** Puts a discarded one back as it was. */
export const restoreReport = ({ key, fields }: ReportDraft): void => keepDraft(key, fields)
