import { ListQuery } from '@watchfloor/shared'
import { z } from 'zod'

/** Filters of one's own notices, newest first. */
export const NoticeListQuery = ListQuery.omit({ q: true }).extend({ cursor: z.uuid().optional(), unread: z.enum(['true', 'false']).default('false').transform((text) => text === 'true') })
export type NoticeListQuery = z.infer<typeof NoticeListQuery>
