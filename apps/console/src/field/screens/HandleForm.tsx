import { plateKind } from '@watchfloor/domain'
import type { ActionInput, IncidentDetail, Outcome } from '@watchfloor/shared'
import { OUTCOME_RECTIFIES } from '@watchfloor/shared'
import { useState } from 'react'
import { Photos } from '../parts/Photos.js'
import { PlateField, plateOf } from '../parts/PlateField.js'
import { PlateHistory } from '../parts/PlateHistory.js'
import { keepProvince, usualProvince } from '../parts/usual-province.js'
import { handleDraftName, OUTCOMES } from '../queue/handle-draft.js'
import type { HandleDraft } from '../queue/handle-draft.js'
import { useDraft } from '../store/draft.js'
import { usePhotos } from '../store/photos.js'
import { useOnline } from '../store/use-online.js'
import { usePlateHistory } from '../store/use-plate-history.js'
import { useWords } from '../words/words.js'

/** These say nothing without the grounds. */
const NEEDS_GROUNDS: ReadonlySet<Outcome> = new Set(['no_penalty', 'first_offence_waived', 'not_found'])
type Handle = Extract<ActionInput, { action: 'handle' }>

/** The end of the work: pictures of before and after, what became of it, and the grounds where it needs them. */
export function HandleForm({ detail, submit, cancel }: { detail: IncidentDetail; submit: (input: Pick<Handle, 'action' | 'outcome' | 'rectified' | 'note' | 'plate'>, photos: readonly string[]) => Promise<void>; cancel: () => void }) {
  const w = useWords()
  const name = handleDraftName(detail.id)
  const { value, change, clear } = useDraft<HandleDraft>(name, { outcome: '', note: '', open: false, province: usualProvince(), rest: '' })
  const draft = usePhotos(name)
  const [tried, setTried] = useState(false)
  const { outcome, note } = value
  const grounds = outcome !== '' && NEEDS_GROUNDS.has(outcome)
  const rectified = outcome !== '' && OUTCOME_RECTIFIES[outcome] && !value.open
  // The hub waives by the plate's history alone; without a network that is asked when it is sent. An empty field stands for the notice that was given on this case.
  const plate = outcome === 'first_offence_waived' ? plateOf(value) : ''
  const history = usePlateHistory(plate, useOnline())
  const fault = outcome === '' ? w.form.outcome : plate !== '' && plateKind(plate) === null ? w.notice.plateWrong : (history?.earlier ?? 0) > 0 ? w.error['incident.not_first'] : grounds && note.trim() === '' ? w.form.outcomeReason : rectified && !draft.photos.some(({ role }) => role === 'after') ? w.form.needPhotos : null
  const send = async (): Promise<void> => {
    if (fault !== null || outcome === '' || draft.reading > 0) { setTried(true); return }
    await submit({ action: 'handle', outcome, rectified, ...(note.trim() ? { note: note.trim() } : {}), ...(plate === '' ? {} : { plate }) }, draft.photos.map(({ id }) => id))
    if (plate !== '') keepProvince(plate)
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
      {outcome === 'first_offence_waived' && <><PlateField value={value} onChange={change} /><PlateHistory history={history} />{plate === '' && <p className="quiet">{w.form.plateOrNotice}</p>}</>}
      <label className="check"><input type="checkbox" checked={outcome !== '' && !value.open} disabled={outcome === ''} onChange={(event) => change({ open: !event.target.checked })} /><span>{value.open ? w.form.notRectified : w.form.rectified}</span></label>
      <label className="named"><span>{grounds ? w.form.outcomeReason : w.form.note}</span><textarea className="box" rows={3} value={note} onChange={(event) => change({ note: event.target.value })} maxLength={2000} /></label>
      {tried && fault && <p className="wrong" role="alert">{fault}</p>}
      <div className="pair"><button type="button" className="tap" onClick={cancel}>{w.form.cancel}</button><button type="submit" className="tap main-tap">{w.form.send}</button></div>
    </form>
  )
}
