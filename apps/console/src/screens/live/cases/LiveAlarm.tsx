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

/** An alarm in two lines: what and for how long nobody has answered; of whom, where, how often. */
export function LiveAlarm({ alarm, names, now, inner = false }: { alarm: Alarm; names: Names; now: number; inner?: boolean }) {
  const { t } = useTranslation()
  const words = useAlarmWords(names)
  const open = useStore(openedAlarm, (state) => state.id === alarm.id)
  const unseen = isUnseen(alarm)
  const since = Date.parse(alarm.episodeAt)
  const place = names.place({ areaId: alarm.areaId, lat: alarm.lat, lon: alarm.lon })
  return (
    <li className={inner ? 'open-inner' : undefined}>
      <button
        type="button" className="open-row" aria-pressed={open} data-pulse={(unseen && alarm.priority === 'P1') || undefined}
        onClick={() => { openAlarm(alarm.id); if (alarm.lat !== null && alarm.lon !== null) flyTo({ lat: alarm.lat, lon: alarm.lon }) }}
      >
        <span className="queue-what"><Priority of={alarm.priority} calm={!unseen} /><span className="clip">{words.title(alarm)}</span>{alarm.count > 1 && <span className="dim">{'\u00d7'}{alarm.count}</span>}</span>
        <span className="queue-when" title={dateTime(since)}>{unseen ? <span className={alarm.priority === 'P1' ? 'open-waits' : ''}>{span(now - since)}</span> : <span className="dim">{t(`alarmState.${alarm.state}`)}</span>}</span>
        <span className="dim clip">{words.source(alarm)}{place && <> {'\u00b7'} {place}</>}</span>
        <span className="queue-age dim">{'\u25f7'} {age(now - Date.parse(alarm.lastAt))}</span>
      </button>
    </li>
  )
}
