import { incidentCalls } from '../../link/nouns/incidents.js'

/** A person's own filters, kept at the hub. */
export const savedFilters = { save: incidentCalls.saveFilter, remove: incidentCalls.removeFilter }
