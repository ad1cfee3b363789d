import type { AreaGeometry } from '@watchfloor/shared'
import { useTranslation } from 'react-i18next'
import { corners, outline } from '../areas/geometry.js'

const SIZE = 24

/** The shape of an area, as small as a row. */
export function Outline({ geometry }: { geometry: AreaGeometry }) {
  const { t } = useTranslation()
  return <svg width={SIZE} height={SIZE} viewBox={`-1 -1 ${SIZE + 2} ${SIZE + 2}`} fill="none" stroke="var(--normal)" strokeWidth="1.3" fillRule="evenodd" role="img" aria-label={t('areas.points', { n: corners(geometry) })}><path d={outline(geometry, SIZE)} /></svg>
}
