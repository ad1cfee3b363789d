import type { Camera, StreamName } from '@watchfloor/shared'
import { useEffect, useState } from 'react'
import { hubNow } from '../../store/connection.js'
import type { Frozen } from './FrozenPanel.js'
import { freezeIn } from './frozen-picture.js'

const NOTE_MS = 6000
/** Why a tile could not be frozen, said on it for a moment. */
export interface TileNote { tile: number; text: 'video.nothingToFreeze' | 'video.notLive' }

/** The frame of a tile that is being looked at; freezing takes what is on the screen at that moment, under the time of that picture. */
export function useFreeze(): { frozen: Frozen | null; note: TileNote | null; freeze: (tile: number, camera: Camera, stream: StreamName) => void; close: () => void } {
  const [frozen, setFrozen] = useState<Frozen | null>(null)
  const [note, setNote] = useState<TileNote | null>(null)
  useEffect(() => {
    if (!note) return
    const timer = setTimeout(() => setNote(null), NOTE_MS)
    return () => clearTimeout(timer)
  }, [note])
  return {
    frozen, note,
    freeze: (tile, camera, stream) => {
      const box = document.querySelector(`.tile[data-tile="${tile}"]`)
      const found = box ? freezeIn(box, hubNow()) : 'video.nothingToFreeze'
      setNote(typeof found === 'string' ? { tile, text: found } : null)
      if (typeof found !== 'string') setFrozen({ camera, stream, ...found })
    },
    close: () => setFrozen(null),
  }
}
