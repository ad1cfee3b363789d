import { z } from 'zod'
import { Notice } from './dispatch.js'

/**
 * What an officer's phone is told of a notice, by web push and by its stream: which case, how pressing, what for. Where it is and what was said the phone asks for
 * itself, so that a locked screen and a push service learn no more than that.
 */
export const FieldNotice = Notice.pick({ id: true, type: true, action: true, incidentId: true, number: true, priority: true, sound: true, at: true })
export type FieldNotice = z.infer<typeof FieldNotice>

/** Hub → phone while its page is open: server-sent events at `/api/notices/stream`, the event's name beside its data. */
export const FieldNews = {
  /** The first word, and one each `beatMs` after it: a stream that stays silent for longer is dead, whatever the network says. */
  beat: z.object({ beatMs: z.number().int().positive() }),
  notice: FieldNotice,
  /** A case of the own units changed. What a unit was only just sent to is told by its notice, after the time of the undo. */
  task: z.object({ id: z.uuid() }),
  /** Something may have been missed: the phone looks for itself. */
  look: z.object({}),
} as const
export type FieldNews = { [K in keyof typeof FieldNews]: z.infer<(typeof FieldNews)[K]> }
