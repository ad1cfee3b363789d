import type { Presence as PresenceName } from '@watchfloor/shared'
import { useTranslation } from 'react-i18next'
import './presence.css'

interface PresenceProps {
  presence: PresenceName
  /** How long it has been so, written out. */
  age?: string | undefined
  /** The hub is not heard: this is how it was, not how it is. */
  lastKnown?: boolean
  /** It never speaks by itself: that nothing was heard of it says nothing. */
  silent?: boolean
  /** Where there is little room: the word that fits. */
  short?: boolean
}

/** A shape and a word; colour only where somebody may have to look. */
export function Presence({ presence, age, lastKnown = false, silent = false, short = false }: PresenceProps) {
  const { t } = useTranslation()
  return (
    <span className={`presence presence-${lastKnown ? 'last' : presence}`}>
      <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
        {presence === 'online' && <circle cx="6" cy="6" r="4" fill={lastKnown ? 'none' : 'currentColor'} stroke="currentColor" strokeDasharray={lastKnown ? '2 1.6' : undefined} />}
        {presence === 'stale' && <><circle cx="6" cy="6" r="4.3" fill="none" stroke="currentColor" strokeWidth="1.4" /><path d="M6 3.4V6l1.7 1.1" fill="none" stroke="currentColor" strokeWidth="1.4" /></>}
        {presence === 'offline' && <circle cx="6" cy="6" r="4" fill="none" stroke="currentColor" strokeWidth="1.4" />}
        {presence === 'never' && <circle cx="6" cy="6" r="4" fill="none" stroke="currentColor" strokeWidth="1.4" strokeDasharray="2 1.6" />}
      </svg>
      {silent ? t(short ? 'presence.silentShort' : 'presence.silent') : lastKnown ? t('presence.lastKnown', { presence: t(`presence.${presence}`) }) : t(`presence.${presence}`)}
      {age && <span className="presence-age">{age}</span>}
    </span>
  )
}

/** A device's alarm by shape, as on the map: a diamond warns, a square is critical. */
export function AlarmMark({ level }: { level: 'warning' | 'critical' }) {
  const { t } = useTranslation()
  return (
    <span className={`alarm-mark alarm-${level}`}>
      <svg width="12" height="12" viewBox="0 0 12 12" fill="currentColor" aria-hidden="true">{level === 'critical' ? <path d="M1.5 1.5h9v9h-9Z" /> : <path d="M6 .8 11.2 6 6 11.2 .8 6Z" />}</svg>
      {t(`severity.${level}`)}
    </span>
  )
}
