import { z } from 'zod'
import { Priority } from '../incident/priority.js'

const at = z.iso.datetime()
/** One matter of a shift: an urgent open case, an alarm nobody acknowledged or that is put aside, a suspended case, a word to the next shift. `mine` = the offering person holds it or answers for it. */
export const HandOverItem = z.object({
  id: z.uuid(), kind: z.enum(['urgent', 'alarm', 'shelved', 'suspended', 'note']), number: z.string().nullable(), title: z.string(), priority: Priority, state: z.string(), since: at, until: at.nullable(), mine: z.boolean(),
  acceptedBy: z.string().nullable(), acceptedAt: at.nullable(),
})
export type HandOverItem = z.infer<typeof HandOverItem>
/** How a shift came to be handed over: offered; left without it, for the reason given; or its person was gone. */
export const HandOverKind = z.enum(['offered', 'left', 'vanished'])
export type HandOverKind = z.infer<typeof HandOverKind>
/** A shift handed over: open until the next person has accepted every item; until then it is the offering person's. */
export const HandOver = z.object({
  id: z.uuid(), kind: HandOverKind, fromUser: z.string(), fromName: z.string(), toUser: z.string().nullable(), note: z.string(), reason: z.string().nullable(), items: z.array(HandOverItem), offeredAt: at, acceptedAt: at.nullable(),
})
export type HandOver = z.infer<typeof HandOver>
/** An offer. Its note becomes an item of the sheet; left empty, the note that was kept stays. */
export const HandOverInput = z.object({ note: z.string().trim().max(4000).default(''), toUser: z.uuid().optional() })
export type HandOverInput = z.infer<typeof HandOverInput>
export const HandOverAccept = z.object({ items: z.array(z.uuid()).min(1).max(1000) })
export type HandOverAccept = z.infer<typeof HandOverAccept>
/** A word to the next shift, kept by the hub while it is written: it outlives the screen. Empty = none. */
export const ShiftNote = z.object({ note: z.string().trim().max(4000) })
export type ShiftNote = z.infer<typeof ShiftNote>
/** Whether the caller may just go: `due` while something of the sheet (`owed` items) was taken over by nobody. `toTake` = the hand-over that the caller has to take over before the queue is theirs. */
export const HandOverDue = z.object({ due: z.boolean(), owed: z.number().int().min(0), offered: z.uuid().nullable(), toTake: z.uuid().nullable(), note: z.string(), items: z.array(HandOverItem) })
export type HandOverDue = z.infer<typeof HandOverDue>
