import { useState } from 'react'
import { Photos } from '../parts/Photos.js'
import { useDraft } from '../store/draft.js'
import { usePhotos } from '../store/photos.js'
import { useWords } from '../words/words.js'

/** Words and pictures for the case, without a change of its state. */
export function NoteForm({ incidentId, submit, cancel }: { incidentId: string; submit: (note: string, photos: readonly string[]) => Promise<void>; cancel: () => void }) {
  const w = useWords()
  const name = `note:${incidentId}`
  const { value, change, clear } = useDraft(name, { note: '' })
  const draft = usePhotos(name)
  const [tried, setTried] = useState(false)
  const send = async (): Promise<void> => {
    if (value.note.trim() === '' || draft.reading > 0) { setTried(true); return }
    await submit(value.note.trim(), draft.photos.map(({ id }) => id))
    await clear()
  }
  return (
    <form className="form" onSubmit={(event) => { event.preventDefault(); void send() }}>
      <label className="named"><span>{w.form.feedback}</span><textarea className="box" rows={3} value={value.note} onChange={(event) => change({ note: event.target.value })} maxLength={2000} /></label>
      <Photos roles={['near', 'far', 'reference', 'before', 'after']} draft={draft} />
      {tried && value.note.trim() === '' && <p className="wrong" role="alert">{w.form.feedback}</p>}
      <div className="pair"><button type="button" className="tap" onClick={cancel}>{w.form.cancel}</button><button type="submit" className="tap main-tap">{w.form.send}</button></div>
    </form>
  )
}
