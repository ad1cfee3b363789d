import type { IncidentDetail } from '@watchfloor/shared'
import { Suspense, lazy, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { incidentPins } from '../../../store/incident-pins.js'
import { view } from '../../../store/view.js'
import { MapBoundary } from '../../live/MapBoundary.js'

const LiveMap = lazy(async () => ({ default: (await import('../../../map/LiveMap.js')).LiveMap }))
/** Near enough to see the street, far enough to see who is about. */
const ZOOM = 15

/** The one map, laid on the place of the incident, with everything that moves around it. */
export function CaseMap({ incident: { id, lat, lon } }: { incident: IncidentDetail }) {
  const { t } = useTranslation()
  // At once, not in flight: an eye that decides waits for no animation.
  useEffect(() => { view.setState({ place: { lat, lon, zoom: ZOOM } }) }, [id, lat, lon])
  useEffect(() => {
    incidentPins.setState({ openId: id })
    return () => incidentPins.setState({ openId: null })
  }, [id])
  return (
    <section className="case-map" aria-label={t('live.map')}>
      <MapBoundary><Suspense fallback={<div className="live-map-wait" role="status">{t('state.loading')}</div>}><LiveMap /></Suspense></MapBoundary>
    </section>
  )
}
