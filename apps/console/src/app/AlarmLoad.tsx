import type { AlarmFigures } from '@watchfloor/shared'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { onAnnounced } from '../store/alarms.js'
import { useStore } from '../screens/use-store.js'
import { caseQueries } from '../store/case-queries.js'
import { session } from '../store/session.js'

const MARK: Record<AlarmFigures['band'], string> = { ok: '\u25cf', manageable: '\u25b2', too_many: '\u25c6', flood: '\u25a0' }
/** Asked again after an announcement, not at each of a flood. */
const SETTLE_MS = 5000

/** How many alarms an hour come to a seat, and whether that is bearable (DOMAIN 6.1): a measure of the rules, not of the people. */
export function AlarmLoad() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const me = useStore(session, (state) => state.user)
  const { data } = useQuery(caseQueries.alarmFigures)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const leave = onAnnounced(() => { timer ??= setTimeout(() => { timer = undefined; void client.invalidateQueries({ queryKey: caseQueries.alarmFigures.queryKey }) }, SETTLE_MS) })
    return () => {
      clearTimeout(timer)
      leave()
    }
  }, [client])
  if (!data) return null
  // A seat sees its own; whoever leads them sees the mean, and the page behind it every seat.
  const own = data.bySeat.find(({ seatId }) => seatId === me?.id)
  const { perHour, band, per10Min } = own ?? { perHour: data.perSeatPerHour, band: data.band, per10Min: data.per10Min }
  const rate = perHour < 10 ? perHour.toFixed(1) : String(Math.round(perHour))
  return (
    <span className={`alarm-load alarm-load-${band}`} title={t(own ? 'bar.alarmLoadOwn' : 'bar.alarmLoadHint', { seats: data.seats, per10: per10Min.join(' ') })}>
      {MARK[band]} {t('bar.alarmLoad', { rate })} <span className="alarm-band">{t(`alarms.band.${band}`)}</span>
    </span>
  )
}
