import { useTranslation } from 'react-i18next'
import { age, clockTime, count } from '../../parts/format.js'
import { connection } from '../../store/connection.js'
import { summary } from '../../store/summary.js'
import { useHubClock, useStore } from '../use-store.js'

/** How old the picture is, always visible. */
export function LiveFoot() {
  const { t } = useTranslation()
  const now = useHubClock()
  const { total, newestMs } = useStore(summary)
  const { state, health } = useStore(connection)
  const live = state === 'live'
  return (
    <footer className={`live-foot ${live ? '' : 'hatched'}`}>
      <span>{t('live.units')} <b>{count(total.total)}</b></span>
      <span>{t('live.onlineUnits')} <b>{count(total.online)}</b></span>
      {health && live && <span>{t('live.fixesPerS')} <b>{count(Math.round(health.fixesPerS))}</b></span>}
      <span className="live-foot-age" title={Number.isNaN(newestMs) ? undefined : clockTime(newestMs)}>
        {Number.isNaN(newestMs) ? t('live.noFix') : <>{t('live.newest')} <b>{'\u25f7'} {age(now - newestMs)}</b></>}
      </span>
      <span className={live ? 'live-on' : 'live-stopped'}>{live ? '\u25cf' : '\u25a0'} {live ? t('live.live') : t('live.stopped')}</span>
    </footer>
  )
}
