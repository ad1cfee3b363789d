import type { ActionAnswer, ActionName } from '@watchfloor/shared'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { hubNow } from '../../store/connection.js'
import { stillUndoable, takeBack, undoables } from '../../store/decide/decide.js'
import type { Undoable } from '../../store/decide/decide.js'
import { say } from '../../store/toasts.js'
import { takeAnswer } from '../cases/use-case.js'
import { errorKey } from '../error-key.js'

export interface Undo { tell: (action: ActionName, answer: ActionAnswer) => void; last: () => void }

/** Says what was done, with the time in which it can be taken back, and takes it back. */
export function useUndo(onOpen: (id: string) => void): Undo {
  const { t } = useTranslation()
  const client = useQueryClient()
  const back = async (done: Undoable): Promise<void> => {
    try {
      // Taken before the page opens: its keys must be those of the state it went back to, not of the one it left.
      takeAnswer(client, (await takeBack(done)).incident)
      say('done', t('desk.takenBack', { number: done.number, action: t(`incidentAction.${done.action}`) }))
      onOpen(done.incidentId)
    } catch (error) {
      say('failed', t('desk.notTakenBack', { number: done.number, why: t(errorKey(error)) }))
    }
  }
  return {
    tell(action, { incident }) {
      const done = undoables.getState().items.find((item) => item.incidentId === incident.id && item.version === incident.version)
      const text = t('desk.done', { number: incident.number, action: t(`incidentAction.${action}`) })
      if (done) say('done', text, { undo: () => void back(done), untilMs: done.untilMs, forMs: Math.max(0, done.untilMs - hubNow()) })
      else say('done', text)
    },
    last() {
      const done = stillUndoable(undoables.getState().items, hubNow()).at(-1)
      if (done) void back(done)
      else say('failed', t('desk.nothingToUndo'))
    },
  }
}
