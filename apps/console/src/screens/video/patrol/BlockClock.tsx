import type { PatrolSession } from '@watchfloor/shared'
import { useTranslation } from 'react-i18next'
import { lasting } from '../../../parts/format.js'
import { useHubClock } from '../../use-store.js'

/** How long one has been at this stop, and what is left of the block. */
export function BlockClock({ session: { block, dwellS, stopStartedAt } }: { session: PatrolSession }) {
  const { t } = useTranslation()
  const now = useHubClock()
  const atStopS = stopStartedAt === null ? 0 : Math.max(0, Math.floor((now - Date.parse(stopStartedAt)) / 1000))
  const leftMs = block.limitMs - block.workedMs
  return (
    <p className="patrol-clock">
      <span data-over={atStopS >= dwellS || undefined}>{t('patrol.dwell', { s: atStopS, of: dwellS })}</span>
      <span className={leftMs <= 0 ? 'patrol-over' : 'dim'} title={t('patrol.block', { n: block.n })}>{leftMs <= 0 ? `\u25b2 ${t('patrol.blockOver')}` : t('patrol.blockLeft', { time: lasting(leftMs) })}</span>
    </p>
  )
}
