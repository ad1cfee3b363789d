import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { IncidentDetail } from '@watchfloor/shared'
import { fieldCalls, pictureAddress } from '../link/field-calls.js'
import { Lamp } from '../parts/Lamp.js'
import { Shot } from '../parts/Shot.js'
import { outbox } from '../queue/outbox.js'
import { projected } from '../queue/projection.js'
import { categories, nameOf } from '../store/categories.js'
import { me } from '../store/me.js'
import { ownRecord, tasks } from '../store/tasks.js'
import { usePictures } from '../store/use-evidence.js'
import { clock, say, useWords } from '../words/words.js'
import { TaskActions } from './TaskActions.js'

/** One task: what it is, where, until when, what was done; and what to do next, under the thumb. */
export function Task({ id }: { id: string }) {
  const w = useWords()
  const known = useDetail(id)
  const entries = useStore(outbox, (state) => state.entries)
  const { unitIds } = useStore(me)
  const list = useStore(categories, (state) => state.list)
  if (!known) return <div className="empty"><h2>{w.task.gone}</h2><p>{w.task.goneText}</p><a className="tap" href="#/tasks">{w.task.back}</a></div>
  const detail = projected(known, entries)
  const record = ownRecord(detail, unitIds)
  const waiting = entries.filter((entry) => entry.lane === id && entry.state !== 'sent')
  return (
    <>
      <header className="head task-head">
        <a className="tap small-tap" href="#/tasks" aria-label={w.task.back}>‹</a>
        <h1 className="grow">{nameOf(list, detail.category, w.zh)}</h1>
        <Lamp detail={detail} />
      </header>
      <section className="block">
        <p><span className={`priority priority-${detail.priority}`}>{detail.priority}</span> <span className="figure quiet">{detail.number}</span></p>
        <p className="big">{detail.address ?? `${detail.lat.toFixed(5)}, ${detail.lon.toFixed(5)}`}</p>
        <p>{detail.description}</p>
        <p className="card-foot">
          <span className="state">{record ? w.cases.dispatchState[record.state] : w.cases.incidentState[detail.state]}</span>
          {record && <span className="quiet">{record.lead ? w.task.lead : w.task.joint}</span>}
          <a href={`geo:${detail.lat},${detail.lon}?q=${detail.lat},${detail.lon}`}>{w.task.map}</a>
        </p>
        {waiting.length > 0 && <p className="queued"><a href="#/outbox">◷ {say(w.task.waiting, waiting.length)}</a></p>}
      </section>
      <Pictures incidentId={id} version={detail.timeline.length} />
      <TaskActions known={known} detail={detail} record={record} />
      <Story detail={known} />
    </>
  )
}

/** A task as the phone knows it; one that is none any more (it was closed) as the hub tells it now. */
function useDetail(id: string): IncidentDetail | undefined {
  const task = useStore(tasks, ({ byId }) => byId.get(id))
  const [fetched, setFetched] = useState<IncidentDetail>()
  const missing = task === undefined
  useEffect(() => {
    if (!missing) return
    const stop = new AbortController()
    fieldCalls.task(id, stop.signal).then(setFetched, () => undefined)
    return () => stop.abort()
  }, [id, missing])
  return task ?? (fetched?.id === id ? fetched : undefined)
}

function Pictures({ incidentId, version }: { incidentId: string; version: number }) {
  const w = useWords()
  const pictures = usePictures(incidentId, version)
  if (pictures.length === 0) return null
  return (
    <section className="block">
      <h2>{w.task.photos}</h2>
      <div className="picture-strip">
        {pictures.map((item) => <a key={item.id} href={pictureAddress(item.id)} target="_blank" rel="noreferrer"><Shot item={item} alt={item.name} /><span>{item.role ? w.roles[item.role] : ''} {clock(item.takenAt ?? item.receivedAt)}</span></a>)}
      </div>
    </section>
  )
}

function Story({ detail }: { detail: IncidentDetail }) {
  const w = useWords()
  return (
    <section className="block">
      <h2>{w.task.story}</h2>
      <ol className="story">
        {[...detail.timeline].reverse().map((line) => (
          <li key={line.id}>
            <span className="figure quiet">{clock(line.occurredAt ?? line.recordedAt)}</span>
            <span><b>{lineWord(w.cases, line.action)}</b> {line.actor.type === 'person' ? line.actor.name : line.actor.rule}{line.reason && <><br />{line.reason}</>}{line.note && <><br />{line.note}</>}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** A line's action in words; those without one of their own stay as they are. */
export function lineWord(cases: { incidentAction: object; dispatchState: object; incidentState: object }, action: string): string {
  const unit: Record<string, string> = { accept: 'accepted', decline: 'declined', en_route: 'en_route', on_scene: 'on_scene', release: 'released' }
  const own = action.startsWith('unit.') ? (cases.dispatchState as Record<string, string>)[unit[action.slice(5)] ?? ''] : (cases.incidentAction as Record<string, string>)[action]
  return own ?? (action === 'report' ? (cases.incidentState as Record<string, string>)['reported']! : action)
}
