import { mayAct, targetOf } from '@watchfloor/shared'
import type { IncidentDetail } from '@watchfloor/shared'
import { useState } from 'react'
import { useStore } from 'zustand'
import { Compare } from '../parts/Compare.js'
import { Photos } from '../parts/Photos.js'
import { enqueue, outbox } from '../queue/outbox.js'
import { projected } from '../queue/projection.js'
import { pumpNow } from '../queue/pump.js'
import { categories, nameOf } from '../store/categories.js'
import { useDraft } from '../store/draft.js'
import { me } from '../store/me.js'
import { usePhotos } from '../store/photos.js'
import { isLook, tasks } from '../store/tasks.js'
import { usePictures } from '../store/use-evidence.js'
import { clock, useWords } from '../words/words.js'

/** A place to look at: whether the report is true, or whether the matter is put right; told with a picture from where the first one was taken. */
export function Look({ id }: { id: string }) {
  const w = useWords()
  const known = useStore(tasks, ({ byId }) => byId.get(id))
  const since = useStore(tasks, ({ looks }) => looks.get(id))
  const entries = useStore(outbox, (state) => state.entries)
  const list = useStore(categories, (state) => state.list)
  if (!known || since === undefined) return <div className="empty"><h2>{w.look.gone}</h2><p>{w.look.goneText}</p><a className="tap" href="#/tasks">{w.task.back}</a></div>
  const detail = projected(known, entries)
  return (
    <>
      <header className="head task-head">
        <a className="tap small-tap" href="#/tasks" aria-label={w.task.back}>‹</a>
        <h1 className="grow">{known.state === 'checking' ? w.look.checking : w.look.verifying}</h1>
        <span className="figure quiet">{clock(since)}</span>
      </header>
      <section className="block">
        <p><span className={`priority priority-${known.priority}`}>{known.priority}</span> {nameOf(list, known.category, w.zh)} <span className="figure quiet">{known.number}</span></p>
        <p className="big">{known.address ?? `${known.lat.toFixed(5)}, ${known.lon.toFixed(5)}`}</p>
        <p>{known.description}</p>
        <p className="card-foot"><a href={`geo:${known.lat},${known.lon}?q=${known.lat},${known.lon}`}>{w.task.map}</a></p>
      </section>
      {isLook(detail) ? <Answer detail={known} /> : <section className="block"><p className="told">◷ {w.look.told}</p></section>}
    </>
  )
}

function Answer({ detail }: { detail: IncidentDetail }) {
  const w = useWords()
  const { user } = useStore(me)
  const list = useStore(categories, (state) => state.list)
  const action = detail.state === 'checking' ? 'report_checked' : 'report_verified'
  const role = action === 'report_checked' ? 'after' : 'near'
  const name = `${action}:${detail.id}`
  const { value, change, clear } = useDraft<{ yes: boolean | null; note: string }>(name, { yes: null, note: '' })
  const draft = usePhotos(name)
  const pictures = usePictures(detail.id, detail.timeline.length)
  const [tried, setTried] = useState(false)
  if (!user) return null
  const may = targetOf(detail.state, action) !== undefined && mayAct(action, { role: 'officer', from: detail.state, holds: (condition) => condition !== 'not_handler' || detail.handledBy !== user.id })
  if (!may) return <section className="block"><p className="told">{w.look.notYours}</p></section>
  const words = w.look[action]
  const fault = value.yes === null ? w.look.say : draft.photos.length === 0 ? w.look.needPhoto : null
  const send = async (): Promise<void> => {
    if (fault !== null || value.yes === null || draft.reading > 0) { setTried(true); return }
    const said = value.note.trim() ? { note: value.note.trim() } : {}
    await enqueue({
      userId: user.id, seen: detail, photos: draft.photos.map(({ id }) => id), title: `${detail.number} ${nameOf(list, detail.category, w.zh)}`,
      errand: { kind: 'incident', input: action === 'report_checked' ? { action, passed: value.yes, ...said } : { action, real: value.yes, ...said } },
    })
    await clear()
    pumpNow()
  }
  return (
    <form className="block form" onSubmit={(event) => { event.preventDefault(); void send() }}>
      <Compare before={pictures} now={draft.photos.filter((photo) => photo.role === role).at(-1)?.file ?? null} />
      <Photos roles={[role, 'far']} draft={draft} />
      <fieldset className="choices">
        <legend>{words.question}</legend>
        {([true, false] as const).map((yes) => <label key={String(yes)} className="choice"><input type="radio" name="answer" checked={value.yes === yes} onChange={() => change({ yes })} /><span>{yes ? words.yes : words.no}</span></label>)}
      </fieldset>
      <label className="named"><span>{w.form.note}</span><textarea className="box" rows={2} value={value.note} onChange={(event) => change({ note: event.target.value })} maxLength={2000} /></label>
      {tried && fault && <p className="wrong" role="alert">{fault}</p>}
      <button type="submit" className="tap main-tap huge">{w.form.send}</button>
    </form>
  )
}
