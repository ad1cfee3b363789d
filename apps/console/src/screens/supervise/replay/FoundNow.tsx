import { useTranslation } from 'react-i18next'
import { isFoundAt } from '../../../store/supervise/found-in-replay.js'
import { replay } from '../../../store/supervise/replay.js'
import { findingWords } from '../finding-words.js'
import { CellGlyph } from '../matrix/CellGlyph.js'
import { useStore } from '../../use-store.js'

/** So many have room under the bar; of the others it says how many. */
const SHOWN = 3

/** What is said of the moment that is shown, with the officer's name where several are under the bar. */
export function FoundNow() {
  const { t } = useTranslation()
  const found = useStore(replay, (state) => state.found)
  const several = useStore(replay, (state) => state.looks.length > 1)
  // A key, so that a frame in which nothing new is said renders nothing.
  const key = useStore(replay, (state) => state.found.flatMap((one, n) => (isFoundAt(one, state.atMs) ? [n] : [])).join())
  const now = key === '' ? [] : key.split(',').map((n) => found[Number(n)]!)
  return (
    <p className="time-bar-why" role="status">
      {now.length === 0 ? <span className="dim">{t(found.length === 0 ? 'supervise.nothingFound' : 'supervise.nothingNow')}</span>
        : now.slice(0, SHOWN).map(({ track, person, finding, fromMs }) => (
          <span key={`${track} ${finding.state} ${fromMs}`} className={`cell-word cell-${finding.state}`}>{several && <b className="time-bar-who">{person} </b>}<CellGlyph state={finding.state} /> <b>{t(`cell.${finding.state}`)}</b> {findingWords(t, finding)}</span>
        ))}
      {now.length > SHOWN && <span className="dim">{t('supervise.andMore', { n: now.length - SHOWN })}</span>}
    </p>
  )
}
