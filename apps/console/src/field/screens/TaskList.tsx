import type { IncidentDetail } from '@watchfloor/shared'
import { useEffect } from 'react'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { outbox } from '../queue/outbox.js'
import { projected } from '../queue/projection.js'
import { categories, nameOf, openCategories } from '../store/categories.js'
import { arrivals } from '../store/arrivals.js'
import { live } from '../store/live.js'
import { me } from '../store/me.js'
import { isLook, ownRecord, refreshTasks, tasks } from '../store/tasks.js'
import { useNow } from '../store/use-now.js'
import { ago, say, useWords } from '../words/words.js'
import { Lamp, pressing } from '../parts/Lamp.js'
import { MARKS } from '../parts/marks.js'
import { PushHint } from '../parts/PushHint.js'
import { useHeld } from '../parts/use-held.js'

const DONE = new Set(['handled', 'checking', 'closed'])

/** What this officer's units have to do: first what to look at, then the most pressing first. */
export function TaskList() {
  const w = useWords()
  const { byId, at, loading, failed, looks } = useStore(tasks)
  const entries = useStore(outbox, (state) => state.entries)
  const { unitIds } = useStore(me)
  const isLive = useStore(live, ({ state }) => state === 'on')
  const now = useNow()
  useEffect(() => { void openCategories(); void refreshTasks() }, [])
  const known = [...byId.values()].map((detail) => projected(detail, entries))
  const looking = known.filter((detail) => looks.has(detail.id) && isLook(detail))
  const list = known.filter((detail) => ownRecord(detail, unitIds) || (DONE.has(detail.state) && !looks.has(detail.id))).sort(byPressure)
  const { held, settle } = useHeld([...looking.map((detail) => ({ id: detail.id, detail, look: true })), ...list.map((detail) => ({ id: detail.id, detail, look: false }))])
  const count = looking.length + list.length
  return (
    <>
      <header className="head">
        <h1>{w.tabs.tasks} {count > 0 && <span className="figure dim">{count}</span>}</h1>
        <button type="button" className="tap small-tap" disabled={loading} onClick={() => { settle(); void refreshTasks() }}>{loading ? w.tasks.loading : w.tasks.refresh}</button>
      </header>
      <div className="told-line">
        <p className={failed ? 'quiet hatched' : 'quiet'} role="status">{failed ? `${w.tasks.failed} · ` : ''}{at === null ? w.tasks.never : say(w.tasks.asOf, ago(w, now - at))} · {isLive ? w.tasks.live : w.tasks.looks}</p>
        <a href="#/ended">{w.ended.title} ›</a>
      </div>
      <PushHint />
      {held.length === 0 && (
        <div className="empty">
          <h2>{unitIds.length === 0 ? w.tasks.noUnit : w.tasks.empty}</h2>
          <p>{unitIds.length === 0 ? w.tasks.noUnitText : w.tasks.emptyText}</p>
        </div>
      )}
      <ul className="cards">
        {held.map(({ row: { id, detail, look }, gone }) => (
          <li key={id}>{look ? <LookCard detail={detail} gone={gone} /> : <Card detail={detail} gone={gone} waiting={entries.filter((entry) => entry.lane === id && entry.state !== 'sent').length} />}</li>
        ))}
      </ul>
    </>
  )
}

/** One that left keeps its place and its height, so that the others keep theirs; it leads nowhere any more. */
function Frame({ path, kind, gone, children }: { path: string; kind: string; gone: boolean; children: ReactNode }) {
  return gone ? <div className="card card-gone">{children}</div> : <a className={`card ${kind}`} href={`#${path}`}>{children}</a>
}

function Fresh({ id }: { id: string }) {
  const w = useWords()
  return useStore(arrivals, ({ fresh }) => fresh.has(id)) ? <><b className="fresh">{w.tasks.fresh}</b> </> : null
}

function LookCard({ detail, gone }: { detail: IncidentDetail; gone: boolean }) {
  const w = useWords()
  const list = useStore(categories, (state) => state.list)
  return (
    <Frame path={`/look/${detail.id}`} kind="card-look" gone={gone}>
      <p className="card-top"><b className="grow">{gone ? w.tasks.withdrawn : `${w.look.title} · ${detail.state === 'checking' ? w.look.checking : w.look.verifying}`}</b><Lamp detail={detail} /></p>
      <p className="card-name"><Fresh id={detail.id} />{nameOf(list, detail.category, w.zh)}</p>
      <p className="card-text">{detail.address ?? detail.description}</p>
    </Frame>
  )
}

function Card({ detail, gone, waiting }: { detail: IncidentDetail; gone: boolean; waiting: number }) {
  const w = useWords()
  const list = useStore(categories, (state) => state.list)
  const { unitIds } = useStore(me)
  const record = ownRecord(detail, unitIds)
  return (
    <Frame path={`/task/${detail.id}`} kind={`card-${detail.priority}`} gone={gone}>
      <p className="card-top"><span className={`priority priority-${detail.priority}`}>{MARKS[detail.priority]} {detail.priority}</span><span className="figure quiet grow">{detail.number}</span><Lamp detail={detail} /></p>
      <p className="card-name"><Fresh id={detail.id} />{nameOf(list, detail.category, w.zh)}</p>
      <p className="card-text">{detail.address ?? detail.description}</p>
      <p className="card-foot">
        <span className="state">{gone ? w.tasks.withdrawn : record && !DONE.has(detail.state) ? w.cases.dispatchState[record.state] : w.cases.incidentState[detail.state]}</span>
        {record && !record.lead && <span className="quiet">{w.task.joint}</span>}
        {waiting > 0 && <span className="queued">◷ {say(w.task.waiting, waiting)}</span>}
      </p>
    </Frame>
  )
}

/** By priority, then by the clock that ends first; what is done goes to the end. */
const byPressure = (a: IncidentDetail, b: IncidentDetail): number =>
  Number(DONE.has(a.state)) - Number(DONE.has(b.state)) || a.priority.localeCompare(b.priority) || (pressing(a)?.dueAt ?? '9').localeCompare(pressing(b)?.dueAt ?? '9')
