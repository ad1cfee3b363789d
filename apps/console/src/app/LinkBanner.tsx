import { useTranslation } from 'react-i18next'
import { Button } from '../parts/Button.js'
import { clockTime, span } from '../parts/format.js'
import { useHubClock, useStore } from '../screens/use-store.js'
import { connection } from '../store/connection.js'
import { retryHub } from '../store/hub.js'

const Diamond = () => <svg width="12" height="12" viewBox="0 0 12 12" fill="currentColor" aria-hidden="true"><path d="M6 0 12 6 6 12 0 6Z" /></svg>

/** The hub was renewed under an open screen: what it says can no longer be read, so that what is shown may stand still. */
function OutdatedBanner() {
  const { t } = useTranslation()
  return (
    <div className="link-banner" role="alert">
      <Diamond />
      <strong>{t('state.outdatedTitle')}</strong>
      <span>{t('state.outdated')}</span>
      <Button className="button-small" onPress={() => location.reload()}>{t('state.reload')}</Button>
    </div>
  )
}

/** Says that nothing is live any more, since when, and what is being done about it. */
export function LinkBanner() {
  const { t } = useTranslation()
  const { state, since, heardAt, offsetMs, outdated } = useStore(connection)
  useHubClock()
  if (state !== 'down') return outdated ? <OutdatedBanner /> : null
  const from = heardAt ?? since
  return (
    <div className="link-banner" role="alert">
      <Diamond />
      <strong>{t('state.offlineTitle')}</strong>
      <span>{t('state.offline', { time: clockTime(from + offsetMs), age: span(Date.now() - from) })}</span>
      <Button className="button-small" onPress={retryHub}>{t('state.retryNow')}</Button>
    </div>
  )
}
