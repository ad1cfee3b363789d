import { useState } from 'react'
import { useStore } from 'zustand'
import { z } from 'zod'
import { recall, remember } from '../../store/remember.js'
import { push, turnPushOn } from '../phone/push.js'
import { me } from '../store/me.js'
import { useWords } from '../words/words.js'

const HINTED = 'field.push.hinted'

/** Asks once after signing in whether to be told with the page closed. It comes and goes with the screen, never while somebody looks: rows would move. */
export function PushHint() {
  const w = useWords()
  const { state, busy } = useStore(push)
  const userId = useStore(me, ({ user }) => user?.id ?? '')
  const [shown, setShown] = useState(() => (state === 'off' || state === 'install') && recall(HINTED, z.string(), '') !== userId)
  if (!shown) return null
  return (
    <section className="told push-hint">
      <p>{state === 'off' ? <b>{w.push.hint}</b> : `${state === 'on' ? '✓' : '▲'} ${w.push.state[state]}`}</p>
      {state === 'off' && <p className="quiet">{w.push.shows}</p>}
      <div className="pair">
        {state === 'off' && <button type="button" className="tap main-tap" disabled={busy} onClick={() => void turnPushOn(userId)}>{busy ? w.push.busy : w.push.turnOn}</button>}
        <button type="button" className={`tap ${state === 'off' ? 'quiet-tap' : ''}`} onClick={() => { remember(HINTED, userId); setShown(false) }}>{state === 'off' ? w.push.later : w.news.away}</button>
      </div>
    </section>
  )
}
