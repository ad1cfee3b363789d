import type { DeviceEvent } from '@watchfloor/shared'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { dateTime, shortTime } from '../../../parts/format.js'
import { eventQueries, events, joinEvents } from '../../../store/events.js'
import { errorKey } from '../../error-key.js'
import { useHubClock, useStore } from '../../use-store.js'

const SHOWN = 8
const MARK: Record<DeviceEvent['severity'], string> = { info: '\u00b7', notice: '\u25cb', warning: '\u25c6', critical: '\u25a0' }

/** What it said last beside where it is. */
export function Events({ id }: { id: string }) {
  const { t, i18n } = useTranslation()
  const known = (group: 'event' | 'eventCode' | 'stateWord', word: string | null): string | null => {
    const key = `${group}.${word}` as 'eventCode.sos'
    const text: unknown = word && i18n.exists(key) ? i18n.t(key) : null
    return typeof text === 'string' ? text : null
  }
  // By its name; what it said beside is added, a code only when it has a word or there is no name.
  const words = ({ type, code, text }: DeviceEvent): string => {
    const [name, about] = [known('event', type), text ?? known('eventCode', code) ?? known('stateWord', code)]
    return [name, about ?? (name ? null : code), name || about || code ? null : type].filter((part) => part !== null).join(' \u00b7 ')
  }
  const now = useHubClock()
  const { data, error } = useQuery(eventQueries.ofDevice(id))
  const heard = useStore(events, (state) => state.recent)
  const list = joinEvents(data?.items ?? [], heard, id, SHOWN)
  return (
    <section className="drawer-section" aria-label={t('drawer.events')}>
      <h2>{t('drawer.events')}</h2>
      {error && <p className="field-error" role="alert">{t(errorKey(error))}</p>}
      {!error && list.length === 0 && <p className="dim">{t('drawer.noEvents')}</p>}
      <ul className="drawer-list">
        {list.map((event) => (
          <li key={event.id} title={`${dateTime(Date.parse(event.time))} · ${event.type}${event.code ? ` · ${event.code}` : ''}`}>
            <time>{shortTime(Date.parse(event.time), now)}</time>
            <span className="clip">{words(event)}</span>
            <span className={`event-${event.severity}`}>
              {MARK[event.severity]} {event.active === null ? t(`severity.${event.severity}`) : event.active ? t('drawer.began') : t('drawer.ended')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
