import type { ClientConfig } from '@watchfloor/shared'
import { Suspense, lazy, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { mapDatum } from '../../map/engine/datum.js'
import type { EngineMap } from '../../map/engine/engine-map.js'
import { useBaseStyle } from '../../map/use-base-style.js'
import { useTheme } from '../../map/use-theme.js'

const engines = { maplibre: lazy(() => import('../../map/engine/MaplibreCanvas.js')), mapbox: lazy(() => import('../../map/engine/MapboxCanvas.js')) }
/** Near enough to tell one house from the next. */
const NEAR_ZOOM = 16
const nothing = (): void => undefined

interface PinMapProps { config: ClientConfig['map']; start: { lat: number; lon: number } | null; label: string; onPlace: (lat: number, lon: number) => void }

/** A map whose middle is the place: it is moved under a cross, by finger or by the arrow keys. */
export default function PinMap({ config, start, label, onPlace }: PinMapProps) {
  const style = useBaseStyle(config, useTheme(), nothing)
  const datum = useMemo(() => mapDatum(config.datum), [config.datum])
  const [first] = useState(() => {
    if (start === null) return { longitude: config.center[0], latitude: config.center[1], zoom: config.zoom }
    const [longitude, latitude] = datum.toBase(start.lon, start.lat)
    return { longitude, latitude, zoom: NEAR_ZOOM }
  })
  const tell = useRef(onPlace)
  useEffect(() => { tell.current = onPlace })
  const leave = useRef(nothing)
  const onMap = useCallback((map: EngineMap | null) => {
    leave.current()
    leave.current = nothing
    if (map === null) return
    const told = (): void => {
      const { lng, lat } = map.getCenter()
      const [lon, latitude] = datum.fromBase(lng, lat)
      tell.current(latitude, lon)
    }
    map.on('moveend', told)
    leave.current = () => { map.off('moveend', told) }
  }, [datum])
  const Canvas = engines[config.engine]
  return (
    <div className="pin-map">
      {style !== null && <Suspense fallback={null}><Canvas config={config} style={style} start={first} label={label} onMap={onMap} onProblem={nothing} /></Suspense>}
      <span className="pin-cross" aria-hidden="true"><svg width="48" height="48" viewBox="0 0 48 48" fill="none" stroke="currentColor" strokeWidth="2"><circle cx="24" cy="24" r="9" /><path d="M24 4v14M24 30v14M4 24h14M30 24h14" /></svg></span>
    </div>
  )
}
