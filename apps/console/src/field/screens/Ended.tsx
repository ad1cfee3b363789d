import type { IncidentRow } from '@watchfloor/shared'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { fieldCalls } from '../link/field-calls.js'
import { categories, nameOf, openCategories } from '../store/categories.js'
import { clock, useWords } from '../words/words.js'

const BACK_MS = 30 * 86_400_000

/** What the own units brought to an end lately: to look it up, and to appeal an overdue mark. Asked of the hub only; it needs a network. */
export function Ended() {
  const w = useWords()
  const list = useStore(categories, (state) => state.list)
  const [rows, setRows] = useState<readonly IncidentRow[] | null | undefined>(undefined)
  const [tries, setTries] = useState(0)
  useEffect(() => {
    const stop = new AbortController()
    void openCategories()
    fieldCalls.closed(new Date(Date.now() - BACK_MS).toISOString(), stop.signal).then(({ items }) => setRows(items), () => { if (!stop.signal.aborted) setRows(null) })
    return () => stop.abort()
  }, [tries])
  return (
    <>
      <header className="head"><a className="tap small-tap" href="#/tasks" aria-label={w.task.back}>‹</a><h1 className="grow">{w.ended.title}</h1></header>
      {rows === null && <div className="empty"><h2>{w.error.unreachable}</h2><button type="button" className="tap" onClick={() => { setRows(undefined); setTries(tries + 1) }}>{w.tasks.refresh}</button></div>}
      {rows?.length === 0 && <div className="empty"><h2>{w.ended.empty}</h2></div>}
      <ul className="cards" aria-busy={rows === undefined}>
        {rows?.map((row) => (
          <li key={row.id}>
            <a className={`card card-${row.priority}`} href={`#/task/${row.id}`}>
              <p className="card-top"><span className="figure quiet grow">{row.number}</span><span className="figure quiet">{clock(row.closedAt ?? row.updatedAt)}</span></p>
              <p className="card-name">{nameOf(list, row.category, w.zh)}</p>
              <p className="card-text">{row.address ?? row.description}</p>
              <p className="card-foot">{row.outcome && <span className="state">{w.cases.outcome[row.outcome]}</span>}{row.appeal && <span className="queued">{w.ended[row.appeal.verdict]}</span>}</p>
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}
