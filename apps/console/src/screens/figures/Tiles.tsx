import { daysOf } from '@watchfloor/domain'
import type { KpiAnswer, KpiKey } from '@watchfloor/shared'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { prefs } from '../../store/prefs.js'
import { useStore } from '../use-store.js'
import { LEADING } from './figure-sets.js'
import { changeText, valueText } from './figure-text.js'
import { Trend } from './Trend.js'

/** Six figures that can be read from afar, each with its formula, its days and what it is held against. */
export function Tiles({ now, days, onOpen }: { now: KpiAnswer; days: KpiAnswer | undefined; onOpen: (kpi: KpiKey) => void }) {
  const { t } = useTranslation()
  const language = useStore(prefs, (state) => state.language) === 'en' ? 'en' : 'zh'
  const theme = useStore(prefs, (state) => state.theme)
  return (
    <ul className="figure-tiles">
      {LEADING.map((key) => {
        const words = now.kpis.find((kpi) => kpi.key === key)
        const figure = now.all.figures[key]
        if (words === undefined || figure === undefined) return null
        const [previous, year] = [changeText(words.kind, figure.value, figure.previous, t), changeText(words.kind, figure.value, figure.yearBefore, t)]
        return (
          <li key={key} className="figure-tile">
            <h2>{words.name[language]}</h2>
            <button type="button" className="figure-value" title={t('figures.open')} onClick={() => onOpen(key)}>{valueText(words.kind, figure.value, t)}</button>
            <p className="figure-parts dim">{words.kind === 'share' ? `${figure.numerator.toLocaleString('en-US')} ÷ ${figure.denominator!.toLocaleString('en-US')}` : ' '}</p>
            <dl className="figure-changes">
              <div><dt>{t('figures.previous')}</dt><dd>{previous ?? t('figures.noBefore')}</dd></div>
              <div><dt>{t('figures.yearBefore')}</dt><dd>{year ?? t('figures.noBefore')}</dd></div>
            </dl>
            <TileTrend key={theme} kpi={key} kind={words.kind} name={words.name[language]} days={days} />
            <p className="figure-formula dim" title={words.formula[language]}>{words.formula[language]}</p>
          </li>
        )
      })}
    </ul>
  )
}

function TileTrend({ kpi, kind, name, days }: { kpi: KpiKey; kind: KpiAnswer['kpis'][number]['kind']; name: string; days: KpiAnswer | undefined }) {
  const { t } = useTranslation()
  const series = useMemo(() => {
    if (days === undefined) return []
    const known = new Map(days.rows.map(({ key, figures }) => [key, figures[kpi]?.value ?? null]))
    // A day without reports is a day too: left out, it would make the others look closer than they are.
    return daysOf(days).map((day) => { const value = known.get(day) ?? (kind === 'count' ? 0 : null); return { day, value, text: valueText(kind, value, t) } })
  }, [days, kpi, kind, t])
  return series.length > 1 ? <Trend label={t('figures.trendOf', { name })} days={series} share={kind === 'share'} /> : <div className="figure-trend" />
}
