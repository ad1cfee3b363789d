import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet, useLocation } from 'react-router'
import { Skeleton } from '../parts/Skeleton.js'
import { OwnPassword } from '../screens/account/OwnPassword.js'
import { useStore } from '../screens/use-store.js'
import { connection } from '../store/connection.js'
import { seesCases, session } from '../store/session.js'
import { Keys } from './Keys.js'
import { P1Banner } from './P1Banner.js'
import { LinkBanner } from './LinkBanner.js'
import { Toasts } from './Toasts.js'
import { TopBar } from './TopBar.js'

/** What stands around every workplace. */
export function Frame() {
  const { t } = useTranslation()
  const link = useStore(connection, (state) => state.state)
  const demo = useStore(connection, (state) => state.demo)
  const simulated = useStore(session, (state) => state.config?.demo ?? false) || demo
  const mustChange = useStore(session, (state) => state.user?.mustChangePassword ?? false)
  const role = useStore(session, (state) => state.user?.role)
  const { pathname } = useLocation()
  return (
    <div className="frame" data-link={link} data-simulated={simulated || undefined}>
      <a className="skip" href="#main">{t('app.skip')}</a>
      <TopBar simulated={simulated} />
      <LinkBanner />
      {seesCases(role) && <P1Banner />}
      <main id="main" className="frame-main" tabIndex={-1}>
        <Suspense fallback={<Skeleton rows={16} />}>{mustChange && pathname !== '/account/password' ? <OwnPassword /> : <Outlet />}</Suspense>
      </main>
      <Toasts />
      <Keys />
    </div>
  )
}
