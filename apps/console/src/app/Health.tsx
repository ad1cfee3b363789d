import type { HealthState } from '@watchfloor/shared'
import { useTranslation } from 'react-i18next'
import { useHubClock, useStore } from '../screens/use-store.js'
import { age, count } from '../parts/format.js'
import { connection } from '../store/connection.js'

const SHOWN = ['hub', 'database', 'broker', 'video'] as const

/** A shape for each state, so that no colour is needed to tell them apart. */
function Glyph({ state }: { state: HealthState | 'unknown' }) {
  return (
    <svg className={`health-${state}`} width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
      {state === 'ok' && <circle cx="5" cy="5" r="3.5" fill="currentColor" />}
      {state === 'degraded' && <path d="M5 .8 9.5 9.2h-9Z" fill="currentColor" />}
      {state === 'down' && <path d="M.8.8h8.4v8.4H.8Z" fill="currentColor" />}
      {(state === 'off' || state === 'unknown') && <circle cx="5" cy="5" r="3.2" fill="none" stroke="currentColor" strokeWidth="1.3" strokeDasharray={state === 'unknown' ? '2 1.5' : undefined} />}
    </svg>
  )
}

/** How the hub is, and how old that knowledge is. */
export function Health() {
  const { t } = useTranslation()
  const { state, health, healthAt } = useStore(connection)
  useHubClock()
  const known = state === 'live' ? health : null
  const rates = known ? ` · ${t('bar.fixesPerS', { n: count(Math.round(known.fixesPerS)) })} · ${t('bar.lag', { ms: Math.round(known.lagMs) })}` : ''
  return (
    <ul className="health" aria-label={t('bar.health')} title={`${t('bar.health')}${rates}`}>
      {SHOWN.map((name) => {
        // When nothing is heard the hub is what is down; of the rest nothing is known.
        const now = known?.[name] ?? (state === 'down' && name === 'hub' ? 'down' : 'unknown')
        return <li key={name}><Glyph state={now} />{t(`bar.${name}`)}<span className="unseen">{now === 'unknown' ? t('bar.healthUnknown') : t(`health.${now}`)}</span></li>
      })}
      <li className="health-age">{'\u25f7'} {healthAt === null ? t('value.none') : age(Date.now() - healthAt)}</li>
    </ul>
  )
}
