import { Suspense, useEffect } from 'react'
import { useStore } from 'zustand'
import { NewsBar } from './parts/NewsBar.js'
import { PartBoundary } from './parts/PartBoundary.js'
import { clearNotification } from './phone/worker-line.js'
import { outbox } from './queue/outbox.js'
import { Ended, Look, Me, Notice, Outbox, Report, Task } from './screens.js'
import { SignIn } from './screens/SignIn.js'
import { TaskList } from './screens/TaskList.js'
import { seen } from './store/arrivals.js'
import { me } from './store/me.js'
import { usePlace } from './store/place.js'
import type { Place } from './store/place.js'
import { useOnline } from './store/use-online.js'
import { useWords } from './words/words.js'

/** The officer's phone: one page at a time, the tabs under the thumb. */
export function FieldApp() {
  const { status, user, demo } = useStore(me)
  const place = usePlace()
  const open = place.page === 'task' || place.page === 'look' ? place.id : null
  useEffect(() => { if (open) { seen(open); void clearNotification(open) } }, [open])
  if (status === 'unknown') return <div className="field-page" aria-busy="true" />
  if (status === 'signed-out' || user === null || user.mustChangePassword || user.role !== 'officer') return <div className="field-page" data-demo={demo || undefined}><SignIn /></div>
  return (
    <div className="field-page" data-demo={demo || undefined}>
      <NetLine />
      <main className="page" key={place.page}><PartBoundary><Suspense fallback={<div aria-busy="true" />}>{screenOf(place)}</Suspense></PartBoundary></main>
      <NewsBar />
      <Tabs at={place.page} />
    </div>
  )
}

function screenOf(place: Place) {
  switch (place.page) {
    case 'tasks': return <TaskList />
    case 'task': return <Task id={place.id} />
    case 'look': return <Look id={place.id} />
    case 'ended': return <Ended />
    case 'report': return <Report />
    case 'notice': return <Notice key={place.id} incidentId={place.id} />
    case 'outbox': return <Outbox />
    case 'me': return <Me />
  }
}

function NetLine() {
  const w = useWords()
  const online = useOnline()
  return online ? null : <p className="net-line" role="status"><b>◷ {w.net.offline}</b> {w.net.offlineNote}</p>
}

const TABS = ['tasks', 'report', 'outbox', 'me'] as const
/** Under which tab a page lies. */
const TAB_OF = { tasks: 'tasks', task: 'tasks', look: 'tasks', ended: 'tasks', report: 'report', notice: 'report', outbox: 'outbox', me: 'me' } as const satisfies Record<Place['page'], (typeof TABS)[number]>
const GLYPHS = { tasks: 'M4 6h2m3 0h11M4 12h2m3 0h11M4 18h2m3 0h11', report: 'M12 5v14M5 12h14', outbox: 'M4 14v5h16v-5M12 15V4m-4 4 4-4 4 4', me: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-8 8c1-4 4-5.500 8-5.500s7 1.500 8 5.500' } as const

function Tabs({ at }: { at: Place['page'] }) {
  const w = useWords()
  const user = useStore(me, (state) => state.user)
  const entries = useStore(outbox, (state) => state.entries).filter((entry) => entry.userId === user?.id && entry.state !== 'sent')
  const trouble = entries.some(({ state }) => state !== 'waiting')
  return (
    <nav className="tabs">
      {TABS.map((tab) => (
        <a key={tab} href={`#/${tab}`} className="tab" aria-current={TAB_OF[at] === tab ? 'page' : undefined}>
          <svg width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" aria-hidden="true"><path d={GLYPHS[tab]} /></svg>
          <span>{w.tabs[tab]}</span>
          {tab === 'outbox' && entries.length > 0 && <span className={`badge ${trouble ? 'badge-urgent' : ''}`}>{trouble ? '◆' : ''}{entries.length}</span>}
        </a>
      ))}
    </nav>
  )
}
