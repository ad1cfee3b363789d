import { batchListCalls, noticeRuleCalls, reportKeyCalls } from '../link/nouns/intake.js'
import { wholeList } from './whole-list.js'

/** Keys by which other systems report here. */
export const reportKeys = {
  pages: (q: string) => wholeList(['report-keys'], async (signal) => ({ items: await reportKeyCalls.list(signal) }), q, ({ name, source }) => `${name} ${source}`),
  create: reportKeyCalls.create,
  remove: reportKeyCalls.remove,
}

/** Many reports at once. */
export const batchList = { report: batchListCalls.report }

/** By what parking notices are judged. */
export const noticeRules = {
  read: { queryKey: ['notice-rules'] as const, queryFn: ({ signal }: { signal: AbortSignal }) => noticeRuleCalls.read(signal) },
  write: noticeRuleCalls.write,
}
