import type { Camera, StreamName } from '@watchfloor/shared'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../parts/Button.js'
import { Icon } from '../../parts/Icon.js'
import { canMend, transcode, transcoded } from '../../store/video/transcoded.js'
import { useStore } from '../use-store.js'
import { Caption } from './Caption.js'
import { PushSteps } from './PushSteps.js'
import { ReasonForm } from './ReasonForm.js'
import { usePlayer } from './use-player.js'
import { useSends } from './use-sends.js'
import { useSuspicion } from './use-suspicion.js'
import { whyWords } from './why-words.js'

/** One playing stream: the picture, why there is none, and its caption. A camera that a person wears asks for a reason first. */
export function LivePicture({ camera, kind, stream, on = true, over, children }: { camera: Camera; kind: string; stream: StreamName; on?: boolean; over?: React.ReactNode; children?: React.ReactNode }) {
  const { t } = useTranslation()
  const video = useRef<HTMLVideoElement>(null)
  const [reason, setReason] = useState<string>()
  const anew = useStore(transcoded, ({ ids }) => ids.has(camera.id))
  const sends = useSends(camera.id)
  // What sends by itself is opened when it begins; once it was seen, its connection is kept for its return.
  const [begun, setBegun] = useState(sends)
  if (sends && !begun) setBegun(true)
  const there = camera.way !== 'sends' || begun
  const view = usePlayer(video, camera.id, stream, on && there, reason, anew)
  const asks = view?.why === 'video.reason_needed'
  const dark = view === null || view.phase !== 'playing'
  const doubt = useSuspicion(video, camera, stream, !dark)
  const words = view?.why ? whyWords(view.why) : null
  const mend = !anew && view?.mayTranscode === true && (canMend(view.why) || (view.why !== null && canMend(camera.condition.fault)))
    ? <Button onPress={() => transcode(camera.id, true)}>{t('video.transcode')}</Button> : null
  // B-frames play after a fashion, and the gateway says nothing of them while they do.
  const stutters = !anew && !dark && (view.why === 'b_frames' || camera.condition.fault === 'b_frames')
  return (
    <>
      <div className="tile-picture" data-phase={view?.phase ?? 'off'} data-camera={camera.id}>
        <video ref={video} muted autoPlay playsInline disablePictureInPicture aria-label={camera.name} />
        {dark && (
          <div className="tile-why" data-over={view?.pictureAtMs != null || undefined} role="status">
            {asks ? <ReasonForm onReason={setReason} />
              : view === null ? <p>{t(there ? 'video.off' : 'video.why.no_publisher')}</p>
                : view.push ? <PushSteps push={view.push} />
                  : <><p>{t(words?.text ?? 'video.connecting')}</p>{words?.advice && <p className="dim">{t(words.advice)}</p>}{mend}</>}
          </div>
        )}
        {stutters && <p className="tile-note">{t('video.why.b_frames')}{view.mayTranscode && <Button look="quiet" onPress={() => transcode(camera.id, true)}>{t('video.transcode')}</Button>}</p>}
        {anew && <p className="tile-anew" title={t('video.transcodedHint')}><span className="clip">{t('video.transcoded')}</span><Button look="quiet" square aria-label={t('video.transcodeEnd')} onPress={() => transcode(camera.id, false)}><Icon name="close" size={12} /></Button></p>}
        {over}
      </div>
      <Caption camera={camera} kind={kind} view={view} still={null} doubt={doubt}>{children}</Caption>
    </>
  )
}
