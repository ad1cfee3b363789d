import { ListImportAnswer, NoticeRulesAnswer, ReportKey, ReportKeyCreated } from '@watchfloor/shared'
import type { ParkingNoticeRules, ReportKeyInput } from '@watchfloor/shared'
import { z } from 'zod'
import { call } from '../http.js'

/** Keys by which other systems report here. */
export const reportKeyCalls = {
  list: (signal?: AbortSignal) => call('GET', '/api/report-keys', z.array(ReportKey), { signal }),
  create: (input: ReportKeyInput) => call('POST', '/api/report-keys', ReportKeyCreated, { json: input }),
  remove: (id: string) => call('DELETE', `/api/report-keys/${id}`, z.unknown(), { keepalive: true }),
}

/** Many reports at once. */
export const batchListCalls = {
  report: (csv: Blob, dryRun: boolean) => call('POST', '/api/imports/incidents', ListImportAnswer, { query: { dryRun }, csv }),
}

/** By what parking notices are judged. */
export const noticeRuleCalls = {
  read: (signal?: AbortSignal) => call('GET', '/api/parking-notices/rules', NoticeRulesAnswer, { signal }),
  write: (rules: ParkingNoticeRules) => call('PUT', '/api/parking-notices/rules', NoticeRulesAnswer, { json: rules }),
}
