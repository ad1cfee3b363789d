import { useStore } from 'zustand'
import { arrivals, pathOf, putAway, seen } from '../store/arrivals.js'
import { categories, nameOf } from '../store/categories.js'
import { tasks } from '../store/tasks.js'
import { say, toldWord, useWords } from '../words/words.js'
import { MARKS } from './marks.js'

/** What was just told, over everything else and moving nothing. It is deaf for a moment: a finger on its way to something else does not open it (field.css). */
export function NewsBar() {
  const w = useWords()
  const told = useStore(arrivals, (state) => state.told)
  const latest = told.find(({ priority, type }) => priority === 'P1' && type === 'notify') ?? told[0]
  const list = useStore(categories, (state) => state.list)
  const task = useStore(tasks, ({ byId }) => (latest ? byId.get(latest.incidentId) : undefined))
  if (!latest) return null
  const urgent = latest.priority === 'P1' && latest.type === 'notify'
  return (
    <div className={`news-bar ${urgent ? 'news-urgent' : ''}`} key={latest.id} role={urgent ? 'alert' : 'status'}>
      <a className="news-open" href={`#${pathOf(latest)}`} onClick={() => seen(latest.incidentId)}>
        <b>{latest.priority && `${MARKS[latest.priority]} ${latest.priority} `}{toldWord(w, latest)}</b>
        {task && <span>{nameOf(list, task.category, w.zh)}</span>}
        <span className="figure">{latest.number}</span>
        {told.length > 1 && <span>{say(w.news.more, told.length - 1)}</span>}
      </a>
      <button type="button" className="tap small-tap quiet-tap" aria-label={w.news.away} onClick={putAway}>✕</button>
    </div>
  )
}
