import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { clockTime } from '../../../parts/format.js'
import { replay } from '../../../store/supervise/replay.js'
import { useStore } from '../../use-store.js'
import { usePlayer } from '../../video/use-player.js'
import { useTaken } from '../../video/use-taken.js'
import { whyWords } from '../../video/why-words.js'
import { usePictureSeen } from './use-picture-seen.js'

/** The officer's live picture beside the past track, or why there is none: that reason is recorded and stands for having looked. */
export function PicturePane() {
  const { t } = useTranslation()
  const picture = useStore(replay, (state) => state.picture)
  // Beside a whole squad's tracks nobody could tell whose picture it is.
  const whose = useStore(replay, (state) => (state.looks.length > 1 ? state.looks[0]!.person : null))
  const taken = useTaken(picture?.cameraId ?? '')
  if (!picture) return null
  return (
    <section className="picture" aria-label={t('supervise.picture')}>
      <header className="picture-head"><b>{t('supervise.picture')}</b>{whose && <span className="clip">{whose}</span>}{picture.cameraId && !taken ? <strong className="picture-live">{'\u25cf'} {t('supervise.pictureLive')}</strong> : <span className="dim">{t('supervise.pictureNow')}</span>}</header>
      {picture.cameraId ? <LiveBodyCamera key={picture.cameraId} cameraId={picture.cameraId} taken={taken} /> : (
        <div className="picture-none">
          <p><b>{t('supervise.noPicture')}</b></p>
          <p>{t(`noPicture.${picture.none ?? 'no_stream'}`)}</p>
          <p className="dim">{t('supervise.noPictureKept', { time: clockTime(Date.parse(picture.at)) })}</p>
        </div>
      )}
    </section>
  )
}

/** The stream itself, opened for the reason that was given. */
function LiveBodyCamera({ cameraId, taken }: { cameraId: string; taken: boolean }) {
  const { t } = useTranslation()
  const video = useRef<HTMLVideoElement>(null)
  const because = useStore(replay, (state) => state.because)
  const view = usePlayer(video, cameraId, 'main', true, because)
  const recordNone = usePictureSeen(cameraId, view?.phase === 'playing')
  const words = view?.why ? whyWords(view.why) : null
  return (
    <div className="picture-video">
      <video ref={video} muted autoPlay playsInline disablePictureInPicture aria-label={t('supervise.picture')} />
      {view?.phase !== 'playing' && <div className="picture-why" role="status"><p>{t(taken ? 'supervise.pictureTaken' : words?.text ?? 'video.connecting')}</p>{words?.advice && <p className="dim">{t(words.advice)}</p>}{recordNone && view?.why && <Button className="button-small" onPress={recordNone}>{t('supervise.notPlayed')}</Button>}</div>}
    </div>
  )
}
