import type { HandOverItem } from '@watchfloor/shared'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Button } from '../../../parts/Button.js'
import { Priority } from '../../../parts/Priority.js'
import { age, dateTime } from '../../../parts/format.js'
import { useHubClock } from '../../use-store.js'

/** The matters of a shift, by sort; with `onAccept` each that nobody has taken yet has its own key. */
export function Sheet({ items, busy = false, onAccept }: { items: readonly HandOverItem[]; busy?: boolean; onAccept?: (id: string) => void }) {
  const { t, i18n } = useTranslation()
  const now = useHubClock()
  if (items.length === 0) return <p className="dim">{t('handOver.empty')}</p>
  const stateOf = (state: string): string => [`incidentState.${state}`, `alarmState.${state}`].filter((key) => i18n.exists(key)).map((key) => t(key as 'incidentState.filed'))[0] ?? state
  const isCase = ({ kind }: HandOverItem): boolean => kind === 'urgent' || kind === 'suspended'
  return (
    <ul className="sheet">
      {items.map((item) => (
        <li key={item.id} data-taken={item.acceptedAt !== null || undefined}>
          {item.kind === 'note' ? <span /> : <Priority of={item.priority} calm={item.acceptedAt !== null} />}
          <span className="dim">{t(`handOver.kind.${item.kind}`)}</span>
          <span className={item.kind === 'note' ? 'sheet-note' : 'clip'}>{item.number !== null && <>{isCase(item) ? <Link to={`/dispatch?case=${item.id}`}>{item.number}</Link> : item.number}{' '}</>}{item.title}</span>
          <span className="dim">{item.kind !== 'note' && stateOf(item.state)}{item.until && ` \u00b7 ${t('handOver.until', { time: dateTime(Date.parse(item.until)) })}`}</span>
          <span className="dim" title={dateTime(Date.parse(item.since))}>{'\u25f7'} {age(now - Date.parse(item.since))}</span>
          {item.acceptedAt !== null ? <span className="sheet-taken">{'\u2713'} {t('handOver.taken')}</span> : onAccept ? <Button className="button-small" busy={busy} onPress={() => onAccept(item.id)}>{t('handOver.accept')}</Button> : <span />}
        </li>
      ))}
    </ul>
  )
}
