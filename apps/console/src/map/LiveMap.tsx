import type { ClientConfig } from '@watchfloor/shared'
import { Suspense, lazy, useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { incidentPins } from '../store/incident-pins.js'
import { openedAlarm } from '../store/opened-alarm.js'
import { selection } from '../store/selection.js'
import { session } from '../store/session.js'
import { view } from '../store/view.js'
import { attach } from './engine/attach.js'
import type { LiveMapHandle } from './engine/attach.js'
import { mapDatum } from './engine/datum.js'
import type { EngineMap } from './engine/engine-map.js'
import type { Problem } from './engine/problem.js'
import { CameraGrip } from './CameraGrip.js'
import { HoverTip } from './HoverTip.js'
import { MapControls } from './MapControls.js'
import { MapReadout } from './MapReadout.js'
import { useBaseStyle } from './use-base-style.js'
import { useTheme } from './use-theme.js'
import './map.css'

const engines = {
  maplibre: lazy(() => import('./engine/MaplibreCanvas.js')),
  mapbox: lazy(() => import('./engine/MapboxCanvas.js')),
}

interface LiveMapProps {
  /** Told when the map is there and when it goes: for those who drive it from outside, such as the bench. */
  onReady?(handle: LiveMapHandle | null): void
}

/** The one map of this window, with everything that moves on it. */
export function LiveMap({ onReady }: LiveMapProps) {
  const config = useStore(session, (state) => state.config)
  return config ? <ConfiguredMap config={config.map} onReady={onReady} /> : null
}

function ConfiguredMap({ config, onReady }: LiveMapProps & { config: ClientConfig['map'] }) {
  const { t } = useTranslation()
  const theme = useTheme()
  const [problem, setProblem] = useState<Problem | null>(config.engine === 'mapbox' && !config.mapboxToken ? 'token' : null)
  const [handle, setHandle] = useState<LiveMapHandle | null>(null)
  const drawer = [useStore(selection, (state) => state.selectedId), useStore(incidentPins, (state) => state.openId), useStore(openedAlarm, (state) => state.id)].some((id) => id !== null)
  const datum = useMemo(() => mapDatum(config.datum), [config.datum])
  const style = useBaseStyle(config, theme, setProblem)

  const [start] = useState(() => {
    const { place: named } = view.getState()
    const place = named ?? { lat: config.center[1], lon: config.center[0], zoom: config.zoom }
    const [longitude, latitude] = datum.toBase(place.lon, place.lat)
    return { longitude, latitude, zoom: place.zoom, addressed: named !== null }
  })
  const [map, setMap] = useState<EngineMap | null>(null)
  const onMap = useCallback((found: EngineMap | null) => setMap(found), [])
  useEffect(() => {
    if (!map) return
    const made = attach(map, config.engine, datum, start.addressed)
    setHandle(made)
    return () => {
      setHandle(null)
      made.detach()
    }
  }, [map, config.engine, datum, start.addressed])
  useEffect(() => {
    onReady?.(handle)
    return () => onReady?.(null)
  }, [handle, onReady])
  // A style by address is the same in both themes and is not loaded again: the layers change their colours by themselves.
  useEffect(() => { handle?.remount() }, [handle, theme])

  const Canvas = engines[config.engine]
  return (
    <div className="map" data-drawer={drawer}>
      {style !== null && <Suspense fallback={null}><Canvas config={config} style={style} start={start} label={t('map.label')} onMap={onMap} onProblem={setProblem} /></Suspense>}
      {handle && <CameraGrip handle={handle} />}
      {handle && <HoverTip handle={handle} />}
      {handle && <MapControls handle={handle} />}
      {handle && <MapReadout handle={handle} />}
      {problem && <p className="map-problem" role="alert">{t(`map.problem.${problem}`)}</p>}
    </div>
  )
}
