import type { ClientConfig } from '@watchfloor/shared'
import { Suspense, lazy, useState } from 'react'
import { abilities } from '../../field/phone/abilities.js'
import { whereAmI } from '../../field/phone/position.js'
import { useWords } from '../words/words.js'
import { PinBoundary } from './PinBoundary.js'

const PinMap = lazy(() => import('./PinMap.js'))

/** Where it is, and how that is known. */
export interface Where { lat: number; lon: number; by: 'own' | 'picked' }

/** Where it is: the phone's own position, or the middle of a small map. The map is fetched only when it is asked for. */
export function WherePick({ value, map, onChange }: { value: Where | null; map: ClientConfig['map']; onChange: (where: Where | null) => void }) {
  const w = useWords()
  const [state, setState] = useState<'still' | 'busy' | 'failed' | 'map'>('still')
  const locate = async (): Promise<void> => {
    setState('busy')
    const found = await whereAmI()
    setState(found === null ? 'failed' : 'still')
    if (found !== null) onChange({ lat: found.lat, lon: found.lon, by: 'own' })
  }
  return (
    <fieldset className="named">
      <legend>{w.place.title}</legend>
      <p role="status">{state === 'busy' ? `${w.place.locating}…` : value !== null && <><b>✓ {w.place[value.by]}</b> <span className="figure quiet">{value.lat.toFixed(5)}, {value.lon.toFixed(5)}</span></>}</p>
      {state === 'failed' && <p className="wrong" role="alert">{w.place.failed}</p>}
      {state === 'map' && (
        <PinBoundary fallback={<p className="wrong" role="alert">{w.place.mapFailed}</p>}>
          <p className="quiet">{w.place.mapHint}</p>
          <Suspense fallback={<div className="pin-map" aria-busy="true" />}><PinMap config={map} start={value} label={w.place.mapLabel} onPlace={(lat, lon) => onChange({ lat, lon, by: 'picked' })} /></Suspense>
        </PinBoundary>
      )}
      <div className="pair">
        {state !== 'map' && abilities().position && <button type="button" className="tap" disabled={state === 'busy'} onClick={() => void locate()}>{w.place.here}</button>}
        {state === 'map' ? <button type="button" className="tap main-tap" onClick={() => setState('still')}>{w.place.close}</button>
          : <button type="button" className="tap" disabled={state === 'busy'} onClick={() => setState('map')}>{w.place.map}</button>}
      </div>
    </fieldset>
  )
}
