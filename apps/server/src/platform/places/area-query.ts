import { AREA_LEVELS, ListQuery } from '@watchfloor/shared'
import { z } from 'zod'

/** Filters of the list of areas. */
export const AreaQuery = ListQuery.extend({ level: z.enum(AREA_LEVELS).optional(), squadId: z.uuid().optional() })
export type AreaQuery = z.infer<typeof AreaQuery>
