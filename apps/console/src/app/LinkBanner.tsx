import { useTranslation } from 'react-i18next'
import { Button } from '../parts/Button.js'
import { clockTime, span } from '../parts/format.js'
import { useHubClock, useStore } from '../screens/use-store.js'
import { connection } from '../store/connection.js'
import { retryHub } from '../store/hub.js'

/** Says that nothing is live any more, since when, and what is being done about it. */
export function LinkBanner() {
  const { t } = useTranslation()
  const { state, since, heardAt, offsetMs } = useStore(connection)
  useHubClock()
  if (state !== 'down') return null
  const from = heardAt ?? since
  return (
    <div className="link-banner" role="alert">
      <svg width="12" height="12" viewBox="0 0 12 12" fill="currentColor" aria-hidden="true"><path d="M6 0 12 6 6 12 0 6Z" /></svg>
      <strong>{t('state.offlineTitle')}</strong>
      <span>{t('state.offline', { time: clockTime(from + offsetMs), age: span(Date.now() - from) })}</span>
      <Button className="button-small" onPress={retryHub}>{t('state.retryNow')}</Button>
    </div>
  )
}
