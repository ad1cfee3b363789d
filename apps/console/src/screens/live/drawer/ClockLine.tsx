import { useTranslation } from 'react-i18next'
import { age } from '../../../parts/format.js'

/** Networks deliver late by this much; below it nothing is said about a clock. */
const SLACK_MS = 5000
/** The hub believes no fix that is further ahead than this (FUTURE_MS in packages/domain/src/track/order.ts). */
const REFUSED_MS = 5 * 60_000

/** A device whose clock is wrong shows old or no positions and looks broken: said in plain words, with what follows from it. */
export function ClockLine({ offsetMs }: { offsetMs: number | null }) {
  const { t } = useTranslation()
  if (offsetMs === null || Math.abs(offsetMs) < SLACK_MS) return null
  const by = age(Math.abs(offsetMs))
  return <p className="drawer-clock" role="note">{offsetMs > 0 ? t('drawer.clockBehind', { by }) : offsetMs < -REFUSED_MS ? t('drawer.clockFarAhead', { by }) : t('drawer.clockAhead', { by })}</p>
}
