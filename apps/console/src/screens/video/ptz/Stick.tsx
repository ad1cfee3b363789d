import { useState } from 'react'
import type { PointerEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { STILL } from '../../../store/video/ptz-hand.js'
import type { Speed } from '../../../store/video/ptz-hand.js'
import { speedOfStick } from './steer-keys.js'

const REACH = 0.72

/** A stick to be pushed with the pointer; it springs back. Whoever has no pointer uses the arrow keys. */
export function Stick({ onMove, disabled }: { onMove: (speed: Speed) => void; disabled: boolean }) {
  const { t } = useTranslation()
  const [at, setAt] = useState<{ x: number; y: number } | null>(null)
  const push = (event: PointerEvent<HTMLDivElement>): void => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect()
    const [x, y] = [(event.clientX - left) / width * 2 - 1, (event.clientY - top) / height * 2 - 1]
    const far = Math.max(1, Math.hypot(x, y) / REACH)
    setAt({ x: x / far, y: y / far })
    onMove(speedOfStick(x, y))
  }
  const release = (): void => { setAt(null); onMove(STILL) }
  return (
    <div
      className="ptz-stick" data-held={at !== null || undefined} data-disabled={disabled || undefined} title={t('video.ptz.stick')} role="img" aria-label={t('video.ptz.stick')}
      onPointerDown={(event) => { if (disabled) return; event.currentTarget.setPointerCapture(event.pointerId); push(event) }} onPointerMove={(event) => { if (at) push(event) }}
      onPointerUp={release} onPointerCancel={release} onLostPointerCapture={release}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true"><path d="m8 1.2 2 2.4H6Zm0 13.6 2-2.4H6ZM1.2 8l2.4-2v4Zm13.6 0-2.4-2v4Z" fill="currentColor" /></svg>
      <span className="ptz-knob" style={at ? { translate: `${at.x * 100}% ${at.y * 100}%` } : undefined} />
    </div>
  )
}
