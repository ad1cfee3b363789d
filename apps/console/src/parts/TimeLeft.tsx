import { useTranslation } from 'react-i18next'
import { dateTime, lasting } from './format.js'
import './case.css'

interface TimeLeftProps { lamp: 'green' | 'yellow' | 'red'; leftMs: number; dueMs?: number; running?: boolean; what?: string }

/** What is left of a clock or by how much it is over: a word, a shape and a colour. */
export function TimeLeft({ lamp, leftMs, dueMs, running = true, what }: TimeLeftProps) {
  const { t } = useTranslation()
  const time = lasting(Math.abs(leftMs))
  return (
    <span className={`time-left lamp-${lamp} ${running ? '' : 'time-stands'}`} title={[what, dueMs === undefined ? null : dateTime(dueMs)].filter(Boolean).join(' ')}>
      {lamp !== 'green' && <svg width="9" height="9" viewBox="0 0 10 10" fill="currentColor" aria-hidden="true">{lamp === 'red' ? <path d="M5 0 10 5 5 10 0 5Z" /> : <path d="M5 .8 9.6 9.2H.4Z" />}</svg>}
      {leftMs < 0 ? t('clock.over', { time }) : t('clock.left', { time })}
    </span>
  )
}
