import * as maplibre from 'maplibre-gl'
import 'maplibre-gl/dist/maplibre-gl.css'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
import Map, { AttributionControl, useMap } from 'react-map-gl/maplibre'
import type { MapLib } from 'react-map-gl/maplibre'
import type { EngineMap } from './engine-map.js'
import { COMMON } from './map-props.js'
import type { CanvasProps } from './map-props.js'
import { WhenMounted, tellProblem } from './WhenMounted.js'

// Without it MapLibre looks for its worker beside the page and the map stays empty in a Vite build.
maplibre.setWorkerUrl(workerUrl)

function Mounted(props: Pick<CanvasProps, 'label' | 'onMap' | 'onProblem'>) {
  return <WhenMounted map={useMap().current?.getMap() as EngineMap | undefined} {...props} />
}

export default function MaplibreCanvas({ style, start, label, onMap, onProblem }: CanvasProps) {
  return (
    <Map {...COMMON} mapLib={maplibre as unknown as MapLib} mapStyle={style} initialViewState={start} onError={(event) => tellProblem(event, onProblem)}>
      <Mounted label={label} onMap={onMap} onProblem={onProblem} />
      <AttributionControl position="bottom-left" compact />
    </Map>
  )
}
