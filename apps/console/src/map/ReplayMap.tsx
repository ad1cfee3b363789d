import type { ClientConfig, TrackLook } from '@watchfloor/shared'
import { Suspense, lazy, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { session } from '../store/session.js'
import { playTrack } from '../store/supervise/track-at.js'
import { drawReplay } from './replay/draw-replay.js'
import { mountGround } from './replay/ground-layer.js'
import type { Ground } from './replay/ground-layer.js'
import { mapDatum } from './engine/datum.js'
import type { EngineMap } from './engine/engine-map.js'
import { takesLayers } from './engine/engine-map.js'
import type { Problem } from './engine/problem.js'
import { useBaseStyle } from './use-base-style.js'
import { useTheme } from './use-theme.js'
import './map.css'

const engines = {
  maplibre: lazy(() => import('./engine/MaplibreCanvas.js')),
  mapbox: lazy(() => import('./engine/MapboxCanvas.js')),
}

/** A map of the past: beat and tracks, and where everybody was at the replay's moment. Nothing live is ever drawn on it. */
export function ReplayMap({ looks }: { looks: readonly TrackLook[] }) {
  const config = useStore(session, (state) => state.config)
  return config ? <ConfiguredMap config={config.map} looks={looks} /> : null
}

function ConfiguredMap({ config, looks }: { config: ClientConfig['map']; looks: readonly TrackLook[] }) {
  const { t } = useTranslation()
  const theme = useTheme()
  const [problem, setProblem] = useState<Problem | null>(null)
  const datum = useMemo(() => mapDatum(config.datum), [config.datum])
  const style = useBaseStyle(config, theme, setProblem)
  const [start] = useState(() => ({ longitude: config.center[0], latitude: config.center[1], zoom: config.zoom }))
  const [map, setMap] = useState<EngineMap | null>(null)
  const onMap = useCallback((found: EngineMap | null) => setMap(found), [])
  const tracks = useMemo(() => looks.map((look) => ({ person: look.person, track: playTrack(look) })), [looks])
  const overlay = useRef<HTMLCanvasElement>(null)

  useEffect(() => {
    if (!map) return
    let ground: Ground | null = null
    const mount = (): void => { ground?.remove(); ground = mountGround(map, looks, tracks, datum) }
    map.on('style.load', mount)
    if (takesLayers(map)) mount()
    const stop = overlay.current ? drawReplay(map, overlay.current, tracks, datum) : undefined
    return () => {
      map.off('style.load', mount)
      ground?.remove()
      stop?.()
    }
  }, [map, looks, tracks, datum, theme])

  const Canvas = engines[config.engine]
  return (
    <div className="map">
      {style !== null && <Suspense fallback={null}><Canvas config={config} style={style} start={start} label={t('supervise.replayMap')} onMap={onMap} onProblem={setProblem} /></Suspense>}
      <canvas ref={overlay} className="replay-overlay" aria-hidden="true" />
      {problem && <p className="map-problem" role="alert">{t(`map.problem.${problem}`)}</p>}
    </div>
  )
}
