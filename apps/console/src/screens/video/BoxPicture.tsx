import { useEffect, useRef, useState } from 'react'
import type { PointerEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Box } from '../../store/video/picture-box.js'

const LEAST = 0.02
const within = (n: number): number => Math.min(1, Math.max(0, n))

/** The frozen picture; a box is drawn on it by dragging. */
export function BoxPicture({ picture, box, onBox, label }: { picture: HTMLCanvasElement; box: Box | null; onBox: (box: Box | null) => void; label: string }) {
  const { t } = useTranslation()
  const canvas = useRef<HTMLCanvasElement>(null)
  const [from, setFrom] = useState<{ x: number; y: number } | null>(null)
  useEffect(() => {
    const shown = canvas.current!
    shown.width = picture.width
    shown.height = picture.height
    shown.getContext('2d')!.drawImage(picture, 0, 0)
  }, [picture])
  const at = (event: PointerEvent): { x: number; y: number } => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect()
    return { x: within((event.clientX - left) / width), y: within((event.clientY - top) / height) }
  }
  const draw = (event: PointerEvent): Box | null => {
    if (!from) return null
    const to = at(event)
    const drawn = { x: Math.min(from.x, to.x), y: Math.min(from.y, to.y), w: Math.abs(to.x - from.x), h: Math.abs(to.y - from.y) }
    return drawn.w < LEAST || drawn.h < LEAST ? null : drawn
  }
  return (
    <div
      className="frozen-picture" title={t('video.boxHint')} onPointerDown={(event) => { event.currentTarget.setPointerCapture(event.pointerId); setFrom(at(event)) }}
      onPointerMove={(event) => { if (from) onBox(draw(event)) }} onPointerUp={(event) => { onBox(draw(event)); setFrom(null) }}
    >
      <canvas ref={canvas} aria-label={label} />
      {box && <div className="frozen-box" style={{ left: `${box.x * 100}%`, top: `${box.y * 100}%`, width: `${box.w * 100}%`, height: `${box.h * 100}%` }} />}
    </div>
  )
}
