import type { CameraHistory } from '@watchfloor/shared'
import { useTranslation } from 'react-i18next'

const DAYS = 30
const [WIDE, HIGH] = [4, 24]

/** The daily figure of the last 30 days as bars from zero, the newest at the right; each tells its day and its share. */
export function DayBars({ days }: { days: CameraHistory['days'] }) {
  const { t } = useTranslation()
  if (days.length === 0) return null
  const shown = days.slice(0, DAYS).reverse()
  const share = ({ on, checks }: (typeof shown)[number]): number => (checks === 0 ? 0 : on / checks)
  const words = (day: (typeof shown)[number]): string => t('cameras.dayFigure', { day: day.day, pct: (share(day) * 100).toFixed(1), on: day.on, checks: day.checks })
  return (
    <svg className="day-bars" width={shown.length * (WIDE + 2)} height={HIGH + 1} role="img" aria-label={`${t('cameras.days')}: ${words(shown.at(-1)!)}`}>
      {shown.map((day, index) => (
        <g key={day.day}>
          <title>{words(day)}</title>
          <rect x={index * (WIDE + 2)} y={0} width={WIDE} height={HIGH} fill="var(--raised)" />
          <rect x={index * (WIDE + 2)} y={HIGH - share(day) * HIGH} width={WIDE} height={share(day) * HIGH} fill={share(day) < 0.9 ? 'var(--urgent)' : 'var(--normal)'} />
        </g>
      ))}
      <line x1={0} x2="100%" y1={HIGH + 0.5} y2={HIGH + 0.5} stroke="var(--line)" />
    </svg>
  )
}
