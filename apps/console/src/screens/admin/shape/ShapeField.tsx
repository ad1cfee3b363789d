import type { AreaGeometry } from '@watchfloor/shared'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextArea } from '../../../parts/Field.js'
import { FileButton } from '../../../parts/FileButton.js'
import { beginSketch, cornersOf, crossingOf, edit, polygonOf, sketch } from '../../../store/sketch.js'
import { view } from '../../../store/view.js'
import { corners as count, readGeometry, rings } from '../areas/geometry.js'
import { useStore } from '../../use-store.js'
import { CornerKeys } from './CornerKeys.js'
import { frameOf } from './frame-of.js'
import { SketchMap } from './SketchMap.js'
import { useSketch } from './use-sketch.js'

interface ShapeFieldProps { label: string; geometry: AreaGeometry | null; others: readonly AreaGeometry[]; onGeometry: (geometry: AreaGeometry | null) => void }

/** An outline, drawn on the map corner by corner; by keyboard its corners are typed, and a map program's GeoJSON can be pasted. */
export function ShapeField({ label, geometry, others, onGeometry }: ShapeFieldProps) {
  const { t } = useTranslation()
  const { corners, drawing } = useStore(sketch)
  const [text, setText] = useState('')
  const ready = useSketch(() => begun(geometry), geometry ? rings(geometry).flat() : [], ({ corners: drawn }) => onGeometry(crossingOf(drawn) ? null : polygonOf(drawn)))
  useEffect(() => { if (ready && drawing) sketch.setState({ others }) }, [others, ready, drawing])

  const paste = (value: string): void => {
    setText(value)
    const read = readGeometry(value)
    if (!('geometry' in read)) return
    beginSketch(begun(read.geometry))
    onGeometry(read.geometry)
    const place = frameOf(rings(read.geometry).flat())
    if (place) view.setState({ place })
  }
  const anew = (): void => {
    if (drawing) edit({ corners: [] })
    else beginSketch({ drawing: true, others })
    onGeometry(null)
  }
  const read = text.trim() === '' ? null : readGeometry(text)
  const crossed = drawing && crossingOf(corners) !== null
  return (
    <SketchMap label={label} ready={ready} said={crossed ? <span className="field-error">{t('shape.crossed')}</span> : geometry ? t(drawing ? 'shape.drawn' : 'areas.points', { n: count(geometry) }) : drawing ? t('shape.hint', { n: corners.length }) : t('shape.parts')}>
      <CornerKeys onAnew={anew} />
      <details>
        <summary>{t('areas.geometry')}</summary>
        <TextArea bare label={t('areas.geometry')} value={text || (geometry ? JSON.stringify(geometry) : '')} onChange={paste} hint={t('areas.geometryHint')} error={read && 'why' in read ? t('areas.badGeometry', { why: read.why }) : undefined} spellCheck={false} />
        <FileButton accept=".json,.geojson,application/geo+json" onFile={(file) => void file.text().then(paste)}>{t('areas.choose')}</FileButton>
      </details>
    </SketchMap>
  )
}

/** What a drawing begins with: the corners of an outline of one ring; any other is only shown. */
function begun(geometry: AreaGeometry | null): Parameters<typeof beginSketch>[0] {
  const simple = geometry && cornersOf(geometry)
  return simple || geometry === null ? { drawing: true, corners: simple ?? [] } : { drawing: false, others: [geometry] }
}
