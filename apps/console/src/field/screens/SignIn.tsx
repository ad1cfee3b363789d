import { useState } from 'react'
import { useStore } from 'zustand'
import { HubError } from '../../link/http.js'
import { me, ownPassword, signIn, signOut } from '../store/me.js'
import { errorWord, look, useWords } from '../words/words.js'

/** Who are you; and, for those whom an administrator gave a password, an own one. */
export function SignIn() {
  const w = useWords()
  const { user, expired, demo } = useStore(me)
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [next, setNext] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true)
    setProblem(null)
    try { await work() } catch (error) { setProblem(errorWord(w, error instanceof HubError ? error.code : 'other')) } finally { setBusy(false) }
  }
  if (user && !user.mustChangePassword) {
    return <div className="sign-in"><h1>{w.name}</h1><p>{w.signIn.notOfficer}</p><a className="tap main-tap" href="/">{w.signIn.toConsole}</a><button type="button" className="tap" onClick={() => void signOut()}>{w.me.signOut}</button></div>
  }
  const must = user !== null
  return (
    <form className="sign-in form" onSubmit={(event) => { event.preventDefault(); void attempt(() => (must ? ownPassword(password, next) : signIn({ username: name.trim(), password }))) }}>
      <h1>{w.name}</h1>
      {expired && <p className="told" role="status">{w.signIn.expired}</p>}
      {must ? <p className="told">{w.signIn.must}</p> : (
        <label className="named"><span>{w.signIn.username}</span><input className="box" value={name} onChange={(event) => setName(event.target.value)} autoComplete="username" autoCapitalize="none" required /></label>
      )}
      <label className="named"><span>{w.signIn.password}</span><input className="box" type="password" value={password} onChange={(event) => setPassword(event.target.value)} autoComplete="current-password" required /></label>
      {must && <label className="named"><span>{w.signIn.next}</span><input className="box" type="password" value={next} onChange={(event) => setNext(event.target.value)} autoComplete="new-password" minLength={10} required /></label>}
      {problem && <p className="wrong" role="alert">{problem}</p>}
      <button type="submit" className="tap main-tap" disabled={busy}>{busy ? w.signIn.busy : must ? w.signIn.change : w.signIn.submit}</button>
      {demo && <p className="quiet">{w.signIn.demo}</p>}
      <button type="button" className="tap quiet-tap" onClick={() => look.setState({ language: w.zh ? 'en' : 'zh-CN' })}>{w.zh ? 'English' : '\u4e2d\u6587'}</button>
    </form>
  )
}
