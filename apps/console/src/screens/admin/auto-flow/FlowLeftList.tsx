import type { FlowLeft } from '@watchfloor/shared'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Button } from '../../../parts/Button.js'
import { Notice } from '../../../parts/Notice.js'
import { Priority } from '../../../parts/Priority.js'
import { Skeleton } from '../../../parts/Skeleton.js'
import { Table } from '../../../parts/Table.js'
import type { Column } from '../../../parts/Table.js'
import { age, count, dateTime } from '../../../parts/format.js'
import { autoFlow } from '../../../store/auto-flow.js'
import { useNames } from '../../cases/use-names.js'
import { useWhyWords } from '../../dispatch/incident/use-why-words.js'
import { errorKey } from '../../error-key.js'
import { useHubClock } from '../../use-store.js'

/** What the rules left to people although the work is done: the sample for quality first, then what could not be proven. Each opens at the desk, to be checked and closed there. */
export function FlowLeftList() {
  const { t } = useTranslation()
  const names = useNames()
  const why = useWhyWords()
  const now = useHubClock()
  const { data, error, refetch } = useQuery(autoFlow.left)
  const columns: Column<FlowLeft>[] = [
    { key: 'priority', head: t('desk.priority'), cell: ({ priority }) => <Priority of={priority} />, width: '84px' },
    { key: 'number', head: t('flow.case'), cell: ({ id, number }) => <Link to={`/dispatch?case=${id}`}>{number}</Link>, width: '150px' },
    { key: 'what', head: t('report.category'), cell: ({ category }) => names.category(category), width: '20%' },
    { key: 'where', head: t('report.place'), cell: (row) => names.place(row), width: '22%' },
    { key: 'why', head: t('flow.leftWhy'), cell: ({ sampled, why: text }) => <span className={sampled ? 'flow-sample' : ''} title={text}>{sampled ? t('flow.sampled') : why(text)}</span> },
    { key: 'since', head: t('flow.leftSince'), cell: ({ at }) => <span title={dateTime(Date.parse(at))}>{age(now - Date.parse(at))}</span>, width: '96px', figures: true },
  ]
  return (
    <section aria-label={t('flow.left')}>
      <h2>{t('flow.left')} {data && <span className="dim">{count(data.total)}</span>}</h2>
      <p className="dim">{t('flow.leftHint')}</p>
      {error && !data && <Notice tone="error" title={t('state.error')} action={<Button onPress={() => void refetch()}>{t('action.retry')}</Button>}>{t(errorKey(error))}</Notice>}
      {!error && !data && <Skeleton rows={4} />}
      {data?.items.length === 0 && <Notice title={t('flow.nothingLeft')}>{t('flow.nothingLeftText')}</Notice>}
      {data && data.items.length > 0 && <Table label={t('flow.left')} columns={columns} rows={data.items} rowKey={({ id }) => id} sort={null} onSort={() => undefined} sortLabel={(name) => name} />}
    </section>
  )
}
