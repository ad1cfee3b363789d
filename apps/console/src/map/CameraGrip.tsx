import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { hover, select } from '../store/selection.js'
import { seesCases, session } from '../store/session.js'
import { CAMERA_TYPE } from '../store/video/camera-drag.js'
import type { LiveMapHandle } from './engine/attach.js'
import { latOf, lonOf } from './engine/mercator.js'
import type { Hit } from './layers/units/unit-scene.js'
import { point, pointerState } from './pointer-state.js'

type UnitHit = Hit & { type: 'unit' }
/** The pointer leaves the map in order to come onto the grip. */
const GRACE_MS = 150

/** Lies over the camera under the pointer, so that it can be dragged to a tile of a wall, in this window or another: what is drawn by WebGL is nothing that a browser could drag. */
export function CameraGrip({ handle }: { handle: LiveMapHandle }) {
  const { t } = useTranslation()
  const mayWatch = seesCases(useStore(session, (state) => state.user?.role))
  const hit = useStore(pointerState, (state) => state.hit)
  const [held, setHeld] = useState<UnitHit | null>(null)
  const onGrip = useRef(false)
  const grip = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (hit?.type === 'unit' && hit.unit.kind === 'camera') return setHeld(hit)
    if (hit !== null) return setHeld(null)
    const timer = setTimeout(() => { if (!onGrip.current) setHeld(null) }, GRACE_MS)
    return () => clearTimeout(timer)
  }, [hit])
  useEffect(() => {
    if (!held) return
    const { map, scene } = handle
    const place = (): void => {
      const row = scene.table.rowOfId(held.unit.id)
      if (row < 0 || !grip.current) return
      const now = performance.now()
      const { x, y } = map.project([lonOf(scene.table.drawnX(row, now)), latOf(scene.table.drawnY(row, now))])
      grip.current.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`
    }
    place()
    map.on('render', place)
    return () => { map.off('render', place) }
  }, [held, handle])
  if (!held || !mayWatch) return null
  const leave = (): void => {
    onGrip.current = false
    setHeld(null)
    point(null)
    hover(null)
  }
  return (
    <div
      ref={grip} className="map-grip" draggable title={t('toWall.drag')} onDragStart={(event) => { event.dataTransfer.setData(CAMERA_TYPE, held.unit.id); event.dataTransfer.effectAllowed = 'copyMove' }}
      onPointerEnter={() => { onGrip.current = true; point(held); hover(held.unit.id) }} onPointerLeave={leave} onDragEnd={leave} onClick={() => select(held.unit.id)}
      onWheel={(event) => { handle.map.getCanvas().dispatchEvent(new WheelEvent('wheel', event.nativeEvent)) }}
    />
  )
}
