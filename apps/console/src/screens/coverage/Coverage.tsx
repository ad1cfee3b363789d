import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { SelectInput } from '../../parts/Field.js'
import { seesCases, session } from '../../store/session.js'
import { NoRight } from '../states/NoRight.js'
import { useStore } from '../use-store.js'
import { BlindSpotTable } from './BlindSpotTable.js'
import { CoverageTable } from './CoverageTable.js'
import './coverage.css'

const VIEWS = ['area', 'camera', 'shift', 'blind'] as const
type View = (typeof VIEWS)[number]
const RANGES = ['shift', 'day', 'week'] as const
export type CoverageRange = (typeof RANGES)[number]

/** What the patrol has covered, and what no camera can: both in the address. */
export function Coverage() {
  const { t } = useTranslation()
  const mayRead = useStore(session, (state) => seesCases(state.user?.role))
  const [search, setSearch] = useSearchParams()
  const view: View = VIEWS.find((name) => name === search.get('by')) ?? 'area'
  const range: CoverageRange = RANGES.find((name) => name === search.get('range')) ?? 'day'
  const go = (key: string, value: string): void => setSearch((before) => { const next = new URLSearchParams(before); next.set(key, value); return next }, { replace: true })
  if (!mayRead) return <NoRight screen={t('coverage.title')} />
  return (
    <div className="coverage">
      <header className="coverage-bar">
        <h1>{t('coverage.title')}</h1>
        <div role="group" aria-label={t('coverage.by')} className="coverage-views">
          {VIEWS.map((name) => <button key={name} type="button" className="button button-quiet" aria-pressed={name === view} onClick={() => go('by', name)}>{t(`coverage.by_${name}`)}</button>)}
        </div>
        {view !== 'blind' && <SelectInput<CoverageRange> bare label={t('coverage.range')} value={range} onChange={(next) => go('range', next)} choices={RANGES.map((value) => ({ value, label: t(`coverage.range_${value}`) }))} />}
        <Link className="coverage-back" to="/video?patrol=1">{t('coverage.back')}</Link>
      </header>
      {view === 'blind' ? <BlindSpotTable /> : <CoverageTable key={view} by={view} range={range} />}
    </div>
  )
}
