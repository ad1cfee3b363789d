import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button } from '../../parts/Button.js'
import { Notice } from '../../parts/Notice.js'
import { Skeleton } from '../../parts/Skeleton.js'
import { clockTime, count } from '../../parts/format.js'
import { connection } from '../../store/connection.js'
import { figures } from '../../store/figures.js'
import { seesCases, session } from '../../store/session.js'
import { errorKey } from '../error-key.js'
import { useScreenKeys } from '../keys.js'
import { useStore } from '../use-store.js'
import { Behind } from './Behind.js'
import { FigureBar } from './FigureBar.js'
import { FigureTable } from './FigureTable.js'
import { LEADING, SETS } from './figure-sets.js'
import { Tiles } from './Tiles.js'
import { useFigureAddress } from './use-figure-address.js'
import './figures.css'

/** The cockpit: six figures to be read from afar, one table, and behind each number its incidents. */
export function Figures() {
  const { t } = useTranslation()
  const [address, go] = useFigureAddress()
  const { stretch, groupBy, set, opened } = address
  const mayRead = useStore(session, (state) => seesCases(state.user?.role))
  const down = useStore(connection, (state) => state.state === 'down')
  const options = { enabled: mayRead, placeholderData: keepPreviousData }
  const leading = useQuery({ ...figures.read({ ...stretch, groupBy: 'all', kpi: LEADING }), ...options })
  const days = useQuery({ ...figures.read({ ...stretch, groupBy: 'day', kpi: LEADING, compare: false }), ...options })
  const table = useQuery({ ...figures.read({ ...stretch, groupBy, kpi: SETS[set] }), ...options })
  useScreenKeys([{ key: 'escape', label: 'keys.escape', run: () => go({ opened: null }) }])
  if (!mayRead) return <Notice tone="no-right" title={t('state.noRight')}>{t('state.noRightText', { screen: t('figures.title') })}</Notice>

  const retry = (): void => { void leading.refetch(); void days.refetch(); void table.refetch() }
  const failed = leading.data === undefined && leading.error !== null ? leading.error : table.data === undefined ? table.error : null
  const answer = table.data
  // What is open from a tile may be a figure that the table does not show at the moment.
  const source = opened !== null && leading.data !== undefined && (opened.group === undefined || answer === undefined) && LEADING.includes(opened.kpi) ? leading.data : answer
  return (
    <div className="figures" data-behind={opened !== null || undefined}>
      <FigureBar address={address} go={go} updated={answer === undefined ? null : clockTime(Date.parse(answer.at))} />
      <div className={down ? 'figures-body hatched' : 'figures-body'}>
        <div className="figures-main">
          {failed !== null ? <Notice tone="error" title={t('state.error')} action={<Button onPress={retry}>{t('action.retry')}</Button>}>{t(errorKey(failed))}</Notice>
            : leading.data === undefined || answer === undefined ? <Skeleton rows={16} />
              : answer.rows.length === 0 ? <Notice title={t('figures.emptyTitle')}>{t('figures.emptyText')}</Notice>
                : <>
                  <Tiles now={leading.data} days={days.data} onOpen={(kpi) => go({ opened: { kpi } })} />
                  <div className="figure-table-scroll"><FigureTable answer={answer} opened={opened} onOpen={(next) => go({ opened: next })} /></div>
                  <p className="figure-note dim">{answer.total > answer.rows.length ? t('figures.firstRows', { n: count(answer.total), shown: count(answer.rows.length) }) : t('figures.rows', { n: count(answer.total) })} · {t('figures.cohort')}</p>
                </>}
        </div>
        {opened !== null && source !== undefined && <Behind key={`${opened.kpi} ${opened.group ?? ''}`} opened={opened} answer={source} stretch={stretch} groupBy={groupBy} onClose={() => go({ opened: null })} />}
      </div>
    </div>
  )
}
