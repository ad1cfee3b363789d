import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { age as ageOf } from '../i18n/age.js'
import { hubNow } from '../store/connection.js'
import { hasTime } from '../store/units.js'
import type { LiveMapHandle } from './engine/attach.js'
import { latOf, lonOf } from './engine/mercator.js'
import type { Hit } from './layers/units/unit-scene.js'
import { pointerState } from './pointer-state.js'

/** Name, state and age of what lies under the pointer. It hangs on the glyph, not on the pointer, and moves with it without React. */
export function HoverTip({ handle }: { handle: LiveMapHandle }) {
  const hit = useStore(pointerState, (state) => state.hit)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!hit) return
    const { map, scene } = handle
    const place = (): void => {
      const at = placeOf(hit, scene.table)
      const tip = box.current
      if (!tip || !at) return
      const { x, y } = map.project(at)
      tip.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`
      tip.dataset['below'] = String(y < 90)
    }
    place()
    map.on('render', place)
    return () => { map.off('render', place) }
  }, [hit, handle])
  return <div ref={box} className="map-tip" role="status">{hit && <div>{hit.type === 'unit' ? <UnitTip hit={hit} /> : <ClusterTip hit={hit} />}</div>}</div>
}

function UnitTip({ hit: { unit } }: { hit: Hit & { type: 'unit' } }) {
  const { t } = useTranslation()
  const live = unit.presence === 'online'
  const age = hasTime(unit) ? ageOf(hubNow() - unit.timeMs) : ''
  return (
    <>
      <b>{unit.plate ?? unit.name}</b>
      {unit.plate && unit.plate !== unit.name && <span>{unit.name}</span>}
      <span>{t(`kind.${unit.kind}`)} · {t(`presence.${unit.presence}`)}{age && <> · <i data-live={live}>{live ? age : `◷ ${age}`}</i></>}</span>
      {unit.alarm && <span data-alarm={unit.alarm}>{unit.alarm === 'critical' ? '■' : '◆'} {t(`severity.${unit.alarm}`)}</span>}
    </>
  )
}

function ClusterTip({ hit: { cluster } }: { hit: Hit & { type: 'cluster' } }) {
  const { t } = useTranslation()
  return (
    <>
      <b>{t('map.units', { n: cluster.count })}</b>
      {cluster.stale > 0 && <span>{t('map.stale', { n: cluster.stale })}</span>}
      {cluster.alarm > 0 && <span data-alarm={cluster.alarm === 2 ? 'critical' : 'warning'}>{cluster.alarm === 2 ? '■' : '◆'} {t(cluster.alarm === 2 ? 'severity.critical' : 'severity.warning')}</span>}
      <span>{t('map.openCluster')}</span>
    </>
  )
}

function placeOf(hit: Hit, table: LiveMapHandle['scene']['table']): [number, number] | null {
  if (hit.type === 'cluster') return [lonOf(hit.cluster.x), latOf(hit.cluster.y)]
  const row = table.rowOfId(hit.unit.id)
  const now = performance.now()
  return row < 0 ? null : [lonOf(table.drawnX(row, now)), latOf(table.drawnY(row, now))]
}
