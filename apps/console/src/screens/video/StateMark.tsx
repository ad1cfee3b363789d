import type { Camera } from '@watchfloor/shared'
import { useTranslation } from 'react-i18next'

/** How a camera was found, by shape and word: dot = on, ring = not checked, square = off, triangle = something to look at. */
export function StateMark({ condition: { state, suspicion } }: { condition: Camera['condition'] }) {
  const { t } = useTranslation()
  const shown = suspicion ?? state
  return (
    <span className={`camera-mark camera-mark-${shown}`} title={suspicion ? t(`video.suspicion.${suspicion}`) : t(`video.state.${state}`)}>
      <svg width="10" height="10" viewBox="0 0 10 10" fill="currentColor" aria-hidden="true">
        {shown === 'on' && <circle cx="5" cy="5" r="3.5" />}
        {shown === 'unknown' && <circle cx="5" cy="5" r="3.2" fill="none" stroke="currentColor" strokeWidth="1.3" />}
        {shown === 'off' && <path d="M1 1h8v8H1Z" />}
        {(suspicion || state === 'no_keyframe') && <path d="M5 .8 9.5 9.2h-9Z" />}
      </svg>
      <span className="unseen">{suspicion ? t(`video.suspicion.${suspicion}`) : t(`video.state.${state}`)}</span>
    </span>
  )
}
