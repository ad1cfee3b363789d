import { useState } from 'react'
import { hubNow } from '../../store/connection.js'

/** As far back as the gateway keeps what was watched. */
export const REPLAY_MS = 60_000

/** Which tile is being replayed, and from when. */
export function useReplay(): { of: (tile: number) => number | null; start: (tile: number) => void; end: () => void } {
  const [replay, setReplay] = useState<{ tile: number; fromMs: number } | null>(null)
  return {
    of: (tile) => replay?.tile === tile ? replay.fromMs : null,
    start: (tile) => setReplay({ tile, fromMs: hubNow() - REPLAY_MS }),
    end: () => setReplay(null),
  }
}
