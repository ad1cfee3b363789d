import type { Camera, StreamName } from '@watchfloor/shared'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MessageKey } from '../../i18n/messages.js'
import { Button } from '../../parts/Button.js'
import { clockTime } from '../../parts/format.js'
import { cameraFilms } from '../../link/nouns/cameras.js'
import { REPLAY_MS } from './use-replay.js'
import { notKeptWords } from './why-words.js'

/** The last minute of a tile, as the camera sent it: plays once, can be wound, and goes back to live. */
export function Replay({ camera, stream, fromMs, onEnd }: { camera: Camera; stream: StreamName; fromMs: number; onEnd: () => void }) {
  const { t } = useTranslation()
  const video = useRef<HTMLVideoElement>(null)
  const [failed, setFailed] = useState<MessageKey | null>(null)
  const [beginsMs, setBeginsMs] = useState<number | null>(null)
  useEffect(() => {
    const abort = new AbortController()
    let url: string | null = null
    cameraFilms.clip(camera.id, stream, fromMs, fromMs + REPLAY_MS, abort.signal).then(({ blob, takenAtMs }) => {
      if (abort.signal.aborted || !video.current) return
      url = URL.createObjectURL(blob)
      setBeginsMs(takenAtMs)
      video.current.src = url
      void video.current.play().catch(() => undefined)
    }, (error: unknown) => { if (!abort.signal.aborted) setFailed(notKeptWords(error)) })
    return () => {
      abort.abort()
      if (url) URL.revokeObjectURL(url)
    }
  }, [camera.id, stream, fromMs])
  return (
    <>
      <div className="tile-picture" data-phase="replay" data-camera={camera.id} data-begins={beginsMs ?? undefined}>
        <video ref={video} muted controls playsInline aria-label={camera.name} />
        {failed && <div className="tile-why" role="status"><p>{t(failed)}</p></div>}
      </div>
      <div className="tile-caption tile-caption-replay">
        <span className="tile-name clip">{camera.name}</span>
        <span className="clip">{beginsMs === null || Number.isNaN(beginsMs) ? t('video.replay') : t('video.replayAt', { time: clockTime(beginsMs) })}</span>
        <span className="tile-rest"><Button look="quiet" onPress={onEnd}>{t('video.replayEnd')}</Button></span>
      </div>
    </>
  )
}
