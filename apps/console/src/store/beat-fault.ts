import { z } from 'zod'
import { HubError } from '../link/http.js'
import type { Corner } from './sketch.js'

/** Why a beat was refused, at which field; for a place also where on the map, and in the hub's words where the screen has none of its own. */
export type BeatFault = { field: 'name' } | { field: 'place'; said: string | null; at: readonly Corner[] }

const Outside = z.object({ outside: z.array(z.tuple([z.number(), z.number()])) })
const Issues = z.object({ issues: z.array(z.object({ path: z.string(), message: z.string() })) })
const InUse = z.object({ duties: z.number() })

/** What the hub said against a beat; null = it was refused for something that belongs to no field. */
export function beatFaultOf(error: unknown): BeatFault | null {
  if (!(error instanceof HubError)) return null
  if (error.code === 'conflict.exists') return { field: 'name' }
  if (error.code === 'beat.outside_city') return { field: 'place', said: null, at: Outside.safeParse(error.details).data?.outside ?? [] }
  const issue = Issues.safeParse(error.details).data?.issues.find(({ path }) => path.startsWith('place'))
  return issue ? { field: 'place', said: issue.message, at: [] } : null
}

/** How many duties name a beat that was to be deleted; null = it was refused for something else. */
export const dutiesOnBeat = (error: unknown): number | null => (error instanceof HubError && error.code === 'conflict.in_use' ? InUse.safeParse(error.details).data?.duties ?? null : null)
