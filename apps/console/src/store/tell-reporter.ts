import { incidentCalls } from '../link/nouns/incidents.js'

/** Says that somebody answered who reported, and how; the first answer stands. */
export const tellReporter = (incidentId: string, how: string) => incidentCalls.tell(incidentId, { how })
