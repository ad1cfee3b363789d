import type { City } from '@watchfloor/city'
import type { Agenda } from './time/agenda.js'
import type { Truth } from './truth/truth.js'

/** What everything that lives in the city is handed. */
export interface World {
  readonly city: City
  readonly agenda: Agenda
  readonly truth: Truth
}
