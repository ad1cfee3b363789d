import { useTranslation } from 'react-i18next'
import { NavLink, Navigate, Route, Routes } from 'react-router'
import { mayAdminister, session } from '../../store/session.js'
import { NoRight } from '../states/NoRight.js'
import { NotFound } from '../states/NotFound.js'
import { useStore } from '../use-store.js'
import { Areas } from './areas/Areas.js'
import { Audit } from './Audit.js'
import { Devices } from './devices/Devices.js'
import { Quarantine } from './quarantine/Quarantine.js'
import { Sources } from './Sources.js'
import { Squads } from './Squads.js'
import { Users } from './users/Users.js'
import './admin.css'

const TABS = ['devices', 'quarantine', 'sources', 'squads', 'areas', 'users', 'audit'] as const

/** Plain tables for those who look after the centre. */
export function Admin() {
  const { t } = useTranslation()
  const allowed = useStore(session, (state) => mayAdminister(state.user?.role))
  if (!allowed) return <NoRight screen={t('workplace.admin')} />
  return (
    <div className="admin">
      <nav className="admin-tabs" aria-label={t('admin.tabs')}>{TABS.map((tab) => <NavLink key={tab} to={`/admin/${tab}`}>{t(`admin.${tab}`)}</NavLink>)}</nav>
      <Routes>
        <Route index element={<Navigate to="devices" replace />} />
        <Route path="devices" element={<Devices />} />
        <Route path="quarantine" element={<Quarantine />} />
        <Route path="sources" element={<Sources />} />
        <Route path="squads" element={<Squads />} />
        <Route path="areas" element={<Areas />} />
        <Route path="users" element={<Users />} />
        <Route path="audit" element={<Audit />} />
        <Route path="*" element={<NotFound />} />
      </Routes>
    </div>
  )
}
