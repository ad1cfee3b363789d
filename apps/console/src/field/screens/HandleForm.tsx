import type { ActionInput, IncidentDetail, Outcome } from '@watchfloor/shared'
import { OUTCOME_RECTIFIES } from '@watchfloor/shared'
import { useState } from 'react'
import { Photos } from '../parts/Photos.js'
import { useDraft } from '../store/draft.js'
import { usePhotos } from '../store/photos.js'
import { useWords } from '../words/words.js'

/** What an officer may say became of it; the others are for the desk. */
const OUTCOMES = ['on_spot', 'rectified', 'no_penalty', 'first_offence_waived', 'ticket', 'case', 'notice', 'not_found'] as const satisfies readonly Outcome[]
/** These say nothing without the grounds. */
const NEEDS_GROUNDS: ReadonlySet<Outcome> = new Set(['no_penalty', 'first_offence_waived', 'not_found'])
type Handle = Extract<ActionInput, { action: 'handle' }>
interface Draft { outcome: (typeof OUTCOMES)[number] | ''; note: string; open: boolean }

/** The end of the work: pictures of before and after, what became of it, and the grounds where it needs them. */
export function HandleForm({ detail, submit, cancel }: { detail: IncidentDetail; submit: (input: Pick<Handle, 'action' | 'outcome' | 'rectified' | 'note'>, photos: readonly string[]) => Promise<void>; cancel: () => void }) {
  const w = useWords()
  const name = `handle:${detail.id}`
  const { value, change, clear } = useDraft<Draft>(name, { outcome: '', note: '', open: false })
  const draft = usePhotos(name)
  const [tried, setTried] = useState(false)
  const { outcome, note } = value
  const grounds = outcome !== '' && NEEDS_GROUNDS.has(outcome)
  const rectified = outcome !== '' && OUTCOME_RECTIFIES[outcome] && !value.open
  const fault = outcome === '' ? w.form.outcome : grounds && note.trim() === '' ? w.form.outcomeReason : rectified && !draft.photos.some(({ role }) => role === 'after') ? w.form.needPhotos : null
  const send = async (): Promise<void> => {
    if (fault !== null || outcome === '' || draft.reading > 0) { setTried(true); return }
    await submit({ action: 'handle', outcome, rectified, ...(note.trim() ? { note: note.trim() } : {}) }, draft.photos.map(({ id }) => id))
    await clear()
  }
  return (
    <form className="form" onSubmit={(event) => { event.preventDefault(); void send() }}>
      <Photos roles={['before', 'after', 'near', 'far', 'reference']} draft={draft} />
      <fieldset className="choices">
        <legend>{w.form.outcome}</legend>
        {OUTCOMES.map((one) => (
          <label key={one} className="choice"><input type="radio" name="outcome" checked={outcome === one} onChange={() => change({ outcome: one, open: !OUTCOME_RECTIFIES[one] })} /><span>{w.cases.outcome[one]}</span></label>
        ))}
      </fieldset>
      <label className="check"><input type="checkbox" checked={outcome !== '' && !value.open} disabled={outcome === ''} onChange={(event) => change({ open: !event.target.checked })} /><span>{value.open ? w.form.notRectified : w.form.rectified}</span></label>
      <label className="named"><span>{grounds ? w.form.outcomeReason : w.form.note}</span><textarea className="box" rows={3} value={note} onChange={(event) => change({ note: event.target.value })} maxLength={2000} /></label>
      {tried && fault && <p className="wrong" role="alert">{fault}</p>}
      <div className="pair"><button type="button" className="tap" onClick={cancel}>{w.form.cancel}</button><button type="submit" className="tap main-tap">{w.form.send}</button></div>
    </form>
  )
}
