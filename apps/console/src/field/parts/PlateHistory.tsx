import type { PlateHistory as History } from '@watchfloor/shared'
import { clock, say, useWords } from '../words/words.js'

/** Whether a plate was noted before: then it is no first offence. Nothing where that is not known. */
export function PlateHistory({ history }: { history: History | null }) {
  const w = useWords()
  if (history === null) return null
  return history.earlier > 0 ? <p className="told warn">{say(w.notice.before, history.earlier, history.lastAt ? clock(history.lastAt) : '')}</p> : <p className="told">{w.notice.first}</p>
}
