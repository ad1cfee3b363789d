import type { WorkCalendar } from '@watchfloor/shared'
import { useTranslation } from 'react-i18next'
import { monthGrid, monthName, turnDay, weekdayName } from './calendar-days.js'
import type { DayKind } from './calendar-days.js'

interface YearProps {
  year: number
  today: string
  kindOf: (day: string) => DayKind
  calendar: WorkCalendar
  onChange: (calendar: WorkCalendar) => void
}

/** Twelve months; every day is a key that turns it. */
export function Year({ year, today, kindOf, calendar, onChange }: YearProps) {
  const { t, i18n } = useTranslation()
  return (
    <div className="calendar-months">
      {Array.from({ length: 12 }, (_, i) => i + 1).map((month) => (
        <section key={month} aria-label={`${year}-${month}`}>
          <h3>{monthName(month, i18n.language)}</h3>
          <div className="calendar-grid">
            {[1, 2, 3, 4, 5, 6, 0].map((at) => <span key={at} className="dim" aria-hidden="true">{weekdayName(at, i18n.language, 'narrow')}</span>)}
            {monthGrid(year, month).map((one, index) => {
              if (one === null) return <span key={index} />
              const kind = kindOf(one)
              return (
                <button
                  key={one} type="button" className={`calendar-day calendar-${kind}`} aria-current={one === today ? 'date' : undefined} title={`${one} ${t(`calendar.kind.${kind}`)}`}
                  aria-label={`${one} ${t(`calendar.kind.${kind}`)}`} onClick={() => onChange(turnDay(calendar, one))}
                >
                  {Number(one.slice(8))}
                  {(kind === 'holiday' || kind === 'makeup') && <i>{t(`calendar.mark.${kind}`)}</i>}
                </button>
              )
            })}
          </div>
        </section>
      ))}
    </div>
  )
}
