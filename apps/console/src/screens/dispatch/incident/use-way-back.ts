import type { Camera } from '@watchfloor/shared'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { say } from '../../../store/toasts.js'
import { keptLookOf } from '../../../store/video/ptz.js'
import { PtzHand } from '../../../store/video/ptz-hand.js'
import { errorKey } from '../../error-key.js'

/** Turns a camera that can be moved to where it looked when a picture was kept: offered where that is known, done by whoever asks for it, and given back when the check is closed. */
export function useWayBack(camera: Camera, evidenceId: string, open: boolean): { turning: boolean; back: (() => void) | null } {
  const { t } = useTranslation()
  const { data } = useQuery({ ...keptLookOf(camera.id, evidenceId), enabled: open && camera.ptz })
  const [turning, setTurning] = useState(false)
  const hand = useRef<PtzHand | null>(null)
  useEffect(() => {
    if (!open) return
    return () => { hand.current?.close(); hand.current = null }
  }, [open, camera.id])
  const back = async (): Promise<void> => {
    if (turning) return
    setTurning(true)
    hand.current ??= new PtzHand(camera.id, (error) => say('failed', t(errorKey(error))))
    if (await hand.current.back(evidenceId)) say('done', t('afterCheck.turns', { camera: camera.name }))
    setTurning(false)
  }
  return { turning, back: data?.known ? () => void back() : null }
}
