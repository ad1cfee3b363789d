import type { AreaGeometry } from '@watchfloor/shared'
import { Suspense, lazy, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { TextArea, TextInput } from '../../../parts/Field.js'
import { FileButton } from '../../../parts/FileButton.js'
import { cornersOf, crossesItself, dropCorner, polygonOf, sketch } from '../../../store/sketch.js'
import type { Corner } from '../../../store/sketch.js'
import { view } from '../../../store/view.js'
import { corners as count, readGeometry, rings } from '../areas/geometry.js'
import { MapBoundary } from '../../live/MapBoundary.js'
import { useStore } from '../../use-store.js'
import { readCorner } from './read-corner.js'
import './shape.css'

const LiveMap = lazy(async () => ({ default: (await import('../../../map/LiveMap.js')).LiveMap }))
/** A street with its corners. */
const ZOOM = 16

interface ShapeFieldProps { label: string; geometry: AreaGeometry | null; others: readonly AreaGeometry[]; onGeometry: (geometry: AreaGeometry | null) => void }

/** An outline, drawn on the map corner by corner; by keyboard its corners are typed, and a map program's GeoJSON can be pasted. */
export function ShapeField({ label, geometry, others, onGeometry }: ShapeFieldProps) {
  const { t } = useTranslation()
  const { corners, drawing } = useStore(sketch)
  const [placed, setPlaced] = useState(false)
  const [typed, setTyped] = useState('')
  const [text, setText] = useState('')
  const told = useRef(onGeometry)
  told.current = onGeometry
  const first = useRef(geometry)
  // Once: from here on the drawing is the truth, and the form is told of it.
  useEffect(() => {
    const own = first.current
    const before = own && cornersOf(own)
    sketch.setState({ drawing: own === null || before !== null, corners: before ?? [], others: own && before === null ? [own] : [] })
    const at = own && centreOf(own)
    if (at) view.setState({ place: { ...at, zoom: ZOOM } })
    setPlaced(true)
    const leave = sketch.subscribe((now, was) => {
      if (now.corners !== was.corners && now.drawing) told.current(crossesItself(now.corners) ? null : polygonOf(now.corners))
    })
    return () => {
      leave()
      sketch.setState({ drawing: false, corners: [], others: [] })
    }
  }, [])
  useEffect(() => { if (placed && drawing) sketch.setState({ others }) }, [others, placed, drawing])

  const crossed = drawing && crossesItself(corners)
  const redraw = (next: readonly Corner[]): void => sketch.setState({ drawing: true, corners: next, others })
  const add = (): void => {
    const corner = readCorner(typed)
    if (!corner) return
    redraw([...corners, corner])
    view.setState({ place: { lat: corner[1], lon: corner[0], zoom: ZOOM } })
    setTyped('')
  }
  const paste = (value: string): void => {
    setText(value)
    const read = readGeometry(value)
    if (!('geometry' in read)) return
    const simple = cornersOf(read.geometry)
    if (simple) redraw(simple)
    else sketch.setState({ drawing: false, corners: [], others: [read.geometry] })
    onGeometry(read.geometry)
    const at = centreOf(read.geometry)
    if (at) view.setState({ place: { ...at, zoom: ZOOM } })
  }
  const read = text.trim() === '' ? null : readGeometry(text)
  return (
    <fieldset className="wide shape">
      <legend className="field-label">{label}</legend>
      <div className="shape-map">
        <MapBoundary><Suspense fallback={<div className="live-map-wait" role="status">{t('state.loading')}</div>}>{placed && <LiveMap />}</Suspense></MapBoundary>
        <p className="place-hint" role="status">{crossed ? <span className="field-error">{t('shape.crossed')}</span> : geometry ? t('areas.points', { n: count(geometry) }) : drawing ? t('shape.hint', { n: corners.length }) : t('shape.parts')}</p>
      </div>
      <div className="shape-keys">
        <Button className="button-small" isDisabled={!drawing || corners.length === 0} onPress={dropCorner}>{t('shape.back')}</Button>
        <Button className="button-small" isDisabled={corners.length === 0 && geometry === null} onPress={() => { redraw([]); onGeometry(null) }}>{t('shape.anew')}</Button>
        <span className="shape-typed" onKeyDown={(event) => { if (event.key === 'Enter' && !event.nativeEvent.isComposing) { event.preventDefault(); add() } }}>
          <TextInput bare label={t('shape.corner')} placeholder={t('shape.corner')} value={typed} onChange={setTyped} error={typed.trim() !== '' && !readCorner(typed) ? t('shape.cornerRule') : undefined} spellCheck={false} autoComplete="off" />
        </span>
        <Button className="button-small" isDisabled={!readCorner(typed)} onPress={add}>{t('shape.add')}</Button>
        <FileButton accept=".json,.geojson,application/geo+json" onFile={(file) => void file.text().then(paste)}>{t('areas.choose')}</FileButton>
      </div>
      <details>
        <summary>{t('areas.geometry')}</summary>
        <TextArea bare label={t('areas.geometry')} value={text || (geometry ? JSON.stringify(geometry) : '')} onChange={paste} hint={t('areas.geometryHint')} error={read && 'why' in read ? t('areas.badGeometry', { why: read.why }) : undefined} spellCheck={false} />
      </details>
    </fieldset>
  )
}

/** The middle of what an outline spans. */
function centreOf(geometry: AreaGeometry): { lat: number; lon: number } | null {
  const all = rings(geometry).flat()
  if (all.length === 0) return null
  const middle = (values: number[]): number => (Math.min(...values) + Math.max(...values)) / 2
  return { lon: middle(all.map(([lon]) => lon)), lat: middle(all.map(([, lat]) => lat)) }
}
