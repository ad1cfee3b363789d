import { judgePictures } from '@watchfloor/domain'
import type { PictureLook } from '@watchfloor/domain'
import type { Camera, CameraSuspicion, StreamName, SuspicionVerdict } from '@watchfloor/shared'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'
import { cameraCalls } from '../../link/nouns/cameras.js'
import { SmallPicture } from '../../link/video/small-picture.js'
import { cameras } from '../../store/video/cameras.js'

const LOOK_MS = 5000
const MOST_LOOKS = 8

/** What makes a camera suspect, and what an open tile saw of it; null = nobody looked long enough. */
export interface Doubt { suspicion: CameraSuspicion; verdict: SuspicionVerdict | null }

/** Of a suspected camera the playing tile looks at its own pictures and tells the centre what it saw (issue 4, section 2). It goes on looking: what stood still may move again. */
export function useSuspicion(video: RefObject<HTMLVideoElement | null>, { id, condition }: Camera, stream: StreamName, playing: boolean): Doubt | null {
  const queries = useQueryClient()
  const { data: state } = useQuery({ ...cameras.stream(id, stream), enabled: playing })
  const suspicion = condition.suspicion ?? (playing ? state?.suspicion ?? null : null)
  const standing = condition.suspicion === null ? null : condition.seen?.verdict ?? null
  const kept = useRef(standing)
  useEffect(() => { kept.current = standing }, [standing])
  const [own, setOwn] = useState<Doubt | null>(null)
  useEffect(() => {
    if (!playing || suspicion === null) return
    const small = new SmallPicture()
    let looks: PictureLook[] = []
    let told: SuspicionVerdict | null = null
    const look = (): void => {
      // Nobody sees a hidden page, and the browser may not decode for it: its pictures would stand still by themselves.
      const luma = document.hidden || !video.current ? null : small.of(video.current)
      if (!luma) { looks = []; return }
      looks = [...looks.slice(1 - MOST_LOOKS), { atMs: performance.now(), luma }]
      const verdict = judgePictures(suspicion, looks)
      if (verdict === null) return
      looks = looks.slice(-1)
      setOwn({ suspicion, verdict })
      if (verdict === kept.current || verdict === told) return
      told = verdict
      void cameraCalls.sawSuspicion(id, { stream, suspicion, verdict }).then(() => queries.invalidateQueries({ queryKey: ['cameras'] }), () => { told = null })
    }
    const timer = setInterval(look, LOOK_MS)
    return () => {
      clearInterval(timer)
      setOwn(null)
    }
  }, [video, id, stream, playing, suspicion, queries])
  return suspicion === null ? null : { suspicion, verdict: own?.suspicion === suspicion ? own.verdict : standing }
}
