import mapbox from 'mapbox-gl'
import 'mapbox-gl/dist/mapbox-gl.css'
import Map, { AttributionControl, useMap } from 'react-map-gl/mapbox'
import type { MapLib } from 'react-map-gl/mapbox'
import type { EngineMap } from './engine-map.js'
import { COMMON } from './map-props.js'
import type { CanvasProps } from './map-props.js'
import { FONT_FAMILY } from './names.js'
import { WhenMounted, tellProblem } from './WhenMounted.js'

function Mounted(props: Pick<CanvasProps, 'label' | 'onMap' | 'onProblem'>) {
  return <WhenMounted map={useMap().current?.getMap() as unknown as EngineMap | undefined} {...props} />
}

/** The same screen on mapbox-gl; loaded only when a token was configured, for its licence and its size. */
export default function MapboxCanvas({ config, style, start, label, onMap, onProblem }: CanvasProps) {
  return (
    <Map {...COMMON} mapLib={mapbox as unknown as MapLib} mapboxAccessToken={config.mapboxToken ?? ''} mapStyle={style as string} initialViewState={start}
      projection="mercator" localFontFamily={FONT_FAMILY} onError={(event) => tellProblem(event, onProblem)}>
      <Mounted label={label} onMap={onMap} onProblem={onProblem} />
      <AttributionControl position="bottom-left" compact />
    </Map>
  )
}
