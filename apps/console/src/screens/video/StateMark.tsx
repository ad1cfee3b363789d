import type { Camera } from '@watchfloor/shared'
import { useTranslation } from 'react-i18next'
import { doubtKey, doubtOf } from './condition-words.js'

/** How a camera was found, by shape and word: dot = on, ring = not checked, square = off, triangle = something to look at, filled once an open tile confirmed it. */
export function StateMark({ condition }: { condition: Camera['condition'] }) {
  const { t } = useTranslation()
  const { state } = condition
  const found = doubtOf(condition)
  const doubt = found?.verdict === 'dismissed' ? null : found
  const shown = doubt?.suspicion ?? state
  const word = doubt ? t(doubtKey(doubt)) : t(`video.state.${state}`)
  return (
    <span className={`camera-mark camera-mark-${shown}`} title={word}>
      <svg width="10" height="10" viewBox="0 0 10 10" fill="currentColor" aria-hidden="true">
        {shown === 'on' && <circle cx="5" cy="5" r="3.5" />}
        {shown === 'unknown' && <circle cx="5" cy="5" r="3.2" fill="none" stroke="currentColor" strokeWidth="1.3" />}
        {shown === 'off' && <path d="M1 1h8v8H1Z" />}
        {(doubt?.verdict === 'confirmed' || shown === 'no_keyframe') && <path d="M5 .8 9.5 9.2h-9Z" />}
        {doubt?.verdict === null && <path d="M5 1.8 8.7 8.7H1.3Z" fill="none" stroke="currentColor" strokeWidth="1.3" />}
      </svg>
      <span className="unseen">{word}</span>
    </span>
  )
}
