import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { Notice } from '../../../parts/Notice.js'
import { Skeleton } from '../../../parts/Skeleton.js'
import { mayAdminister, session } from '../../../store/session.js'
import { supervision } from '../../../store/supervise/supervision.js'
import { errorKey } from '../../error-key.js'
import { useStore } from '../../use-store.js'
import { SettingsForm } from './SettingsForm.js'
import { SupervisorAreas } from './SupervisorAreas.js'
import './supervision.css'

/** How tracks are judged, and which supervisor answers for which areas. Supervisors read both, administrators change them. */
export function Supervision() {
  const { t } = useTranslation()
  const manages = mayAdminister(useStore(session, (state) => state.user?.role))
  const { data, error, refetch } = useQuery(supervision.settings)
  return (
    <div className="admin-scroll supervision">
      <SupervisorAreas manages={manages} />
      <section aria-label={t('supervision.settings')}>
        <h2>{t('supervision.settings')}</h2>
        <p className="dim">{t('supervision.settingsText')}</p>
        {data ? <SettingsForm {...data} manages={manages} />
          : error ? <Notice tone="error" title={t('state.error')} action={<Button onPress={() => void refetch()}>{t('action.retry')}</Button>}>{t(errorKey(error))}</Notice> : <Skeleton rows={8} />}
      </section>
    </div>
  )
}
