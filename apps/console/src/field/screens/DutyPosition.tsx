import { useState } from 'react'
import { useStore } from 'zustand'
import { abilities } from '../phone/abilities.js'
import { dutyPosition, setPairing, startDuty, stopDuty } from '../phone/duty-position.js'
import { Pairing } from '../phone/owntracks.js'
import { useNow } from '../store/use-now.js'
import { ago, say, useWords } from '../words/words.js'

/** My position while on duty: through the duty phone's own account at the hub, or the reason why not. */
export function DutyPosition() {
  const w = useWords()
  const { paired, on, last, waiting, problem } = useStore(dutyPosition)
  const now = useNow()
  return (
    <section className="block form">
      <h2>{w.duty.title} <span className="quiet">{on ? `● ${w.duty.on}` : w.duty.off}</span></h2>
      {!abilities().position ? <p className="quiet">{say(w.duty.cannot, w.me.positionNo)}</p> : paired === null ? <Pair /> : (
        <>
          {last && <p className="figure">{say(w.duty.last, ago(w, now - last.at), Math.round(last.accuracyM))}</p>}
          {waiting > 0 && <p className="queued">◷ {say(w.duty.queued, waiting)}</p>}
          {problem && <p className="wrong" role="alert">{w.duty[problem]}</p>}
          <div className="pair">
            <button type="button" className="tap quiet-tap" onClick={() => setPairing(null)}>{w.duty.unpair}</button>
            <button type="button" className="tap main-tap" onClick={() => (on ? stopDuty() : startDuty())}>{on ? w.duty.stop : w.duty.start}</button>
          </div>
          <p className="quiet">{w.duty.whileOpen}</p>
        </>
      )}
    </section>
  )
}

function Pair() {
  const w = useWords()
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [device, setDevice] = useState('')
  const [wrong, setWrong] = useState(false)
  const send = (): void => {
    const read = Pairing.safeParse({ username: username.trim(), password: password.trim(), device: device.trim() })
    if (read.success) setPairing(read.data); else setWrong(true)
  }
  return (
    <details className="more">
      <summary className="tap">{w.duty.pair}</summary>
      <form className="form" onSubmit={(event) => { event.preventDefault(); send() }}>
        <p className="quiet">{w.duty.pairText}</p>
        <label className="named"><span>{w.duty.device}</span><input className="box" value={device} onChange={(event) => setDevice(event.target.value)} autoCapitalize="none" required /></label>
        <label className="named"><span>{w.duty.user}</span><input className="box" value={username} onChange={(event) => setUsername(event.target.value)} autoCapitalize="none" autoComplete="off" required /></label>
        <label className="named"><span>{w.duty.password}</span><input className="box" type="password" value={password} onChange={(event) => setPassword(event.target.value)} autoComplete="off" required /></label>
        {wrong && <p className="wrong" role="alert">{w.duty.wrongDevice}</p>}
        <button type="submit" className="tap main-tap">{w.duty.pair}</button>
      </form>
    </details>
  )
}
