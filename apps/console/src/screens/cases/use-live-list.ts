import { useStore } from '../use-store.js'
import { alarms } from '../../store/alarms.js'
import { incidents } from '../../store/incidents.js'

/** Open incidents, and how whole that knowledge is. */
export const useIncidents = () => useStore(incidents.store)
/** Alarms that are not closed. */
export const useAlarms = () => useStore(alarms.store)
