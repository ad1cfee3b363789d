import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { NavLink, Navigate, Route, Routes } from 'react-router'
import type { Role } from '@watchfloor/shared'
import { session } from '../../store/session.js'
import { NoRight } from '../states/NoRight.js'
import { NotFound } from '../states/NotFound.js'
import { useStore } from '../use-store.js'
import { AlarmFiguresPage } from './alarm-figures/AlarmFiguresPage.js'
import { Areas } from './areas/Areas.js'
import { Audit } from './Audit.js'
import { AutoFlow } from './auto-flow/AutoFlow.js'
import { BatchList } from './batch-list/BatchList.js'
import { Beats } from './beats/Beats.js'
import { Calendar } from './calendar/Calendar.js'
import { Categories } from './categories/Categories.js'
import { Cameras } from './cameras/Cameras.js'
import { Contacts } from './contacts/Contacts.js'
import { Devices } from './devices/Devices.js'
import { DutyRoster } from './duty/DutyRoster.js'
import { Masks } from './masks/Masks.js'
import { NoticeRules } from './notice-rules/NoticeRules.js'
import { Permits } from './permits/Permits.js'
import { Quarantine } from './quarantine/Quarantine.js'
import { RecordingPage } from './recording/RecordingPage.js'
import { ReportKeys } from './report-keys/ReportKeys.js'
import { Routing } from './routing/Routing.js'
import { Rules } from './rules/Rules.js'
import { Sources } from './Sources.js'
import { Supervision } from './supervision/Supervision.js'
import { TruckPlaces } from './truck-places/TruckPlaces.js'
import { Units } from './units/Units.js'
import { Users } from './users/Users.js'
import { Webhooks } from './webhooks/Webhooks.js'
import './admin.css'

/** One line for each screen; rows of tabs, because one would not hold them on a small screen. */
const GROUPS = {
  things: { devices: <Devices />, cameras: <Cameras />, quarantine: <Quarantine />, sources: <Sources />, users: <Users />, audit: <Audit /> },
  cases: { squads: <Units />, areas: <Areas />, routing: <Routing />, contacts: <Contacts />, categories: <Categories />, calendar: <Calendar />, rules: <Rules />, webhooks: <Webhooks /> },
  daily: { duty: <DutyRoster />, beats: <Beats />, supervision: <Supervision />, batchList: <BatchList />, alarmFigures: <AlarmFiguresPage />, autoFlow: <AutoFlow />, recording: <RecordingPage />, masks: <Masks />, truckPlaces: <TruckPlaces />, permits: <Permits />, noticeRules: <NoticeRules />, reportKeys: <ReportKeys /> },
} as const satisfies Record<string, Record<string, ReactNode>>
type Group = keyof typeof GROUPS
type Tab = { [G in Group]: keyof (typeof GROUPS)[G] }[Group]
/** Screens that are not for administrators alone, as the hub deals its rights (platform/auth/rights.ts). */
const ALSO_FOR: Partial<Record<Tab, readonly Role[]>> = {
  audit: ['supervisor'], duty: ['dispatcher', 'supervisor'], beats: ['dispatcher', 'supervisor'], supervision: ['supervisor'], batchList: ['seat', 'dispatcher', 'supervisor'], alarmFigures: ['seat', 'dispatcher', 'supervisor'], autoFlow: ['seat', 'dispatcher', 'supervisor'],
}
const groupsOf = Object.entries(GROUPS) as [Group, Record<Tab, ReactNode>][]

/** Plain tables for those who look after the centre. */
export function Admin() {
  const { t } = useTranslation()
  const role = useStore(session, (state) => state.user?.role)
  const may = (tab: Tab): boolean => role !== undefined && (role === 'admin' || (ALSO_FOR[tab]?.includes(role) ?? false))
  const shown = groupsOf.map(([group, screens]) => ({ group, tabs: (Object.keys(screens) as Tab[]).filter(may) })).filter(({ tabs }) => tabs.length > 0)
  if (shown.length === 0) return <NoRight screen={t('workplace.admin')} />
  return (
    <div className="admin">
      <nav className="admin-groups" aria-label={t('admin.tabs')}>
        {shown.map(({ group, tabs }) => (
          <div key={group} className="admin-tabs" role="group" aria-label={t(`admin.${group}`)}>
            {shown.length > 1 && <span className="admin-group" aria-hidden="true">{t(`admin.${group}`)}</span>}
            {tabs.map((tab) => <NavLink key={tab} to={`/admin/${tab}`}>{t(`admin.${tab}`)}</NavLink>)}
          </div>
        ))}
      </nav>
      <Routes>
        <Route index element={<Navigate to={shown[0]!.tabs[0]!} replace />} />
        {groupsOf.flatMap(([, screens]) => (Object.entries(screens) as [Tab, ReactNode][]).map(([tab, screen]) => <Route key={tab} path={tab} element={may(tab) ? screen : <NoRight screen={t(`admin.${tab}`)} />} />))}
        <Route path="*" element={<NotFound />} />
      </Routes>
    </div>
  )
}
