import { useTranslation } from 'react-i18next'
import { NavLink, Route, Routes } from 'react-router'
import { seesCases, session } from '../../store/session.js'
import { Notice } from '../../parts/Notice.js'
import { useStore } from '../use-store.js'
import { Desk } from './Desk.js'
import './dispatch.css'

/** The dispatcher's workplace: the desk, and what stands around it. */
export function Dispatch() {
  const { t } = useTranslation()
  const role = useStore(session, (state) => state.user?.role)
  if (!seesCases(role)) return <Notice tone="no-right" title={t('state.noRight')}>{t('desk.noRight')}</Notice>
  return (
    <div className="dispatch">
      <nav className="dispatch-tabs" aria-label={t('desk.tabs')}>
        <NavLink end to="/dispatch">{t('desk.tab.queue')}</NavLink>
      </nav>
      <Routes>
        <Route index element={<Desk />} />
      </Routes>
    </div>
  )
}
