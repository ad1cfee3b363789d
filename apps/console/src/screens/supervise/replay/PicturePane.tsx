import { useTranslation } from 'react-i18next'
import { clockTime } from '../../../parts/format.js'
import { replay } from '../../../store/supervise/replay.js'
import { useStore } from '../../use-store.js'

/** The officer's live picture beside the past track, or why there is none: that reason is recorded and stands for having looked. */
export function PicturePane() {
  const { t } = useTranslation()
  const picture = useStore(replay, (state) => state.picture)
  if (!picture) return null
  return (
    <section className="picture" aria-label={t('supervise.picture')}>
      <header className="picture-head"><b>{t('supervise.picture')}</b><span className="dim">{t('supervise.pictureNow')}</span></header>
      <div className="picture-none">
        <p><b>{t('supervise.noPicture')}</b></p>
        <p>{t(`noPicture.${picture.none ?? 'no_stream'}`)}</p>
        <p className="dim">{t('supervise.noPictureKept', { time: clockTime(Date.parse(picture.at)) })}</p>
      </div>
    </section>
  )
}
