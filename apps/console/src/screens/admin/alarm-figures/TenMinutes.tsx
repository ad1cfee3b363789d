import type { AlarmFigures } from '@watchfloor/shared'
import { FLOOD } from '@watchfloor/domain'
import { useTranslation } from 'react-i18next'
import { dateTime } from '../../../parts/format.js'

/** Alarms of the most loaded seat in each ten minutes, from zero; what is a flood stands out by colour and by its word below. */
export function TenMinutes({ figures: { bySeat, per10Min: ofAll, from } }: { figures: Pick<AlarmFigures, 'bySeat' | 'per10Min' | 'from'> }) {
  const { t } = useTranslation()
  const per10Min = bySeat.length === 0 ? ofAll : ofAll.map((_, slot) => Math.max(...bySeat.map((seat) => seat.per10Min[slot] ?? 0)))
  const top = Math.max(FLOOD.limit, ...per10Min)
  const at = (index: number): string => dateTime(Date.parse(from) + index * FLOOD.windowMs).slice(5, 16)
  const floods = per10Min.filter((n) => n >= FLOOD.limit).length
  return (
    <section aria-label={t('alarmFigures.tenMinutes')}>
      <h2>{t('alarmFigures.tenMinutes')}</h2>
      <svg className="ten-minutes" viewBox={`0 0 ${per10Min.length} 100`} preserveAspectRatio="none" role="img" aria-label={t('alarmFigures.tenMinutesSaid', { most: Math.max(0, ...per10Min), floods })}>
        {per10Min.map((n, index) => <rect key={index} x={index + 0.1} width={0.8} y={100 - (n / top) * 100} height={(n / top) * 100} className={n >= FLOOD.limit ? 'ten-flood' : ''}><title>{`${at(index)} \u00b7 ${n}`}</title></rect>)}
        <line x1="0" x2={per10Min.length} y1={100 - (FLOOD.limit / top) * 100} y2={100 - (FLOOD.limit / top) * 100} vectorEffect="non-scaling-stroke" />
      </svg>
      <p className="ten-foot dim"><span>{at(0)}</span><span>{t('alarmFigures.tenMinutesSaid', { most: Math.max(0, ...per10Min), floods })}</span><span>{at(per10Min.length)}</span></p>
    </section>
  )
}
