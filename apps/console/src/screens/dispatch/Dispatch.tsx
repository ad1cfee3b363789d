import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { NavLink, Route, Routes, useSearchParams } from 'react-router'
import { handOver } from '../../store/hand-over.js'
import { seesCases, session } from '../../store/session.js'
import { Notice } from '../../parts/Notice.js'
import { NotFound } from '../states/NotFound.js'
import { useStore } from '../use-store.js'
import { Desk } from './Desk.js'
import { Board } from './board/Board.js'
import { OnDutyNow } from './duty/OnDutyNow.js'
import { HandOver } from './hand-over/HandOver.js'
import { Report } from './report/Report.js'
import './dispatch.css'
import './print.css'

/** The dispatcher's workplace: the desk, and what stands around it. */
export function Dispatch() {
  const { t } = useTranslation()
  const role = useStore(session, (state) => state.user?.role)
  const [search] = useSearchParams()
  const due = useQuery({ ...handOver.due, enabled: role === 'seat' || role === 'dispatcher' })
  // A case that was opened by its link stays open to read; the hub decides what may be done to it (P1 at once).
  const gate = due.data?.toTake != null && !search.has('case')
  if (!seesCases(role)) return <Notice tone="no-right" title={t('state.noRight')}>{t('desk.noRight')}</Notice>
  return (
    <div className="dispatch">
      <nav className="dispatch-tabs" aria-label={t('desk.tabs')}>
        <NavLink end to="/dispatch">{t('desk.tab.queue')}</NavLink>
        <NavLink to="/dispatch/board">{t('desk.tab.board')}</NavLink>
        <NavLink to="/dispatch/duty">{t('onDuty.tab')}</NavLink>
        <NavLink to="/dispatch/report">{t('desk.tab.report')}</NavLink>
        {role !== 'admin' && <NavLink to="/dispatch/hand-over">{t('desk.tab.handOver')}</NavLink>}
      </nav>
      <Routes>
        <Route index element={gate ? <HandOver gate /> : <Desk />} />
        <Route path="board" element={<Board />} />
        <Route path="duty" element={<OnDutyNow />} />
        <Route path="report" element={<Report />} />
        {role !== 'admin' && <Route path="hand-over" element={<HandOver />} />}
        <Route path="*" element={<NotFound />} />
      </Routes>
    </div>
  )
}
