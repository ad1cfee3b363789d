import { useInfiniteQuery } from '@tanstack/react-query'
import type { FigureGroup, KpiAnswer } from '@watchfloor/shared'
import { DEFAULT_CODE_SET, categoryIndex } from '@watchfloor/shared'
import type { Stretch } from '@watchfloor/domain'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Button } from '../../parts/Button.js'
import { Notice } from '../../parts/Notice.js'
import { SelectInput } from '../../parts/Field.js'
import { Skeleton } from '../../parts/Skeleton.js'
import { count, dateTime } from '../../parts/format.js'
import { figures } from '../../store/figures.js'
import { prefs } from '../../store/prefs.js'
import { errorKey } from '../error-key.js'
import { useStore } from '../use-store.js'
import { groupText, minutesText } from './figure-text.js'
import type { Opened } from './use-figure-address.js'

const categoryOf = categoryIndex(DEFAULT_CODE_SET)
type Part = 'numerator' | 'denominator' | 'rest'

/** The incidents behind one number: those that were counted, those it is divided by, or those that lack. */
export function Behind({ opened, answer, stretch, groupBy, onClose }: { opened: Opened; answer: KpiAnswer; stretch: Stretch; groupBy: FigureGroup; onClose: () => void }) {
  const { t } = useTranslation()
  const locale = useStore(prefs, (state) => state.language)
  const [part, setPart] = useState<Part>('numerator')
  const words = answer.kpis.find(({ key }) => key === opened.kpi)
  const query = useInfiniteQuery({ ...figures.behind({ kpi: opened.kpi, ...stretch, groupBy: opened.group === undefined ? 'all' : groupBy, group: opened.group, part: words?.denominator == null ? 'numerator' : part }), retry: 1 })
  const items = query.data?.pages.flatMap((page) => page.items) ?? []
  const row = opened.group === undefined ? null : answer.rows.find(({ key }) => (key ?? '') === opened.group) ?? { key: opened.group || null, name: null }
  const language = locale === 'en' ? 'en' : 'zh'
  return (
    <aside className="figure-behind" aria-label={t('figures.behind')}>
      <header>
        <h2>{t('figures.behindOf', { name: words?.name[language] ?? opened.kpi, group: row === null ? t('figures.all') : groupText(groupBy, row, locale, t) })}</h2>
        <Button look="quiet" onPress={onClose}>{t('action.close')}</Button>
      </header>
      <p className="dim">{words?.formula[language]}</p>
      <div className="figure-behind-bar">
        {words?.denominator != null && <SelectInput<Part> bare label={t('figures.formula')} value={part} onChange={setPart} choices={(['numerator', 'denominator', 'rest'] as const).map((value) => ({ value, label: t(`figures.part_${value}`) }))} />}
        <span className="dim">{query.data && t('figures.count', { n: count(query.data.pages[0]!.total) })}</span>
      </div>
      <div className="figure-behind-scroll">
        {query.isPending ? <Skeleton rows={12} /> : query.isError ? <Notice tone="error" title={t('state.error')} action={<Button onPress={() => void query.refetch()}>{t('action.retry')}</Button>}>{t(errorKey(query.error))}</Notice>
          : items.length === 0 ? <Notice title={t('figures.behindEmpty')} />
            : (
              <table className="table" aria-label={t('figures.behind')}>
                <colgroup><col style={{ width: '160px' }} /><col style={{ width: '88px' }} /><col style={{ width: '80px' }} /><col /><col style={{ width: '104px' }} /></colgroup>
                <thead><tr><th scope="col">{t('figures.number')}</th><th scope="col">{t('figures.state')}</th><th scope="col">{t('figures.source')}</th><th scope="col">{t('figures.category')}</th><th scope="col" className="num">{t('figures.disposal')}</th></tr></thead>
                <tbody>
                  {items.map((item) => (
                    <tr key={item.id} title={`${dateTime(Date.parse(item.createdAt))}\n${item.description}`}>
                      <td><Link to={`/dispatch?case=${item.id}`}>{item.number}</Link></td>
                      <td>{t(`incidentState.${item.state}`)}</td>
                      <td>{t(`incidentSource.${item.source}`)}</td>
                      <td>{categoryOf(item.category)?.name[language] ?? item.category}</td>
                      <td className="num">{item.disposalMin === null ? '–' : minutesText(item.disposalMin, t)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
        {query.hasNextPage && <p className="figure-more"><Button busy={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>{t('action.more')}</Button></p>}
      </div>
    </aside>
  )
}
