import { growth } from '@watchfloor/domain'
import type { FigureRow, KpiAnswer } from '@watchfloor/shared'

/** The language of a file's headings. */
export type FileLanguage = 'zh' | 'en'
type Cell = string | number | null
/** Figures as a plain table, with what each means beside it. */
export interface FigureTable { heading: string[]; rows: Cell[][]; formulas: string[][] }

const WORDS = {
  zh: { group: '分组', all: '合计', none: '(无)', numerator: '分子', denominator: '分母', previous: '环比', yearBefore: '同比', figure: '指标', formula: '计算公式', minutes: '分钟', key: '编号' },
  en: { group: 'Group', all: 'All', none: '(none)', numerator: 'numerator', denominator: 'denominator', previous: 'on the stretch before', yearBefore: 'on the year before', figure: 'Figure', formula: 'Formula', minutes: 'min', key: 'Key' },
} as const

/** A table of figures: a row a group, all of them together first; for each figure its value, for shares what was divided, and its growth. Shares and growth are numbers, 0.9431 for 94.31 %. */
export function figureTable(answer: KpiAnswer, language: FileLanguage): FigureTable {
  const words = WORDS[language]
  const columns = answer.kpis.flatMap((kpi) => {
    const name = kpi.kind === 'median' ? `${kpi.name[language]} (${words.minutes})` : kpi.name[language]
    const of = (read: (figure: NonNullable<FigureRow['figures'][typeof kpi.key]>) => Cell) => (row: FigureRow): Cell => { const figure = row.figures[kpi.key]; return figure === undefined ? null : read(figure) }
    return [
      { heading: name, cell: of(({ value }) => value) },
      ...(kpi.kind === 'share' ? [{ heading: `${name} ${words.numerator}`, cell: of(({ numerator }) => numerator) }, { heading: `${name} ${words.denominator}`, cell: of(({ denominator }) => denominator) }] : []),
      ...(answer.previous === null || answer.groupBy === 'day' ? [] : [{ heading: `${name} ${words.previous}`, cell: of(({ value, previous }) => growth(value, previous)) }]),
      ...(answer.yearBefore === null || answer.groupBy === 'day' ? [] : [{ heading: `${name} ${words.yearBefore}`, cell: of(({ value, yearBefore }) => growth(value, yearBefore)) }]),
    ]
  })
  const line = (label: string, row: FigureRow): Cell[] => [label, row.key, ...columns.map(({ cell }) => cell(row))]
  return {
    heading: [words.group, words.key, ...columns.map(({ heading }) => heading)],
    rows: [line(words.all, answer.all), ...(answer.groupBy === 'all' ? [] : answer.rows.map((row) => line(row.name ?? row.key ?? words.none, row)))],
    formulas: [[words.figure, words.formula], ...answer.kpis.map(({ name, formula }) => [name[language], formula[language]])],
  }
}
