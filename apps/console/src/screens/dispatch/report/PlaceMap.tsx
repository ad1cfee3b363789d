import { Suspense, lazy, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { onPlaceChosen, placeChoice } from '../../../store/place-choice.js'
import { MapBoundary } from '../../live/MapBoundary.js'

const LiveMap = lazy(async () => ({ default: (await import('../../../map/LiveMap.js')).LiveMap }))

/** The map as a way to say where: a click sets the place. */
export function PlaceMap({ place, onPlace }: { place: { lat: number; lon: number } | null; onPlace: (place: { lat: number; lon: number }) => void }) {
  const { t } = useTranslation()
  useEffect(() => {
    placeChoice.setState({ choosing: true })
    return () => placeChoice.setState({ choosing: false, place: null })
  }, [])
  const [lat, lon] = [place?.lat, place?.lon]
  useEffect(() => placeChoice.setState({ place: lat === undefined || lon === undefined ? null : { lat, lon } }), [lat, lon])
  useEffect(() => onPlaceChosen(onPlace), [onPlace])
  return (
    <section className="place-map" aria-label={t('report.map')}>
      <MapBoundary><Suspense fallback={<div className="live-map-wait" role="status">{t('state.loading')}</div>}><LiveMap /></Suspense></MapBoundary>
      <p className="place-hint">{t('report.mapHint')}</p>
    </section>
  )
}
