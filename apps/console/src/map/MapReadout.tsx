import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { LiveMapHandle } from './engine/attach.js'
import { metresPerPx } from './engine/mercator.js'
import { niceScale, sayDistance } from './engine/scale.js'
import { pointerState } from './pointer-state.js'

const MOST_PX = 96

/** Scale bar and the pointer's place, always with the datum it is told in. */
export function MapReadout({ handle: { map, datum } }: { handle: LiveMapHandle }) {
  const { t } = useTranslation()
  const place = useStore(pointerState, (state) => state.place)
  const bar = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const draw = (): void => {
      const { metres, px } = niceScale(metresPerPx(map.getCenter().lat, map.getZoom()), MOST_PX)
      if (!bar.current) return
      bar.current.style.width = `${px}px`
      bar.current.textContent = sayDistance(metres)
    }
    draw()
    map.on('move', draw)
    return () => { map.off('move', draw) }
  }, [map])
  return (
    <div className="map-readout">
      {place && <span aria-label={t('map.place')}>{place.lat.toFixed(5)}, {place.lon.toFixed(5)} <small>WGS-84{datum.datum === 'GCJ02' && ` · ${t('map.base', { datum: t('datum.GCJ02') })}`}</small></span>}
      <span ref={bar} className="map-scale" aria-label={t('map.scale')} />
    </div>
  )
}
