import type { StreamName } from '@watchfloor/shared'
import { useEffect, useState } from 'react'
import type { RefObject } from 'react'
import { Player } from '../../link/video/player.js'
import type { PlayerView } from '../../link/video/player.js'
import { useTaken } from './use-taken.js'

/** Plays one stream in a video element while `on` and while it is this person's to see; what a tile has to tell of it. */
export function usePlayer(video: RefObject<HTMLVideoElement | null>, cameraId: string, stream: StreamName, on: boolean, reason?: string, transcode = false): PlayerView | null {
  const [view, setView] = useState<PlayerView | null>(null)
  const taken = useTaken(cameraId)
  useEffect(() => {
    if (!on || taken || !video.current) return
    const player = new Player(cameraId, stream, video.current, setView, reason, transcode)
    return () => {
      player.close()
      setView(null)
    }
  }, [video, cameraId, stream, on, taken, reason, transcode])
  return view
}
