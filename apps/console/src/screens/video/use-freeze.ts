import type { Camera, StreamName } from '@watchfloor/shared'
import { useState } from 'react'
import { hubNow } from '../../store/connection.js'
import type { Frozen } from './FrozenPanel.js'
import { grab } from './frozen-picture.js'

/** The frame of a tile that is being looked at; freezing takes what is on the screen at that moment. */
export function useFreeze(): { frozen: Frozen | null; freeze: (tile: number, camera: Camera, stream: StreamName) => boolean; close: () => void } {
  const [frozen, setFrozen] = useState<Frozen | null>(null)
  return {
    frozen,
    freeze: (tile, camera, stream) => {
      const source = document.querySelector<HTMLVideoElement | HTMLCanvasElement>(`.tile[data-tile="${tile}"] :is(video, canvas)`)
      const picture = source && grab(source)
      if (!picture) return false
      setFrozen({ camera, stream, picture, atMs: hubNow() })
      return true
    },
    close: () => setFrozen(null),
  }
}
