import { isOpen } from '@watchfloor/shared'
import type { IncidentRow } from '@watchfloor/shared'
import { incidentCalls } from '../link/nouns/incidents.js'
import { liveList } from './live-list.js'

/** Everything in which somebody still has to do something, and what is being looked at. */
export const incidents = liveList<IncidentRow>(
  (row) => isOpen(row.state),
  (cursor, signal) => incidentCalls.list({ open: true, sort: 'queue', limit: 500, cursor }, signal),
)
