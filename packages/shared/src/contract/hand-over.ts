import { z } from 'zod'
import { Priority } from '../incident/priority.js'

const at = z.iso.datetime()
/** One matter of a shift: an urgent open case, an alarm nobody acknowledged or that is put aside, a suspended case. `mine` = the offering person holds it or answers for it. */
export const HandOverItem = z.object({
  id: z.uuid(), kind: z.enum(['urgent', 'alarm', 'shelved', 'suspended']), number: z.string().nullable(), title: z.string(), priority: Priority, state: z.string(), since: at, until: at.nullable(), mine: z.boolean(),
  acceptedBy: z.string().nullable(), acceptedAt: at.nullable(),
})
export type HandOverItem = z.infer<typeof HandOverItem>
/** A shift handed over: open until the next person has accepted every item; until then it is the offering person's. */
export const HandOver = z.object({ id: z.uuid(), fromUser: z.string(), fromName: z.string(), toUser: z.string().nullable(), note: z.string(), items: z.array(HandOverItem), offeredAt: at, acceptedAt: at.nullable() })
export type HandOver = z.infer<typeof HandOver>
export const HandOverInput = z.object({ note: z.string().trim().max(4000).default(''), toUser: z.uuid().optional() })
export type HandOverInput = z.infer<typeof HandOverInput>
export const HandOverAccept = z.object({ items: z.array(z.uuid()).min(1).max(1000) })
export type HandOverAccept = z.infer<typeof HandOverAccept>
/** Whether the caller may just go: `due` while they hold urgent cases that nobody took over. */
export const HandOverDue = z.object({ due: z.boolean(), offered: z.uuid().nullable(), items: z.array(HandOverItem) })
export type HandOverDue = z.infer<typeof HandOverDue>
