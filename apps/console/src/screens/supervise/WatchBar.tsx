import { useTranslation } from 'react-i18next'
import { Button } from '../../parts/Button.js'
import { SelectInput } from '../../parts/Field.js'
import { clockTime, day } from '../../parts/format.js'
import type { MatrixStretch } from '../../store/supervise/matrix.js'
import { hubNow } from '../../store/connection.js'
import { CellGlyph } from './matrix/CellGlyph.js'
import type { WatchState } from './use-watch.js'

const SHOWN = ['on_post', 'outside', 'still', 'gap', 'jump', 'offline'] as const
const DAY_MS = 86_400_000
const DAYS = 7

/** Which time, which squad, what the shapes mean, and the one key that draws. */
export function WatchBar({ watch, stretch, onStretch }: { watch: WatchState; stretch: MatrixStretch; onStretch: (stretch: MatrixStretch) => void }) {
  const { t } = useTranslation()
  const { answer, filter, setFilter, squads } = watch
  const today = Date.parse(`${day(hubNow())}T00:00:00+08:00`)
  const choices = [{ value: '', label: t('supervise.now') }, ...Array.from({ length: DAYS }, (_, n) => today - n * DAY_MS).map((ms) => ({ value: new Date(ms).toISOString(), label: t('supervise.dayOf', { day: day(ms) }) }))]
  const since = (from: string): MatrixStretch => from === '' ? null : { from, to: new Date(Math.min(Date.parse(from) + DAY_MS, hubNow() - 2 * 60_000)).toISOString() }
  return (
    <div className="watch-bar">
      <Button look="primary" busy={watch.drawing} onPress={() => void watch.draw()} aria-keyshortcuts="d"><kbd aria-hidden="true">D</kbd>{t('supervise.draw')}</Button>
      <SelectInput bare label={t('supervise.time')} value={stretch?.from ?? ''} onChange={(from) => onStretch(since(from))} choices={choices} />
      <SelectInput bare label={t('supervise.squad')} value={filter.squadId} onChange={(squadId) => setFilter({ ...filter, squadId })} choices={[{ value: '', label: t('supervise.allSquads') }, ...squads.map(([value, label]) => ({ value, label }))]} />
      <button type="button" className="button" aria-pressed={filter.anomalies} onClick={() => setFilter({ ...filter, anomalies: !filter.anomalies })}>{t('supervise.onlyAnomalies')}</button>
      <Button isDisabled={watch.squadRows.length === 0} onPress={watch.openSquad} aria-keyshortcuts="g"><kbd aria-hidden="true">G</kbd>{t('supervise.squadReplay')}</Button>
      <span className="watch-legend" aria-label={t('supervise.legend')}>
        {SHOWN.map((state) => <span key={state}><i className={`matrix-run cell-${state}`}><CellGlyph state={state} /></i>{t(`cell.${state}`)}</span>)}
      </span>
      {answer && <span className="watch-age dim">{answer.live ? t('supervise.asOf', { time: clockTime(Date.parse(answer.now)) }) : t('supervise.past')}</span>}
    </div>
  )
}
