import type { StreamName } from '@watchfloor/shared'
import { useCallback, useEffect, useRef, useState } from 'react'
import { RecordedFilm } from '../../../link/video/recorded-film.js'
import type { RecordedView } from '../../../link/video/recorded-film.js'
import { hubNow } from '../../../store/connection.js'
import { RecordedLeave } from '../../../store/video/recorded-leave.js'
import { codecOf, iso, momentFor, recordings } from '../../../store/video/recording.js'
import type { Stretch } from '../../../store/video/recording.js'

interface Asked {
  cameraId: string
  /** null = nothing was recorded, or it is not read yet. */
  stream: StreamName | null
  day: Stretch
  stretches: readonly Stretch[]
  /** Undefined where the camera asks for none, or none is given yet. */
  reason: string | undefined
  /** Nothing is opened before: a camera that a person wears asks for a reason. */
  ready: boolean
  beginMs: number
}
export interface Recorded { view: RecordedView | null; error: unknown; seek: (atMs: number) => void; play: (on: boolean) => void; speed: (rate: number) => void }

/** Opens one day of one camera, which is written to the audit log, and plays it. */
export function useRecorded(video: React.RefObject<HTMLVideoElement | null>, { cameraId, stream, day, stretches, reason, ready, beginMs }: Asked): Recorded {
  const [view, setView] = useState<RecordedView | null>(null)
  const [error, setError] = useState<unknown>(null)
  const film = useRef<RecordedFilm | null>(null)
  const newest = useRef({ stretches, beginMs })
  useEffect(() => { newest.current = { stretches, beginMs } })
  const { fromMs, toMs } = day
  useEffect(() => {
    if (stream === null || !ready) return
    let over = false
    setError(null)
    const leave = new RecordedLeave(() => recordings.look(cameraId, { stream, from: iso(fromMs), to: iso(toMs), ...(reason === undefined ? {} : { reason }) }), hubNow)
    leave.token().then(() => {
      if (over || !video.current) return
      const opened = new RecordedFilm(video.current, { cameraId, token: () => leave.token(), originMs: fromMs, codecOf, momentFor: (wanted) => momentFor(newest.current.stretches, wanted) }, setView)
      film.current = opened
      opened.seek(newest.current.beginMs)
    }, (failure: unknown) => { if (!over) setError(failure) })
    return () => {
      over = true
      film.current?.close()
      film.current = null
      setView(null)
    }
  }, [video, cameraId, stream, fromMs, toMs, reason, ready])
  const seek = useCallback((atMs: number) => film.current?.seek(atMs), [])
  const play = useCallback((on: boolean) => film.current?.play(on), [])
  const speed = useCallback((rate: number) => film.current?.speed(rate), [])
  return { view, error, seek, play, speed }
}
