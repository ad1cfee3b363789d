import { useTranslation } from 'react-i18next'
import { NavLink, Route, Routes } from 'react-router'
import { seesCases, session } from '../../store/session.js'
import { Notice } from '../../parts/Notice.js'
import { NotFound } from '../states/NotFound.js'
import { useStore } from '../use-store.js'
import { Desk } from './Desk.js'
import { Board } from './board/Board.js'
import { HandOver } from './hand-over/HandOver.js'
import { Report } from './report/Report.js'
import './dispatch.css'
import './print.css'

/** The dispatcher's workplace: the desk, and what stands around it. */
export function Dispatch() {
  const { t } = useTranslation()
  const role = useStore(session, (state) => state.user?.role)
  if (!seesCases(role)) return <Notice tone="no-right" title={t('state.noRight')}>{t('desk.noRight')}</Notice>
  return (
    <div className="dispatch">
      <nav className="dispatch-tabs" aria-label={t('desk.tabs')}>
        <NavLink end to="/dispatch">{t('desk.tab.queue')}</NavLink>
        <NavLink to="/dispatch/board">{t('desk.tab.board')}</NavLink>
        <NavLink to="/dispatch/report">{t('desk.tab.report')}</NavLink>
        {role !== 'admin' && <NavLink to="/dispatch/hand-over">{t('desk.tab.handOver')}</NavLink>}
      </nav>
      <Routes>
        <Route index element={<Desk />} />
        <Route path="board" element={<Board />} />
        <Route path="report" element={<Report />} />
        {role !== 'admin' && <Route path="hand-over" element={<HandOver />} />}
        <Route path="*" element={<NotFound />} />
      </Routes>
    </div>
  )
}
