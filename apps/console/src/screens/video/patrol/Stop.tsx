import type { CannotSee, PatrolSession, PatrolView } from '@watchfloor/shared'
import { CANNOT_SEE } from '@watchfloor/shared'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { connection } from '../../../store/connection.js'
import { decidePatrol, interruptPatrol, leavePatrol, nothingSeen, patrol } from '../../../store/video/patrol.js'
import { useScreenKeys } from '../../keys.js'
import { useStore } from '../../use-store.js'
import { BlockClock } from './BlockClock.js'
import { LookForList } from './LookForList.js'
import { Progress } from './Progress.js'

/** Of which picture the reason is asked. */
type Asking = { stop: number; cameraId: string } | null

/** The stop at which one is: its pictures, what to look for on the chosen one, and the keys to decide. */
export function Stop({ session, chosen, onChoose, onFile }: { session: PatrolSession; chosen: string | null; onChoose: (cameraId: string) => void; onFile: () => void }) {
  const { t } = useTranslation()
  const busy = useStore(patrol, (state) => state.busy)
  const down = useStore(connection, (state) => state.state === 'down')
  const [asking, setAsking] = useState<Asking>(null)
  const open = session.views.filter(({ decision }) => decision === null)
  const view = session.views.find(({ cameraId }) => cameraId === chosen) ?? open[0] ?? session.views[0]
  const undecided = view?.decision === null ? view : open[0]
  const asked = asking !== null && asking.stop === session.stop && open.some(({ cameraId }) => cameraId === asking.cameraId) ? asking : null
  const ask = (): void => { if (undecided) { onChoose(undecided.cameraId); setAsking({ stop: session.stop, cameraId: undecided.cameraId }) } }
  const blind = (why: CannotSee): void => { if (asked) void decidePatrol([{ cameraId: asked.cameraId, decision: 'cannot_see', why }]).then((did) => { if (did) setAsking(null) }) }
  useScreenKeys([
    { key: 'n', label: 'patrol.keys.nothing', run: () => { if (!down) void nothingSeen() } },
    { key: 'x', label: 'patrol.keys.cannotSee', run: ask },
    { key: 'p', label: 'patrol.keys.pause', run: () => void interruptPatrol('hand') },
  ])
  const stuck = busy || down
  return (
    <>
      <header className="patrol-head">
        <h2 className="clip">{session.roundName}</h2>
        <span className="dim">{t('patrol.stop', { stop: session.stop + 1, stops: session.stops })}</span>
        <BlockClock session={session} />
      </header>
      <ul className="patrol-views" aria-label={t('patrol.stop', { stop: session.stop + 1, stops: session.stops })}>
        {session.views.map((one) => <View key={one.cameraId} view={one} leastMs={session.leastLookMs} chosen={one === view} onChoose={() => onChoose(one.cameraId)} />)}
      </ul>
      {view && <LookForList view={view} />}
      {asked !== null ? (
        <section className="patrol-part" aria-label={t('patrol.cannotSee')}>
          <h3>{t('patrol.cannotSee')}: {open.find(({ cameraId }) => cameraId === asked.cameraId)?.name}</h3>
          <div className="patrol-choices">{CANNOT_SEE.map((why, index) => <Button key={why} autoFocus={index === 0} isDisabled={stuck} onPress={() => blind(why)}>{t(`patrol.why.${why}`)}</Button>)}</div>
          <Button look="quiet" onPress={() => setAsking(null)}>{t('action.cancel')}</Button>
        </section>
      ) : (
        <section className="patrol-part patrol-acts">
          <Button look="primary" busy={busy} isDisabled={down} onPress={() => void nothingSeen()}>{t('patrol.nothing')} <kbd>N</kbd></Button>
          {open.some(({ lookedMs }) => lookedMs < session.leastLookMs) && <p className="dim">{t('patrol.unproven')}</p>}
          <Button isDisabled={stuck || !undecided} onPress={onFile}>{t('patrol.file')} <kbd>F</kbd></Button>
          <Button isDisabled={stuck || !undecided} onPress={ask}>{t('patrol.cannotSee')} <kbd>X</kbd></Button>
          {undecided && open.length > 1 && <Button isDisabled={stuck} onPress={() => void decidePatrol([{ cameraId: undecided.cameraId, decision: 'nothing' }])}>{t('patrol.nothingOne')}</Button>}
        </section>
      )}
      <section className="patrol-part"><Progress session={session} /></section>
      <div className="patrol-part patrol-row">
        <Button isDisabled={stuck} onPress={() => void interruptPatrol('hand')}>{t('patrol.pause')} <kbd>P</kbd></Button>
        <Button look="quiet" isDisabled={stuck} onPress={() => void leavePatrol(session.id)}>{t('patrol.leave')}</Button>
      </div>
    </>
  )
}

function View({ view, leastMs, chosen, onChoose }: { view: PatrolView; leastMs: number; chosen: boolean; onChoose: () => void }) {
  const { t } = useTranslation()
  const proven = view.lookedMs >= leastMs
  const [s, of] = [Math.floor(view.lookedMs / 1000), Math.ceil(leastMs / 1000)]
  return (
    <li>
      <button type="button" className="patrol-view" aria-pressed={chosen} onClick={onChoose} title={t('patrol.looked', { s, of })}>
        <span className="clip">{view.name}</span>
        <span className={`patrol-mark ${view.decision === null ? '' : `patrol-mark-${view.verdict}`}`}>{view.decision === null ? t('patrol.undecided') : t(`patrol.verdict.${view.verdict}`)}</span>
        <span className="dim clip">{view.areaName ?? ''}</span>
        <span className="num dim">{proven ? '\u2713 ' : ''}{s} / {of} s</span>
        <progress max={leastMs} value={Math.min(leastMs, view.lookedMs)} aria-label={t('patrol.looked', { s, of })} data-proven={proven || undefined} />
      </button>
    </li>
  )
}
