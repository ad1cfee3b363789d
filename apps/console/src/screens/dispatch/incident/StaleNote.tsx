import type { IncidentDetail } from '@watchfloor/shared'
import { useTranslation } from 'react-i18next'
import { clockTime } from '../../../parts/format.js'
import { changedSince } from '../../../store/decide/what-changed.js'
import { useLineWords } from './line-words.js'

/** Somebody else was quicker: what they did, so that what was typed can be judged again and sent anew. */
export function StaleNote({ incident, since }: { incident: IncidentDetail; since: number }) {
  const { t } = useTranslation()
  const { who, what } = useLineWords()
  const lines = changedSince(incident.timeline, since)
  return (
    <div className="stale-note" role="alert">
      <p><strong>{t('desk.staleTitle')}</strong> {t('desk.staleText')}</p>
      <ul>{lines.map((line) => <li key={line.id}><time>{clockTime(Date.parse(line.recordedAt))}</time> {who(line)} {'\u00b7'} {what(line)}{line.reason && <span className="dim"> {'\u00b7'} {line.reason}</span>}</li>)}</ul>
    </div>
  )
}
