import { useStore } from 'zustand'
import { push, turnPushOff, turnPushOn } from '../phone/push.js'
import { live } from '../store/live.js'
import { me } from '../store/me.js'
import { useWords } from '../words/words.js'

const MARK = { on: '✓', off: '◆', unknown: '◷' } as Partial<Record<string, string>>

/** How this phone hears of new tasks, and what to do where it cannot. */
export function PushSwitch() {
  const w = useWords()
  const { state, busy } = useStore(push)
  const userId = useStore(me, ({ user }) => user?.id ?? '')
  const isLive = useStore(live, (now) => now.state === 'on')
  return (
    <section className="block form">
      <h2>{w.push.title}</h2>
      <p>{isLive ? '✓' : '◆'} {isLive ? w.push.lineOn : w.push.lineOff}</p>
      <p className={state === 'on' || state === 'off' ? '' : 'told warn'} role="status">{MARK[state] ?? '▲'} {w.push.state[state]}</p>
      {(state === 'off' || state === 'failed') && <button type="button" className="tap main-tap" disabled={busy} onClick={() => void turnPushOn(userId)}>{busy ? w.push.busy : w.push.turnOn}</button>}
      {state === 'on' && <button type="button" className="tap" disabled={busy} onClick={() => void turnPushOff({ forgetWish: true })}>{w.push.turnOff}</button>}
      <p className="quiet">{state === 'on' || state === 'off' ? `${w.push.shows} ` : ''}{w.push.bell}</p>
    </section>
  )
}
