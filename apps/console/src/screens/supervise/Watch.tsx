import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../parts/Button.js'
import { Notice } from '../../parts/Notice.js'
import { Skeleton } from '../../parts/Skeleton.js'
import { connection } from '../../store/connection.js'
import type { MatrixStretch } from '../../store/supervise/matrix.js'
import { changeSpeed, closeReplay, replay, seekAnomaly, togglePlay } from '../../store/supervise/replay.js'
import { errorKey } from '../error-key.js'
import { useScreenKeys } from '../keys.js'
import { useStore } from '../use-store.js'
import { CheckPanel } from './check/CheckPanel.js'
import { Matrix } from './matrix/Matrix.js'
import { Below } from './replay/Below.js'
import { useWatch } from './use-watch.js'
import { WatchBar } from './WatchBar.js'

/** The desk: the matrix above, track and picture side by side below, the verdict beside them. */
export function Watch() {
  const { t } = useTranslation()
  const [stretch, setStretch] = useState<MatrixStretch>(null)
  const watch = useWatch(stretch)
  const down = useStore(connection, (state) => state.state === 'down')
  const opened = useStore(replay, (state) => state.state !== 'closed')
  const { asked, answer, rows } = watch
  useScreenKeys([
    { key: 'ArrowDown', label: 'supervise.keyNext', run: () => watch.step(1) }, { key: 'ArrowUp', label: 'supervise.keyPrevious', run: () => watch.step(-1) },
    { key: 'ArrowRight', label: 'supervise.keyLater', run: () => watch.walk(1) }, { key: 'ArrowLeft', label: 'supervise.keyEarlier', run: () => watch.walk(-1) },
    { key: 'o', label: 'supervise.keyOpen', run: watch.openCursor }, { key: 'a', label: 'supervise.keyAnomaly', run: watch.nextAnomalous }, { key: 'g', label: 'supervise.keySquad', run: watch.openSquad },
    { key: 'd', label: 'supervise.keyDraw', run: () => void watch.draw() },
    { key: ' ', label: 'supervise.keyPlay', run: togglePlay }, { key: '.', label: 'supervise.keyFaster', run: () => changeSpeed(1) }, { key: ',', label: 'supervise.keySlower', run: () => changeSpeed(-1) },
    { key: 'x', label: 'supervise.keyJump', run: seekAnomaly },
    { key: 'Escape', label: 'keys.escape', run: () => { if (opened) closeReplay(); else watch.setCheckId(null) } },
  ])
  const nobody = answer !== undefined && answer.rows.length === 0
  return (
    <div className="watch" data-opened={opened || undefined}>
      <WatchBar watch={watch} stretch={stretch} onStretch={setStretch} />
      <div className={down ? 'watch-body hatched' : 'watch-body'}>
        <section className="watch-above" aria-label={t('supervise.matrix')}>
          {answer === undefined
            ? asked.error ? <Notice tone="error" title={t('state.error')} action={<Button onPress={() => void asked.refetch()}>{t('action.retry')}</Button>}>{t(errorKey(asked.error))}</Notice> : <Skeleton rows={10} />
            : nobody ? <Notice title={t(answer.areas === 0 ? 'supervise.noAreas' : 'supervise.nobody')}>{t(answer.areas === 0 ? 'supervise.noAreasText' : 'supervise.nobodyText')}</Notice>
              : rows.length === 0 ? <Notice title={t('supervise.noMatch')} action={<Button onPress={() => watch.setFilter({ squadId: '', anomalies: false })}>{t('supervise.showAll')}</Button>} />
                : <Matrix answer={answer} rows={rows} selectedId={watch.place?.dutyId ?? null} cursor={watch.place?.cursor ?? -1} onOpen={watch.open} onSelect={watch.select} onKey={(key) => { if (key !== 'Enter') return false; watch.openCursor(); return true }} />}
        </section>
        <section className="watch-below">
          <Below />
          <CheckPanel watch={watch} />
        </section>
      </div>
    </div>
  )
}
