import type { IncidentDetail } from '@watchfloor/shared'
import { Suspense, lazy, useEffect, useLayoutEffect, useState } from 'react'
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
  // The map is drawn when its place is known, never at the case before; and it moves at once, not in flight: an eye that decides waits for no animation.
  const [placed, setPlaced] = useState(false)
  useLayoutEffect(() => {
    view.setState({ place: { lat, lon, zoom: ZOOM } })
    setPlaced(true)
  }, [id, lat, lon])
  useEffect(() => {
    incidentPins.setState({ openId: id })
    return () => incidentPins.setState({ openId: null })
  }, [id])
  return (
    <section className="case-map" aria-label={t('live.map')}>
      <MapBoundary><Suspense fallback={<div className="live-map-wait" role="status">{t('state.loading')}</div>}>{placed && <LiveMap />}</Suspense></MapBoundary>
    </section>
  )
}
