import type { Alarm } from '@watchfloor/shared'
import { useTranslation } from 'react-i18next'
import { Priority } from '../../../parts/Priority.js'
import { age, dateTime, span } from '../../../parts/format.js'
import { isUnseen } from '../../../store/act-on-alarm.js'
import { openAlarm, openedAlarm } from '../../../store/opened-alarm.js'
import { flyTo } from '../../../store/view.js'
import { useAlarmWords } from '../../alarms/use-alarm-words.js'
import type { Names } from '../../cases/use-names.js'
import { useStore } from '../../use-store.js'

export interface LiveAlarmProps { alarm: Alarm; names: Names; now: number; inner?: boolean; /** Those chosen to be acknowledged together, by Ctrl and a click or by the key X. */ picked?: ReadonlySet<string>; onPick?: (id: string) => void }

/** An alarm in two lines: what and for how long nobody has answered, or who did; of whom, where, how often. */
export function LiveAlarm({ alarm, names, now, inner = false, picked, onPick }: LiveAlarmProps) {
  const { t } = useTranslation()
  const words = useAlarmWords(names)
  const open = useStore(openedAlarm, (state) => state.id === alarm.id)
  const unseen = isUnseen(alarm)
  const since = Date.parse(alarm.episodeAt)
  const place = names.place({ areaId: alarm.areaId, lat: alarm.lat, lon: alarm.lon })
  return (
    <li className={inner ? 'open-inner' : undefined}>
      <button
        type="button" className="open-row" aria-pressed={open} data-pulse={(unseen && alarm.priority === 'P1') || undefined} data-picked={picked?.has(alarm.id) || undefined}
        onKeyDown={(event) => { if (event.key.toLowerCase() === 'x' && unseen && onPick && !event.ctrlKey && !event.metaKey) { event.preventDefault(); event.stopPropagation(); onPick(alarm.id) } }}
        onClick={(event) => { if ((event.ctrlKey || event.metaKey) && unseen && onPick) { onPick(alarm.id); return } openAlarm(alarm.id); if (alarm.lat !== null && alarm.lon !== null) flyTo({ lat: alarm.lat, lon: alarm.lon }) }}
      >
        <span className="queue-what"><Priority of={alarm.priority} calm={!unseen} /><span className="clip">{words.title(alarm)}</span>{alarm.count > 1 && <span className="dim">{'\u00d7'}{alarm.count}</span>}</span>
        <span className="queue-when" title={dateTime(since)}>{unseen ? <span className={alarm.priority === 'P1' ? 'open-waits' : ''}>{span(now - since)}</span> : <span className="dim" title={alarm.acknowledgedAt === null ? undefined : dateTime(Date.parse(alarm.acknowledgedAt))}>{names.person(alarm.acknowledgedBy) === null ? t(`alarmState.${alarm.state}`) : t('alarms.ackedBy', { name: names.person(alarm.acknowledgedBy) })}</span>}</span>
        <span className="dim clip">{words.source(alarm)}{place && <> {'\u00b7'} {place}</>}</span>
        <span className="queue-age dim">{'\u25f7'} {age(now - Date.parse(alarm.lastAt))}</span>
      </button>
    </li>
  )
}
