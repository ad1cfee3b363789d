import { useTranslation } from 'react-i18next'
import { NavLink, Route, Routes } from 'react-router'
import { Notice } from '../../parts/Notice.js'
import { maySupervise, session } from '../../store/session.js'
import { NotFound } from '../states/NotFound.js'
import { useStore } from '../use-store.js'
import { Rates } from './rates/Rates.js'
import { Watch } from './Watch.js'
import './supervise.css'

/** The supervisor's workplace: who is where they have to be, drawn checks, and the rates. */
export function Supervise() {
  const { t } = useTranslation()
  const may = useStore(session, (state) => maySupervise(state.user?.role))
  if (!may) return <Notice tone="no-right" title={t('state.noRight')}>{t('supervise.noRight')}</Notice>
  return (
    <div className="supervise">
      <nav className="supervise-tabs" aria-label={t('supervise.tabs')}>
        <NavLink end to="/supervise">{t('supervise.tabWatch')}</NavLink>
        <NavLink to="/supervise/rates">{t('supervise.tabRates')}</NavLink>
      </nav>
      <Routes>
        <Route index element={<Watch />} />
        <Route path="rates" element={<Rates />} />
        <Route path="*" element={<NotFound />} />
      </Routes>
    </div>
  )
}
