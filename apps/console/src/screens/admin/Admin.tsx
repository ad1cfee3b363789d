import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { NavLink, Navigate, Route, Routes } from 'react-router'
import { mayAdminister, mayReadAudit, session } from '../../store/session.js'
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
  const role = useStore(session, (state) => state.user?.role)
  if (!mayReadAudit(role)) return <NoRight screen={t('workplace.admin')} />
  const tabs: readonly (typeof TABS)[number][] = mayAdminister(role) ? TABS : ['audit']
  const screen = (tab: (typeof TABS)[number], element: ReactNode): ReactNode => (tabs.includes(tab) ? element : <NoRight screen={t(`admin.${tab}`)} />)
  return (
    <div className="admin">
      <nav className="admin-tabs" aria-label={t('admin.tabs')}>{tabs.map((tab) => <NavLink key={tab} to={`/admin/${tab}`}>{t(`admin.${tab}`)}</NavLink>)}</nav>
      <Routes>
        <Route index element={<Navigate to={tabs[0] ?? 'audit'} replace />} />
        <Route path="devices" element={screen('devices', <Devices />)} />
        <Route path="quarantine" element={screen('quarantine', <Quarantine />)} />
        <Route path="sources" element={screen('sources', <Sources />)} />
        <Route path="squads" element={screen('squads', <Squads />)} />
        <Route path="areas" element={screen('areas', <Areas />)} />
        <Route path="users" element={screen('users', <Users />)} />
        <Route path="audit" element={screen('audit', <Audit />)} />
        <Route path="*" element={<NotFound />} />
      </Routes>
    </div>
  )
}
