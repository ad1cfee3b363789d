import { useState } from 'react'
import { useDraft } from '../store/draft.js'
import { useWords } from '../words/words.js'

interface Props {
  /** Under this name the words are kept until they are sent. */
  draft: string
  title: string
  /** Asks for a day as well; the furthest one, as `YYYY-MM-DD`. */
  until?: string
  required: boolean
  submit: (text: string, until: string) => Promise<void>
  cancel: () => void
}

/** A few words, sometimes with a day: why not, why back, why later. */
export function ReasonForm({ draft, title, until, required, submit, cancel }: Props) {
  const w = useWords()
  const { value, change, clear } = useDraft(draft, { text: '', until: '' })
  const [wrong, setWrong] = useState(false)
  const lacks = (required && value.text.trim() === '') || (until !== undefined && value.until === '')
  const send = async (): Promise<void> => {
    if (lacks) { setWrong(true); return }
    await submit(value.text.trim(), value.until)
    await clear()
  }
  return (
    <form className="form" onSubmit={(event) => { event.preventDefault(); void send() }}>
      <label className="named">
        <span>{title}</span>
        <textarea className="box" rows={3} value={value.text} onChange={(event) => change({ text: event.target.value })} maxLength={500} />
      </label>
      {until !== undefined && (
        <label className="named">
          <span>{w.form.until}</span>
          <input className="box" type="date" value={value.until} min={new Date(Date.now() + 24 * 3600_000).toISOString().slice(0, 10)} max={until} onChange={(event) => change({ until: event.target.value })} />
        </label>
      )}
      {wrong && lacks && <p className="wrong" role="alert">{w.form.needReason}</p>}
      <div className="pair">
        <button type="button" className="tap" onClick={cancel}>{w.form.cancel}</button>
        <button type="submit" className="tap main-tap">{w.form.send}</button>
      </div>
    </form>
  )
}
