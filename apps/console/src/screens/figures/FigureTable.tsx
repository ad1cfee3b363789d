import type { Figure, FigureRow, KpiAnswer, KpiWords } from '@watchfloor/shared'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../parts/Icon.js'
import type { Sort } from '../../parts/Table.js'
import { prefs } from '../../store/prefs.js'
import { useNames } from '../cases/use-names.js'
import { useStore } from '../use-store.js'
import { changeText, groupText, opensTo, valueText } from './figure-text.js'
import type { Opened } from './use-figure-address.js'
import '../../parts/table.css'

/** Groups by figures: the formula under each heading, the incidents behind each number one click away. */
export function FigureTable({ answer, opened, onOpen }: { answer: KpiAnswer; opened: Opened | null; onOpen: (opened: Opened) => void }) {
  const { t } = useTranslation()
  const names = useNames()
  const locale = useStore(prefs, (state) => state.language)
  const language = locale === 'en' ? 'en' : 'zh'
  const [sort, setSort] = useState<Sort | null>(null)
  const rows = sort === null ? answer.rows : [...answer.rows].sort((a, b) => (valueOf(a, sort.key) - valueOf(b, sort.key)) * (sort.down ? -1 : 1))
  const turn = (key: string): void => setSort(sort?.key !== key ? { key, down: true } : sort.down ? { key, down: false } : null)
  return (
    <table className="table figure-table" aria-label={t('figures.title')}>
      <colgroup><col className="figure-group" />{answer.kpis.map(({ key }) => <col key={key} />)}</colgroup>
      <thead>
        <tr>
          <th scope="col">{t(`figures.by_${answer.groupBy}`)}</th>
          {answer.kpis.map(({ key, name, formula }) => (
            <th key={key} scope="col" className="num" aria-sort={sort?.key === key ? (sort.down ? 'descending' : 'ascending') : undefined} title={`${t('figures.formula')}: ${formula[language]}`}>
              <button type="button" className="table-sort" onClick={() => turn(key)}>{name[language]}{sort?.key === key && <Icon name={sort.down ? 'down' : 'up'} size={12} />}</button>
              <span className="figure-head-formula">{formula[language]}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr className="figure-all"><th scope="row">{t('figures.all')}</th>{answer.kpis.map((words) => <Cell key={words.key} words={words} figure={answer.all.figures[words.key]} open={opened?.kpi === words.key && opened.group === undefined} onOpen={() => onOpen({ kpi: words.key })} />)}</tr>
        {rows.map((row) => (
          <tr key={row.key ?? ''}>
            <th scope="row" className="clip" title={row.key ?? ''}>{groupText(answer.groupBy, row, names.category, t)}</th>
            {answer.kpis.map((words) => <Cell key={words.key} words={words} figure={row.figures[words.key]} open={opened?.kpi === words.key && opened.group === (row.key ?? '')} onOpen={() => onOpen({ kpi: words.key, group: row.key ?? '' })} />)}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const valueOf = (row: FigureRow, key: string): number => row.figures[key as KpiWords['key']]?.value ?? -1

function Cell({ words, figure, open, onOpen }: { words: KpiWords; figure: Figure | undefined; open: boolean; onOpen: () => void }) {
  const { t } = useTranslation()
  if (figure === undefined) return <td className="num dim">–</td>
  const text = valueText(words.kind, figure.value, t)
  const [previous, year] = [changeText(words.kind, figure.value, figure.previous, t), changeText(words.kind, figure.value, figure.yearBefore, t)]
  const parts = figure.denominator === null ? '' : `${figure.numerator.toLocaleString('en-US')} ÷ ${figure.denominator.toLocaleString('en-US')}`
  return (
    <td className={open ? 'num figure-open' : 'num'}>
      {words.numerator === 'shifts' || (opensTo(figure) === 0 && !figure.denominator) ? <span>{text}</span> : <button type="button" className="figure-number" title={`${parts} ${t('figures.open')}`.trim()} onClick={onOpen}>{text}</button>}
      {(previous ?? year) !== null && <span className="figure-cell-changes dim">{previous !== null && <span title={t('figures.previous')}>{previous}</span>}{year !== null && <span title={t('figures.yearBefore')}>{t('figures.yearBefore')} {year}</span>}</span>}
    </td>
  )
}
