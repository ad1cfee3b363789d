import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LiveMapHandle } from './engine/attach.js'
import { flightMs } from './engine/go.js'
import { showAll } from './engine/show-all.js'

const PATHS = { plus: 'M8 3v10M3 8h10', minus: 'M3 8h10', fit: 'M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10' }

/** Zoom, all units, north: small, at the edge, each with a word. */
export function MapControls({ handle: { map, datum } }: { handle: LiveMapHandle }) {
  const { t } = useTranslation()
  const [bearing, setBearing] = useState(() => map.getBearing())
  useEffect(() => {
    const turned = (): void => setBearing(map.getBearing())
    map.on('rotate', turned)
    return () => { map.off('rotate', turned) }
  }, [map])
  const fit = (): void => { showAll(map, datum, flightMs(500)) }
  return (
    <div className="map-controls" role="group" aria-label={t('map.controls')}>
      <Control label={t('map.zoomIn')} path={PATHS.plus} onPress={() => map.zoomIn({ duration: flightMs(200) })} />
      <Control label={t('map.zoomOut')} path={PATHS.minus} onPress={() => map.zoomOut({ duration: flightMs(200) })} />
      <Control label={t('map.fit')} path={PATHS.fit} onPress={fit} />
      {Math.abs(bearing) > 0.5 && (
        <button type="button" title={t('map.north')} aria-label={t('map.north')} onClick={() => map.easeTo({ bearing: 0, duration: flightMs(300) })}>
          <svg viewBox="0 0 16 16" aria-hidden="true" style={{ transform: `rotate(${-bearing}deg)` }}><path d="M8 1.5 11 8H5Z" fill="currentColor" /><path d="M5 8h6l-3 6.5Z" fill="none" /></svg>
        </button>
      )}
    </div>
  )
}

function Control({ label, path, onPress }: { label: string; path: string; onPress(): void }) {
  return <button type="button" title={label} aria-label={label} onClick={onPress}><svg viewBox="0 0 16 16" aria-hidden="true"><path d={path} fill="none" /></svg></button>
}
