import { CodeSet, CodeSetVersion, WorkCalendar, page } from '@watchfloor/shared'
import { call } from '../http.js'

/** The categories of the city, as versions of one code set. */
export const categoryCalls = {
  active: (signal?: AbortSignal) => call('GET', '/api/categories', CodeSet, { signal }),
  versions: (signal?: AbortSignal) => call('GET', '/api/categories/versions', page(CodeSetVersion), { signal }),
  version: (id: string, signal?: AbortSignal) => call('GET', `/api/categories/versions/${id}`, CodeSet, { signal }),
  take: (set: CodeSet, activate: boolean) => call('PUT', '/api/categories', CodeSet, { query: { activate }, json: set }),
  activate: (id: string) => call('POST', `/api/categories/versions/${id}/activate`, CodeSet, { json: {} }),
}

/** The calendar by which working time is counted. */
export const calendarCalls = {
  read: (signal?: AbortSignal) => call('GET', '/api/calendar', WorkCalendar, { signal }),
  replace: (calendar: WorkCalendar) => call('PUT', '/api/calendar', WorkCalendar, { json: calendar }),
}
