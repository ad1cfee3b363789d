import { Suspense, lazy } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { choose, dropCorner, sketch, undo } from '../../../store/sketch.js'
import { MapBoundary } from '../../live/MapBoundary.js'
import { useStore } from '../../use-store.js'
import './shape.css'

const LiveMap = lazy(async () => ({ default: (await import('../../../map/LiveMap.js')).LiveMap }))

interface SketchMapProps { label: string; ready: boolean; said: ReactNode; children: ReactNode }

/** The map on which something is drawn, what is to be said of it, and the keys below. Ctrl Z takes back, Delete removes the chosen corner. */
export function SketchMap({ label, ready, said, children }: SketchMapProps) {
  const { t } = useTranslation()
  const chosen = useStore(sketch, (state) => state.chosen)
  return (
    <fieldset className="wide shape" onKeyDown={(event) => {
      // In a field of text these keys are the text's own.
      if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement || event.nativeEvent.isComposing) return
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z') undo()
      else if (event.key === 'Delete' && chosen !== null) dropCorner(chosen)
      else if (event.key === 'Escape' && chosen !== null) choose(null)
      else return
      event.preventDefault()
      event.stopPropagation()
    }}>
      <legend className="field-label">{label}</legend>
      <div className="shape-map">
        <MapBoundary><Suspense fallback={<div className="live-map-wait" role="status">{t('state.loading')}</div>}>{ready && <LiveMap />}</Suspense></MapBoundary>
        <p className="place-hint" role="status">{said}</p>
      </div>
      {children}
    </fieldset>
  )
}
