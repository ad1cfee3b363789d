import type { Fix } from '@watchfloor/shared'
import { useTranslation } from 'react-i18next'
import { CopyButton } from '../../../parts/CopyButton.js'
import { age, coordinates, dateTime, degrees, metres, percent, shortTime, speed } from '../../../parts/format.js'
import { hasTime, isFixed } from '../../../store/units.js'
import type { Unit } from '../../../store/units.js'
import { useHubClock } from '../../use-store.js'
import { Fact, Figure } from './Facts.js'

/** Where it is and how it moves. The packed fix is newer; the full one of the same moment knows more. */
export function PlaceSection({ unit, fix, receivedAt }: { unit: Readonly<Unit>; fix: Fix | null; receivedAt: number | null }) {
  const { t } = useTranslation()
  const now = useHubClock()
  const battery = Number.isNaN(unit.batteryPct) ? fix?.batteryPct : unit.batteryPct
  const fixed = isFixed(unit)
  const place = coordinates(unit.lat, unit.lon)
  return (
    <section className={`drawer-section ${unit.presence === 'online' ? '' : 'drawer-last-known'}`} aria-label={t('drawer.place')}>
      <dl className="facts-grid">
        {!fixed && !Number.isNaN(unit.speedMps) && <Fact name={t('drawer.speed')}><Figure {...speed(unit.speedMps)} /></Fact>}
        {!Number.isNaN(unit.courseDeg) && <Fact name={t('drawer.course')}><Figure {...degrees(unit.courseDeg)} /></Fact>}
        {battery !== undefined && <Fact name={t('drawer.battery')}><Figure {...percent(battery)} /></Fact>}
        {!fixed && fix?.altitudeM !== undefined && <Fact name={t('drawer.altitude')}><Figure {...metres(fix.altitudeM)} /></Fact>}
        {fix?.accuracyM !== undefined && <Fact name={t('drawer.accuracy')}><Figure {...metres(fix.accuracyM)} /></Fact>}
        {fix?.satellites !== undefined && <Fact name={t('drawer.satellites')}>{fix.satellites}</Fact>}
      </dl>
      <dl className="facts-grid">
        <Fact wide name={t('drawer.coordinates')}>{place}<CopyButton text={place} /></Fact>
        {hasTime(unit) && <Fact wide name={t('drawer.time')} title={dateTime(unit.timeMs)}>{shortTime(unit.timeMs, now)}</Fact>}
        {receivedAt !== null && <Fact wide name={t('drawer.received')} title={dateTime(receivedAt)}>{t('drawer.heardAgo', { age: age(now - receivedAt) })}</Fact>}
      </dl>
    </section>
  )
}
