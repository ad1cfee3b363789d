import { useState } from 'react'
import { useStore } from 'zustand'
import { actionOf, isNew } from '../queue/entry.js'
import type { Entry } from '../queue/entry.js'
import { mendable } from '../queue/handle-draft.js'
import { ready } from '../queue/lanes.js'
import { backToForm, drop, outbox } from '../queue/outbox.js'
import { pumpNow, sendAnyway, sendAsNote, sendAsNotice } from '../queue/pump.js'
import { me } from '../store/me.js'
import { go } from '../store/place.js'
import { useOnline } from '../store/use-online.js'
import { clock, errorWord, say, useWords } from '../words/words.js'
import type { Words } from '../words/words.js'
import { lineWord } from './Task.js'

/** Everything that was done here and where it stands. */
export function Outbox() {
  const w = useWords()
  const { entries, sending } = useStore(outbox)
  const user = useStore(me, (state) => state.user)
  const online = useOnline()
  const own = entries.filter(({ userId }) => userId === user?.id).sort((a, b) => b.key - a.key)
  const others = entries.filter((entry) => entry.userId !== user?.id && entry.state !== 'sent').length
  const heads = new Set(ready(entries, user?.id ?? '').map(({ key }) => key))
  return (
    <>
      <header className="head">
        <h1>{w.tabs.outbox}</h1>
        {heads.size > 0 && <button type="button" className="tap small-tap" disabled={sending || !online} onClick={pumpNow}>{sending ? w.outbox.sending : w.outbox.sendNow}</button>}
      </header>
      {others > 0 && <p className="told pad-line">{say(w.outbox.others, others)}</p>}
      {own.length === 0 && <div className="empty"><h2>{w.outbox.empty}</h2><p>{w.outbox.emptyText}</p></div>}
      <ul className="cards">{own.map((entry) => <li key={entry.key}><Row entry={entry} sending={sending && heads.has(entry.key)} head={heads.has(entry.key)} /></li>)}</ul>
    </>
  )
}

const MARKS = { waiting: '◷', conflict: '◆', refused: '◆', sent: '✓' } as const

function Row({ entry, sending, head }: { entry: Entry; sending: boolean; head: boolean }) {
  const w = useWords()
  const state = entry.state === 'waiting' ? (sending ? w.outbox.sending : head ? w.outbox.waiting : w.outbox.behind) : w.outbox[entry.state]
  return (
    <article className={`card entry entry-${entry.state}`}>
      <p className="card-top"><b className="grow">{actionWord(w, entry)}</b><span className={`entry-state entry-state-${entry.state}`}>{MARKS[entry.state]} {state}</span></p>
      <p className="card-text">{entry.title}</p>
      <p className="quiet"><span className="figure">{clock(entry.occurredAt)}</span>{entry.photos.length > 0 && ` · ${say(w.outbox.photos, entry.photos.length)}`}{entry.state === 'waiting' && ` · ${w.outbox.saved}`}</p>
      {entry.judged && <p className={entry.judged.valid ? 'judged-valid' : 'queued'}>{entry.judged.valid ? `✓ ${w.notice.valid}` : `▲ ${say(w.notice.invalid, entry.judged.score, entry.judged.faults.map((check) => w.notice.checks[check]).join(w.zh ? '\u3001' : ', '))}`}</p>}
      {(entry.state === 'conflict' || entry.state === 'refused') && <Trouble entry={entry} />}
    </article>
  )
}

/** What changed meanwhile, and what can be done about it. */
function Trouble({ entry }: { entry: Entry }) {
  const w = useWords()
  const [sure, setSure] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState(false)
  const online = useOnline()
  const attempt = (work: () => Promise<void>): void => {
    setBusy(true)
    setFailed(false)
    work().catch(() => setFailed(true)).finally(() => setBusy(false))
  }
  const { problem, meanwhile, stillPossible, errand } = entry
  const canGo = entry.state === 'conflict' ? stillPossible : isNew(errand) || problem?.code === 'photo'
  const waived = errand.kind === 'notice' && errand.input.outcome === 'first_offence_waived'
  const form = mendable(entry)
  const asNote = !isNew(errand) && !(errand.kind === 'incident' && errand.input.action === 'note')
  return (
    <div className="trouble">
      {problem && <p><b>{problem.code === 'photo' ? say(w.outbox.photo, problem.message) : errorWord(w, problem.code)}</b></p>}
      {entry.state === 'conflict' && <p>{meanwhile.length > 0 ? w.outbox.meanwhile : w.outbox.nothing}</p>}
      {meanwhile.length > 0 && (
        <ul className="story">
          {meanwhile.map((line) => <li key={line.id}><span className="figure quiet">{clock(line.occurredAt ?? line.recordedAt)}</span><span><b>{lineWord(w.cases, line.action)}</b> {line.actor.type === 'person' ? line.actor.name : line.actor.rule}{line.reason && ` · ${line.reason}`}</span></li>)}
        </ul>
      )}
      <p className="quiet">{form ? w.outbox.mendNow : canGo ? w.outbox.whatNow : w.outbox.gone}</p>
      {failed && <p className="wrong" role="alert">{w.error.unreachable}</p>}
      {sure ? (
        <div className="pair"><span className="quiet grow">{w.outbox.dropSure}</span><button type="button" className="tap" onClick={() => setSure(false)}>{w.outbox.keep}</button><button type="button" className="tap danger-tap" onClick={() => void drop(entry)}>{w.outbox.dropYes}</button></div>
      ) : (
        <div className="pair">
          <button type="button" className="tap" disabled={busy} onClick={() => setSure(true)}>{w.outbox.drop}</button>
          {waived && <button type="button" className="tap" disabled={busy} onClick={() => attempt(() => sendAsNotice(entry))}>{w.outbox.asNotice}</button>}
          {asNote && <button type="button" className="tap" disabled={busy || !online} onClick={() => attempt(() => sendAsNote(entry, noteText(w, entry)))}>{w.outbox.asNote}</button>}
          {form && <button type="button" className="tap main-tap" disabled={busy} onClick={() => attempt(async () => { await backToForm(entry, form); go(`task/${entry.lane}/handle`) })}>{w.outbox.mend}</button>}
          {canGo && <button type="button" className="tap main-tap" disabled={busy || !online} onClick={() => attempt(() => sendAnyway(entry))}>{w.outbox.sendAnyway}</button>}
        </div>
      )}
    </div>
  )
}

/** What an entry does, in words. */
function actionWord(w: Words, entry: Entry): string {
  const action = actionOf(entry)
  if (action === 'open') return w.outbox.open
  if (action === 'parking_notice') return w.notice.title
  return (w.task as Record<string, string>)[action] ?? lineWord(w.cases, action)
}

/** The words of something that could not be told, as a note. */
function noteText(w: Words, entry: Entry): string {
  const { errand } = entry
  const said = errand.kind === 'open' || errand.kind === 'notice' ? '' : [('note' in errand.input && errand.input.note) || '', ('reason' in errand.input && errand.input.reason) || ''].filter(Boolean).join(' ')
  const outcome = errand.kind === 'incident' && errand.input.action === 'handle' ? ` · ${w.cases.outcome[errand.input.outcome]}` : ''
  return `${said} ${say(w.outbox.noteOf, `${actionWord(w, entry)}${outcome}`)}`.trim()
}
