import type { CitizenForm, ClientConfig } from '@watchfloor/shared'
import { useCallback, useEffect, useState } from 'react'
import { HubError } from '../link/http.js'
import { citizenCalls } from './link/citizen-calls.js'
import { LookUp } from './screens/LookUp.js'
import { ReportForm } from './screens/ReportForm.js'
import { language, useWords } from './words/words.js'

type Opened = { form: CitizenForm; config: ClientConfig } | 'shut' | 'failed' | null
const PAGES = ['report', 'look'] as const
type Page = (typeof PAGES)[number]
const pageNow = (): Page => (location.hash === '#look' ? 'look' : 'report')

/** The citizens' page: a photograph, a place, what it is; and what became of it. Two pages, no account. */
export function CitizenApp() {
  const w = useWords()
  const [opened, setOpened] = useState<Opened>(null)
  const [page, setPage] = useState<Page>(pageNow)
  const open = useCallback(() => {
    setOpened(null)
    Promise.all([citizenCalls.form(), citizenCalls.config()]).then(
      ([form, config]) => setOpened({ form, config }),
      (error: unknown) => setOpened(error instanceof HubError && error.code === 'not_found' ? 'shut' : 'failed'),
    )
  }, [])
  useEffect(open, [open])
  useEffect(() => {
    const follow = (): void => setPage(pageNow())
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])
  const ready = opened !== null && typeof opened === 'object'
  return (
    <div className="field-page" data-demo={(ready && opened.config.demo) || undefined}>
      <header className="citizen-head">
        <div className="grow"><h1>{w.title}</h1>{ready && <p>{opened.config.centreName}{opened.config.demo && <span className="simulated"> · {w.simulated}</span>}</p>}</div>
        <button type="button" className="tap small-tap" lang={w.zh ? 'en' : 'zh-CN'} onClick={() => language.setState({ now: w.zh ? 'en' : 'zh-CN' })}>{w.language}</button>
      </header>
      {opened === null && <p className="empty" role="status">{w.loading}…</p>}
      {opened === 'shut' && <div className="empty"><h2>{w.shut}</h2><p>{w.shutText}</p></div>}
      {opened === 'failed' && <div className="empty" role="alert"><h2>{w.failed}</h2><button type="button" className="tap" onClick={open}>{w.retry}</button></div>}
      {ready && (
        <>
          <nav className="citizen-tabs">{PAGES.map((one) => <button key={one} type="button" className="tap" aria-pressed={page === one} onClick={() => { location.hash = one }}>{w.tabs[one]}</button>)}</nav>
          {/* What was begun stays while somebody looks something up. */}
          <main hidden={page !== 'report'}><ReportForm categories={opened.form.categories} map={opened.config.map} /></main>
          {page === 'look' && <main><LookUp /></main>}
        </>
      )}
    </div>
  )
}
