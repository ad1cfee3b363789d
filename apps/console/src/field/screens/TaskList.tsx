import type { IncidentDetail } from '@watchfloor/shared'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { outbox } from '../queue/outbox.js'
import { projected } from '../queue/projection.js'
import { categories, nameOf, openCategories } from '../store/categories.js'
import { me } from '../store/me.js'
import { isLook, ownRecord, refreshTasks, tasks } from '../store/tasks.js'
import { useNow } from '../store/use-now.js'
import { ago, say, useWords } from '../words/words.js'
import { Lamp, pressing } from '../parts/Lamp.js'

const PRIORITY = { P1: '■', P2: '◆', P3: '▲', P4: '·' } as const
const DONE = new Set(['handled', 'checking', 'closed'])

/** What this officer's units have to do, the most pressing first. */
export function TaskList() {
  const w = useWords()
  const { byId, at, loading, failed, looks } = useStore(tasks)
  const entries = useStore(outbox, (state) => state.entries)
  const { unitIds } = useStore(me)
  const now = useNow()
  useEffect(() => { void openCategories(); void refreshTasks() }, [])
  const known = [...byId.values()].map((detail) => projected(detail, entries))
  const looking = known.filter((detail) => looks.has(detail.id) && isLook(detail))
  const list = known.filter((detail) => ownRecord(detail, unitIds) || (DONE.has(detail.state) && !looks.has(detail.id))).sort(byPressure)
  return (
    <>
      <header className="head">
        <h1>{w.tabs.tasks} {list.length > 0 && <span className="figure dim">{list.length}</span>}</h1>
        <button type="button" className="tap small-tap" disabled={loading} onClick={() => void refreshTasks()}>{loading ? w.tasks.loading : w.tasks.refresh}</button>
      </header>
      <p className={failed ? 'quiet hatched pad-line' : 'quiet pad-line'} role="status">{failed ? `${w.tasks.failed} · ` : ''}{at === null ? w.tasks.never : say(w.tasks.asOf, ago(w, now - at))}</p>
      {looking.length > 0 && (
        <>
          <h2 className="pad-line">{w.look.title} <span className="figure dim">{looking.length}</span></h2>
          <ul className="cards">{looking.map((detail) => <li key={detail.id}><LookCard detail={detail} /></li>)}</ul>
        </>
      )}
      {list.length === 0 && looking.length === 0 && (
        <div className="empty">
          <h2>{unitIds.length === 0 ? w.tasks.noUnit : w.tasks.empty}</h2>
          <p>{unitIds.length === 0 ? w.tasks.noUnitText : w.tasks.emptyText}</p>
        </div>
      )}
      <ul className="cards">
        {list.map((detail) => <li key={detail.id}><Card detail={detail} waiting={entries.filter((entry) => entry.lane === detail.id && entry.state !== 'sent').length} /></li>)}
      </ul>
      <p className="pad-line"><a href="#/ended">{w.ended.title} ›</a></p>
    </>
  )
}

function LookCard({ detail }: { detail: IncidentDetail }) {
  const w = useWords()
  const list = useStore(categories, (state) => state.list)
  return (
    <a className="card card-look" href={`#/look/${detail.id}`}>
      <p className="card-top"><b className="grow">{detail.state === 'checking' ? w.look.checking : w.look.verifying}</b><Lamp detail={detail} /></p>
      <p className="card-name">{nameOf(list, detail.category, w.zh)}</p>
      <p className="card-text">{detail.address ?? detail.description}</p>
    </a>
  )
}

function Card({ detail, waiting }: { detail: IncidentDetail; waiting: number }) {
  const w = useWords()
  const list = useStore(categories, (state) => state.list)
  const { unitIds } = useStore(me)
  const record = ownRecord(detail, unitIds)
  return (
    <a className={`card card-${detail.priority}`} href={`#/task/${detail.id}`}>
      <p className="card-top"><span className={`priority priority-${detail.priority}`}>{PRIORITY[detail.priority]} {detail.priority}</span><span className="figure quiet grow">{detail.number}</span><Lamp detail={detail} /></p>
      <p className="card-name">{nameOf(list, detail.category, w.zh)}</p>
      <p className="card-text">{detail.address ?? detail.description}</p>
      <p className="card-foot">
        <span className="state">{record && !DONE.has(detail.state) ? w.cases.dispatchState[record.state] : w.cases.incidentState[detail.state]}</span>
        {record && !record.lead && <span className="quiet">{w.task.joint}</span>}
        {waiting > 0 && <span className="queued">◷ {say(w.task.waiting, waiting)}</span>}
      </p>
    </a>
  )
}

/** By priority, then by the clock that ends first; what is done goes to the end. */
const byPressure = (a: IncidentDetail, b: IncidentDetail): number =>
  Number(DONE.has(a.state)) - Number(DONE.has(b.state)) || a.priority.localeCompare(b.priority) || (pressing(a)?.dueAt ?? '9').localeCompare(pressing(b)?.dueAt ?? '9')
