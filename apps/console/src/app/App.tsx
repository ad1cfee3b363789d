import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { I18nProvider } from 'react-aria-components'
import { RouterProvider } from 'react-router'
import { connectHub, disconnectHub } from '../store/hub.js'
import { prefs } from '../store/prefs.js'
import { HubError, openSession, session } from '../store/session.js'
import { HubDown } from '../screens/states/HubDown.js'
import { SignIn } from '../screens/sign-in/SignIn.js'
import { useStore } from '../screens/use-store.js'
import { router } from './routes.js'
import './frame.css'

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5000,
      refetchOnWindowFocus: false,
      // A refusal stays a refusal; only a hub that does not answer is asked again.
      retry: (failures, error) => failures < 2 && error instanceof HubError && (error.code === 'unreachable' || error.code === 'hub.starting'),
    },
  },
})

/** Who is at the screen decides what is drawn; the address stays, so that signing in leads where one wanted to go. */
function Door() {
  const { t } = useTranslation()
  const status = useStore(session, (state) => state.status)
  const failure = useStore(session, (state) => state.failure)
  // The hub lets nobody look before the password is one's own: asking would end the session that is needed to set it.
  const mayLook = useStore(session, (state) => state.status === 'signed-in' && state.user?.mustChangePassword === false)
  useEffect(() => {
    if (mayLook) connectHub()
    else {
      disconnectHub()
      queries.clear()
    }
  }, [mayLook])
  if (failure != null) return <HubDown error={failure} />
  if (status === 'unknown') return <p className="boot" role="status">{t('state.connecting')}</p>
  return status === 'signed-in' ? <RouterProvider router={router} /> : <SignIn />
}

export function App() {
  const language = useStore(prefs, (state) => state.language)
  useEffect(() => { void openSession() }, [])
  return (
    <I18nProvider locale={language}>
      <QueryClientProvider client={queries}><Door /></QueryClientProvider>
    </I18nProvider>
  )
}
