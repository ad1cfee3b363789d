import { Suspense, lazy } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { Notice } from '../../../parts/Notice.js'
import { clockTime, day } from '../../../parts/format.js'
import { closeReplay, openStretch, replay } from '../../../store/supervise/replay.js'
import { errorKey } from '../../error-key.js'
import { MapBoundary } from '../../live/MapBoundary.js'
import { useStore } from '../../use-store.js'
import { PicturePane } from './PicturePane.js'
import { ReasonForm } from './ReasonForm.js'
import { TimeBar } from './TimeBar.js'

const ReplayMap = lazy(async () => ({ default: (await import('../../../map/ReplayMap.js')).ReplayMap }))

/** Track and picture side by side, once a reason was given. The track is the past and says so on every side of it. */
export function Below() {
  const { t } = useTranslation()
  // One by one: the moment that is played changes with each frame and concerns nothing here.
  const state = useStore(replay, (one) => one.state)
  const wanted = useStore(replay, (one) => one.wanted)
  const error = useStore(replay, (one) => one.error)
  const looks = useStore(replay, (one) => one.looks)
  const fromMs = useStore(replay, (one) => one.fromMs)
  const toMs = useStore(replay, (one) => one.toMs)
  if (state === 'closed' || wanted === null) return <div className="below-empty"><Notice title={t('supervise.below')}>{t('supervise.belowText')}</Notice></div>
  if (state === 'asking') return <div className="below-empty"><ReasonForm key={`${wanted.dutyIds.join()} ${wanted.fromMs} ${wanted.checkId}`} wanted={wanted} onOpen={(reason, note) => void openStretch(reason, note)} onCancel={closeReplay} /></div>
  if (state === 'loading') return <div className="below-empty"><p role="status">{t('state.loading')}</p></div>
  if (state === 'error') return <div className="below-empty"><Notice tone="error" title={t('state.error')} action={<Button onPress={closeReplay}>{t('action.close')}</Button>}>{t(errorKey(error))}</Notice></div>
  const empty = looks.every(({ fixes }) => fixes.length === 0)
  return (
    <>
      <section className="replay" aria-label={t('supervise.replay')}>
        <header className="replay-head">
          <strong className="replay-mark">{t('supervise.replayMark')}</strong>
          <span className="clip"><b>{wanted.person}</b> {day(fromMs)} {clockTime(fromMs).slice(0, 5)}{'\u2013'}{clockTime(toMs).slice(0, 5)} <span className="dim">{looks.length > 1 ? t('supervise.tracks', { n: looks.length }) : looks[0]?.beatName ?? t('supervise.noBeat')}</span></span>
          <Button look="quiet" className="button-small" onPress={closeReplay}>{t('action.close')}</Button>
        </header>
        <div className="replay-map">
          <MapBoundary><Suspense fallback={<p role="status">{t('state.loading')}</p>}><ReplayMap looks={looks} /></Suspense></MapBoundary>
          {empty && <p className="replay-none">{t('supervise.noFixes')}</p>}
        </div>
        <TimeBar />
      </section>
      <PicturePane />
    </>
  )
}
