import type { Camera, CameraTry, StreamName } from '@watchfloor/shared'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { cameraRegistry } from '../../../store/video/camera-registry.js'
import { errorKey } from '../../error-key.js'
import type { CameraDraft } from './camera-draft.js'

interface TryStreamProps { camera: Camera; stream: StreamName; draft: CameraDraft }
type Shown = { state: 'idle' } | { state: 'busy' } | { state: 'found'; found: CameraTry } | { state: 'failed'; error: unknown }

/** Opens a stream as it stands in the form and says what came, and what to change on the camera where that does not play. */
export function TryStream({ camera, stream, draft }: TryStreamProps) {
  const { t } = useTranslation()
  const [shown, setShown] = useState<Shown>({ state: 'idle' })
  const abort = useRef<AbortController | null>(null)
  useEffect(() => () => abort.current?.abort(), [])
  const address = (stream === 'main' ? draft.mainUrl : draft.subUrl).trim()
  const attempt = async (): Promise<void> => {
    const mine = new AbortController()
    abort.current = mine
    setShown({ state: 'busy' })
    try {
      const found = await cameraRegistry.attempt(camera.id, { stream, address, username: draft.username.trim() || null, ...(draft.password ? { password: draft.password } : draft.dropPassword ? { password: null } : {}) }, mine.signal)
      setShown({ state: 'found', found })
    } catch (error) {
      setShown(mine.signal.aborted ? { state: 'idle' } : { state: 'failed', error })
    }
  }
  return (
    <div className="camera-try">
      {shown.state === 'busy'
        ? <Button aria-label={t('cameras.tryStop')} onPress={() => abort.current?.abort()}>{t('action.cancel')}</Button>
        : <Button aria-label={t(`cameras.try_${stream}`)} isDisabled={address === ''} onPress={() => void attempt()}>{t('cameras.try')}</Button>}
      <div role="status" className="camera-try-found">
        {shown.state === 'busy' && <span className="dim">{t('cameras.trying')}</span>}
        {shown.state === 'failed' && <span className="field-error">{t(errorKey(shown.error))}</span>}
        {shown.state === 'found' && <Found {...shown.found} />}
      </div>
    </div>
  )
}

function Found({ fault, codec, width, height, fps, bFrames, keyFrameBytes, tookMs }: CameraTry) {
  const { t } = useTranslation()
  const facts = [
    codec, width && height ? `${width}\u00d7${height}` : null, fps ? `${Math.round(fps)} fps` : null, bFrames === null || codec === null ? null : t(bFrames ? 'cameras.bFrames' : 'cameras.noBFrames'),
    keyFrameBytes ? t('cameras.keyFrame', { kb: Math.max(1, Math.round(keyFrameBytes / 1024)) }) : null, `${(tookMs / 1000).toFixed(1)} s`,
  ].filter(Boolean).join(' \u00b7 ')
  return (
    <>
      <p className={fault ? 'camera-bad' : 'camera-good'}>{fault ? `\u25b2 ${t(`video.why.${fault}`)}` : `\u2713 ${t('cameras.plays')}`}</p>
      {fault && <p>{t(`video.advice.${fault}`)}</p>}
      <p className="dim">{facts}</p>
    </>
  )
}
