import type { CitizenReportState } from '@watchfloor/shared'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { HubError } from '../../link/http.js'
import { citizenCalls } from '../link/citizen-calls.js'
import { forgetReceipt, receipts } from '../store/receipts.js'
import { errorWord, useWords } from '../words/words.js'

type Found = CitizenReportState | 'busy' | { fault: string } | null
const faultOf = (error: unknown): { fault: string } => ({ fault: error instanceof HubError ? error.code : 'other' })
/** People read a code aloud in groups and type it so. */
const plain = (code: string): string => code.replace(/[\s-]/g, '').toUpperCase()

/** What became of a report, by its code; those of this phone by themselves. */
export function LookUp() {
  const w = useWords()
  const { list } = useStore(receipts)
  const [code, setCode] = useState('')
  const [found, setFound] = useState<Found>(null)
  const find = (): void => {
    setFound('busy')
    citizenCalls.state(plain(code)).then(setFound, (error: unknown) => setFound(faultOf(error)))
  }
  return (
    <>
      <form className="block form" onSubmit={(event) => { event.preventDefault(); if (plain(code) !== '') find() }}>
        <label className="named"><span>{w.look.code}</span><input className="box figure" value={code} placeholder={w.look.hint} maxLength={20} autoCapitalize="characters" autoComplete="off" spellCheck={false} onChange={(event) => setCode(event.target.value)} /></label>
        <button type="submit" className="tap main-tap" disabled={found === 'busy'}>{found === 'busy' ? `${w.look.finding}…` : w.look.find}</button>
        <Fate found={found} />
      </form>
      {list.length > 0 && (
        <section className="block">
          <h2>{w.look.own}</h2>
          <ul className="story">{list.map((receipt) => <OwnReport key={receipt.code} code={receipt.code} />)}</ul>
        </section>
      )}
    </>
  )
}

function OwnReport({ code }: { code: string }) {
  const w = useWords()
  const [found, setFound] = useState<Found>('busy')
  useEffect(() => {
    let wanted = true
    citizenCalls.state(code).then((state) => { if (wanted) setFound(state) }, (error: unknown) => { if (wanted) setFound(faultOf(error)) })
    return () => { wanted = false }
  }, [code])
  return (
    <li className="own-report">
      <span className="figure">{code}</span>
      <div><Fate found={found} /><button type="button" className="tap small-tap quiet-tap" onClick={() => forgetReceipt(code)}>{w.look.forget}</button></div>
    </li>
  )
}

function Fate({ found }: { found: Found }) {
  const w = useWords()
  const when = (iso: string): string => new Date(iso).toLocaleString(w.zh ? 'zh-CN' : 'en-GB', { dateStyle: 'medium', timeStyle: 'short' })
  if (found === null) return null
  if (found === 'busy') return <p className="quiet" role="status">{w.look.finding}…</p>
  if ('fault' in found) return <p className="wrong" role="alert">{errorWord(w, found.fault)}</p>
  return (
    <dl className="facts" role="status">
      <dt>{w.receipt.number} <span className="figure">{found.number}</span></dt><dd className={`state-line state-${found.state}`}>{w.state[found.state]}</dd>
      <dt>{w.look.receivedAt}</dt><dd className="figure">{when(found.receivedAt)}</dd>
      {found.endedAt !== null && <><dt>{w.look.endedAt}</dt><dd className="figure">{when(found.endedAt)}</dd></>}
      {found.outcome !== null && <><dt>{w.look.result}</dt><dd>{w.cases.outcome[found.outcome]}</dd></>}
      {found.reason !== null && <><dt>{w.look.reason}</dt><dd>{found.reason}</dd></>}
    </dl>
  )
}
