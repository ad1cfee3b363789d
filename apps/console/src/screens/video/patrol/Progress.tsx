import type { PatrolSession } from '@watchfloor/shared'
import { useTranslation } from 'react-i18next'
import { count } from '../../../parts/format.js'

/** How far a walk has come, in words and as a bar. */
export function Progress({ session: { progress, stop, stops, state } }: { session: Pick<PatrolSession, 'progress' | 'stop' | 'stops' | 'state'> }) {
  const { t } = useTranslation()
  const { seen, unproven, cannotSee, incidents, cameras } = progress
  return (
    <div className="patrol-progress">
      <progress max={stops} value={state === 'done' ? stops : stop} aria-label={t('patrol.stop', { stop: stop + 1, stops })} />
      <p>{t('patrol.progress', { seen: count(seen), unproven: count(unproven), cannotSee: count(cannotSee), incidents: count(incidents), cameras: count(cameras) })}</p>
    </div>
  )
}
