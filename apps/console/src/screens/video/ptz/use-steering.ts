import type { PtzPreset } from '@watchfloor/shared'
import { useEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'
import { PtzHand, STILL } from '../../../store/video/ptz-hand.js'
import { speedOf, steers } from './steer-keys.js'

export interface Steering { hand: PtzHand | null; panel: RefObject<HTMLDivElement | null> }

/**
 * One hand on a camera while its panel is open. Keys that are held on the tile move it; when the tile or the window loses the focus, or the page is put away, they
 * count as let go.
 */
export function useSteering(cameraId: string, presets: readonly PtzPreset[], failed: (error: unknown) => void, onClose: () => void): Steering {
  const panel = useRef<HTMLDivElement>(null)
  const [hand, setHand] = useState<PtzHand | null>(null)
  const newest = useRef({ presets, failed, onClose })
  useEffect(() => { newest.current = { presets, failed, onClose } })
  useEffect(() => {
    const tile = panel.current!.closest<HTMLElement>('.tile')!
    const made = new PtzHand(cameraId, (error) => newest.current.failed(error))
    const held = new Set<string>()
    const letGo = (): void => { held.clear(); made.move(STILL) }
    const press = (event: KeyboardEvent): void => {
      const preset = /^[1-9]$/.test(event.key) ? newest.current.presets[Number(event.key) - 1] : undefined
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.target instanceof HTMLInputElement) return
      if (steers(event.key)) { held.add(event.key); made.move(speedOf(held, event.shiftKey)) } else if (preset) void made.go(preset.token)
      else if (event.key === 'h') void made.go(null)
      else if (event.key === 'Escape') newest.current.onClose()
      else if (!/^[1-9]$/.test(event.key)) return
      // The wall's own arrows and the workplaces' numbers rest meanwhile.
      event.preventDefault()
      event.stopPropagation()
    }
    const lift = (event: KeyboardEvent): void => { if (held.delete(event.key)) made.move(speedOf(held, event.shiftKey)) }
    const left = (event: FocusEvent): void => { if (!(event.relatedTarget instanceof Node && tile.contains(event.relatedTarget))) letGo() }
    const goAway = (): void => made.close()
    tile.addEventListener('keydown', press)
    tile.addEventListener('keyup', lift)
    tile.addEventListener('focusout', left)
    addEventListener('blur', letGo)
    document.addEventListener('visibilitychange', letGo)
    addEventListener('pagehide', goAway)
    tile.focus()
    setHand(made)
    return () => {
      tile.removeEventListener('keydown', press)
      tile.removeEventListener('keyup', lift)
      tile.removeEventListener('focusout', left)
      removeEventListener('blur', letGo)
      document.removeEventListener('visibilitychange', letGo)
      removeEventListener('pagehide', goAway)
      made.close()
      setHand(null)
    }
  }, [cameraId])
  return { hand, panel }
}
