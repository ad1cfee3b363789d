import { holdsFor } from '@watchfloor/domain'
import { dispatchTargetOf, isSideAction, isSideActionLegal, isUnitActive, mayAct, targetOf } from '@watchfloor/shared'
import type { ActionName, DispatchAction, DispatchRecord, IncidentDetail } from '@watchfloor/shared'
import { useState } from 'react'
import { useStore } from 'zustand'
import { ReasonForm } from '../parts/ReasonForm.js'
import type { Errand } from '../queue/entry.js'
import { enqueue } from '../queue/outbox.js'
import { pumpNow } from '../queue/pump.js'
import { categories, nameOf } from '../store/categories.js'
import { me } from '../store/me.js'
import { opensHandle } from '../store/place.js'
import { useWords } from '../words/words.js'
import { HandleForm } from './HandleForm.js'
import { NoteForm } from './NoteForm.js'

type Form = 'decline' | 'release' | 'handle' | 'note' | 'request_extension' | 'request_suspension' | 'return' | 'appeal'
const YEAR_MS = 365 * 24 * 3600_000

/** What may be done now, by the same tables that the hub asks: the next step large, the rest behind one tap. `known` is what the hub told, `detail` what it will be once the queue is sent. */
export function TaskActions({ known, detail, record }: { known: IncidentDetail; detail: IncidentDetail; record: DispatchRecord | undefined }) {
  const w = useWords()
  const { user, unitIds } = useStore(me)
  const list = useStore(categories, (state) => state.list)
  const [form, setForm] = useState<Form | null>(opensHandle() ? 'handle' : null)
  if (!user) return null
  const title = `${detail.number} ${nameOf(list, detail.category, w.zh)}`
  const tell = async (errand: Errand, photos: readonly string[] = []): Promise<void> => {
    await enqueue({ userId: user.id, errand, title, photos, seen: known })
    setForm(null)
    pumpNow()
  }
  const unit = (action: DispatchAction): boolean => record !== undefined && dispatchTargetOf(record.state, action) !== undefined
  const may = (action: ActionName): boolean => mayAct(action, { role: 'officer', from: detail.state, holds: holdsFor({ incident: detail, clocks: detail.clocks, dispatches: detail.dispatches }, { id: user.id, unitIds }) }) &&
    (isSideAction(action) ? isSideActionLegal(detail.state, action) : targetOf(detail.state, action) !== undefined)
  const own = (action: 'accept' | 'en_route' | 'on_scene'): void => { if (record) void tell({ kind: 'dispatch', dispatchId: record.id, input: { action } }) }

  const back = (): void => setForm(null)
  const name = `${form}:${detail.id}`
  if (form === 'handle') return <section className="block"><HandleForm detail={detail} submit={(input, photos) => tell({ kind: 'incident', input }, photos)} cancel={back} /></section>
  if (form === 'note') return <section className="block"><NoteForm incidentId={detail.id} submit={(note, photos) => tell({ kind: 'incident', input: { action: 'note', note } }, photos)} cancel={back} /></section>
  if (form !== null) {
    const titles = { decline: w.form.declineReason, release: w.form.releaseReason, appeal: w.form.appealReason, return: w.form.returnReason, request_extension: w.form.extensionReason, request_suspension: w.form.suspensionReason }
    return (
      <section className="block">
        <ReasonForm
          draft={name} title={titles[form]} required cancel={back} {...(form === 'request_suspension' ? { until: new Date(Date.now() + YEAR_MS).toISOString().slice(0, 10) } : {})}
          submit={(reason, until) => tell(form === 'decline' || form === 'release' ? { kind: 'dispatch', dispatchId: record!.id, input: { action: form, reason } }
            : form === 'request_suspension' ? { kind: 'incident', input: { action: form, reason, until: `${until}T00:00:00+08:00` } } : { kind: 'incident', input: { action: form, reason } })}
        />
      </section>
    )
  }
  const step = unit('accept') ? 'accept' : unit('en_route') ? 'en_route' : unit('on_scene') ? 'on_scene' : null
  // One that leads, or is the last here, hands the case back instead (domain/incident/act-on-unit.ts).
  const mayLeave = unit('release') && record?.state !== 'notified' && !record?.lead && detail.dispatches.filter(({ state }) => isUnitActive(state)).length > 1
  const mayAppeal = may('appeal') && detail.appeal === null && detail.clocks.some(({ kind, late }) => kind === 'disposal' && late === true)
  const more = [...(['request_extension', 'request_suspension', 'return'] as const).filter(may), ...(mayLeave ? ['release' as const] : [])]
  return (
    <section className="block actions">
      {detail.state === 'handled' || detail.state === 'checking' ? <p className="told">✓ {w.task.done}</p> : null}
      {detail.appeal && <p className="told">{w.ended[detail.appeal.verdict]}</p>}
      {mayAppeal && <button type="button" className="tap huge" onClick={() => setForm('appeal')}>{w.task.appeal}</button>}
      {detail.state === 'suspended' && <p className="told">{w.task.suspended}</p>}
      {step && <button type="button" className="tap main-tap huge" onClick={() => own(step)}>{w.task[step]}</button>}
      {record?.state === 'en_route' || record?.state === 'on_scene' || record?.state === 'accepted' ? may('handle') && <button type="button" className={`tap huge ${step ? '' : 'main-tap'}`} onClick={() => setForm('handle')}>{w.task.handle}</button> : null}
      <div className="pair">
        {unit('decline') && <button type="button" className="tap" onClick={() => setForm('decline')}>{w.task.decline}</button>}
        {record && unit('release') && <a className="tap" href={`#/notice/${detail.id}`}>{w.notice.title}</a>}
        {may('note') && <button type="button" className="tap" onClick={() => setForm('note')}>{w.task.note}</button>}
      </div>
      {more.length > 0 && <details className="more"><summary className="tap">{w.task.more}</summary><div className="form">{more.map((action) => <button key={action} type="button" className="tap" onClick={() => setForm(action)}>{w.task[action]}</button>)}</div></details>}
    </section>
  )
}
