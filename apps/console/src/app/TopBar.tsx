import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router'
import { useHubClock, useStore } from '../screens/use-store.js'
import { clockTime, day } from '../parts/format.js'
import { seesCases, session } from '../store/session.js'
import { Account } from './Account.js'
import { AlarmLoad } from './AlarmLoad.js'
import { Inbox } from './Inbox.js'
import { SoundGlyph } from './SoundGlyph.js'
import { Health } from './Health.js'
import { workplacesFor } from './workplaces.js'

function Clock() {
  const { t } = useTranslation()
  const now = useHubClock()
  return <time className="bar-clock" dateTime={new Date(now).toISOString()} title={`${t('bar.clock')} ${day(now)}`}>{clockTime(now)}</time>
}

export function TopBar({ simulated }: { simulated: boolean }) {
  const { t } = useTranslation()
  const centre = useStore(session, (state) => state.config?.centreName)
  const role = useStore(session, (state) => state.user?.role)
  return (
    <header className="bar">
      <span className="bar-centre clip" title={centre}>{centre ?? t('app.name')}</span>
      <nav className="bar-places" aria-label={t('workplace.switcher')}>
        {workplacesFor(role).map((place, index) => (
          <NavLink key={place.path} to={place.path}><kbd aria-hidden="true">{index + 1}</kbd>{t(place.name)}</NavLink>
        ))}
      </nav>
      <span className="bar-rest">
        {simulated && <span className="bar-simulated" title={t('bar.simulatedHint')}>{t('bar.simulated')}</span>}
        {seesCases(role) && <AlarmLoad />}
        {seesCases(role) && <SoundGlyph />}
        {seesCases(role) && <Inbox />}
        <Health />
        <Clock />
        <Account />
      </span>
    </header>
  )
}
