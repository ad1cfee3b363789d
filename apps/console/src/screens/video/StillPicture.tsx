import type { Camera } from '@watchfloor/shared'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HubErrorCode } from '../../store/session.js'
import { MOST_LIVE } from '../../store/video/decode-plan.js'
import { showStills } from '../../store/video/stills.js'
import { Caption } from './Caption.js'
import { whyWords } from './why-words.js'

/** A tile beyond those that play: its last key frame, refreshed in turn. */
export function StillPicture({ camera, kind, children }: { camera: Camera; kind: string; children?: React.ReactNode }) {
  const { t } = useTranslation()
  const canvas = useRef<HTMLCanvasElement>(null)
  const [still, setStill] = useState<{ takenAtMs: number | null; why: HubErrorCode | null }>({ takenAtMs: null, why: null })
  useEffect(() => showStills({ cameraId: camera.id, canvas: canvas.current!, tell: (now) => setStill((before) => ({ takenAtMs: now.takenAtMs ?? before.takenAtMs, why: now.why })) }), [camera.id])
  return (
    <>
      <div className="tile-picture" data-phase="still" data-camera={camera.id} data-begins={still.takenAtMs ?? undefined} title={t('video.stillHint', { n: MOST_LIVE })}>
        <canvas ref={canvas} aria-label={camera.name} />
        {(still.why !== null || still.takenAtMs === null) && <div className="tile-why" data-over={still.takenAtMs !== null || undefined} role="status"><p>{t(still.why === null ? 'video.connecting' : whyWords(still.why).text)}</p></div>}
      </div>
      <Caption camera={camera} kind={kind} view={null} still={still.takenAtMs}>{children}</Caption>
    </>
  )
}
