import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { hubNow } from '../../../store/connection.js'
import { sawPicture } from '../../../store/supervise/checks.js'
import { replay } from '../../../store/supervise/replay.js'
import { keepEvidence } from '../../../store/supervise/snapshot.js'
import { say } from '../../../store/toasts.js'
import { errorKey } from '../../error-key.js'
import { useStore } from '../../use-store.js'
import { pictureFrame } from '../check/picture-frame.js'

/** It plays, but nothing is drawn yet. */
const AGAIN_MS = 300

/**
 * A picture counts as seen for a check once it played here, which its first frame shows to the hub. What never plays is told by whoever waited for it: the answer
 * is the act that records so, null where there is nothing to record.
 */
export function usePictureSeen(cameraId: string, isPlaying: boolean): (() => void) | null {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const checkId = useStore(replay, (state) => state.wanted?.checkId ?? null)
  const [told, setTold] = useState(false)
  useEffect(() => {
    if (!isPlaying || checkId === null || told) return
    let again: ReturnType<typeof setTimeout> | undefined
    const tell = async (): Promise<void> => {
      const frame = await pictureFrame()
      if (!frame) { again = setTimeout(run, AGAIN_MS); return }
      const { id } = await keepEvidence(frame, { name: `body-camera-${checkId.slice(-6)}.jpg`, takenAt: new Date(hubNow()).toISOString(), deviceId: cameraId })
      await sawPicture(checkId, id)
      setTold(true)
      await queries.invalidateQueries({ queryKey: ['supervise', 'check'] })
    }
    const run = (): void => { tell().catch((error: unknown) => say('failed', t(errorKey(error)))) }
    run()
    return () => clearTimeout(again)
  }, [isPlaying, checkId, told, cameraId, queries, t])
  if (checkId === null || told || isPlaying) return null
  return () => {
    sawPicture(checkId, null).then(() => queries.invalidateQueries({ queryKey: ['supervise', 'check'] })).catch((error: unknown) => say('failed', t(errorKey(error))))
  }
}
