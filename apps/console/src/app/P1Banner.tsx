import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { Button } from '../parts/Button.js'
import { KindGlyph } from '../parts/KindGlyph.js'
import { metres, span } from '../parts/format.js'
import { useAlarmActing } from '../screens/alarms/use-alarm-acting.js'
import { useAlarmWords } from '../screens/alarms/use-alarm-words.js'
import { useAlarms } from '../screens/cases/use-live-list.js'
import { useNames } from '../screens/cases/use-names.js'
import { useScreenKeys } from '../screens/keys.js'
import { useHubClock, useStore } from '../screens/use-store.js'
import { connection } from '../store/connection.js'
import { nearest } from '../store/nearby.js'
import { openAlarm } from '../store/opened-alarm.js'
import { select } from '../store/selection.js'
import { ringing } from '../store/sound.js'
import { units } from '../store/units.js'
import { flyTo } from '../store/view.js'

const CAMERAS = 3

/** Somebody's life or safety, until it is acknowledged: on every screen, with the cameras that see the place. The only thing that pulses. */
export function P1Banner() {
  const { t } = useTranslation()
  const now = useHubClock()
  const names = useNames()
  const words = useAlarmWords(names)
  const go = useNavigate()
  const { rows } = useAlarms()
  const { busy, act } = useAlarmActing()
  const offline = useStore(connection, (state) => state.state === 'down')
  const waiting = ringing(rows, now)
  const alarm = waiting[0]
  const acknowledge = (): void => { if (alarm && !offline) void act(alarm, { action: 'ack' }) }
  useScreenKeys(alarm ? [{ key: '`', label: 'keys.acknowledge', run: acknowledge }] : [])
  if (!alarm) return null
  const { lat, lon } = alarm
  const cameras = lat === null || lon === null ? [] : (nearest(units.list(), { lat, lon }, CAMERAS).find(({ kinds }) => kinds[0] === 'camera')?.near ?? [])
  const show = (): void => {
    void go('/live')
    openAlarm(alarm.id)
    if (lat !== null && lon !== null) flyTo({ lat, lon, zoom: 16 })
  }
  const look = (id: string, at: { lat: number; lon: number }): void => {
    void go('/live')
    select(id)
    flyTo({ ...at, zoom: 16 })
  }
  return (
    <div className="p1-banner" role="alert">
      <strong>{'\u25a0'} P1 {words.title(alarm)}</strong>
      <span className="clip">{words.source(alarm)} {'\u00b7'} {names.place({ areaId: alarm.areaId, lat, lon })}</span>
      <span className="p1-since">{span(now - Date.parse(alarm.episodeAt))}</span>
      {waiting.length > 1 && <span>{t('alarms.moreP1', { n: waiting.length - 1 })}</span>}
      <span className="p1-cameras">
        {cameras.map(({ unit, distanceM }) => <button key={unit.id} type="button" onClick={() => look(unit.id, unit)}><KindGlyph kind={unit.kind} size={14} /><span className="clip">{unit.name}</span> {metres(distanceM).value} {metres(distanceM).unit}</button>)}
      </span>
      <Button className="button-small" look="primary" busy={busy} isDisabled={offline} onPress={acknowledge}>{t('alarmAction.ack')}<kbd aria-hidden="true">`</kbd></Button>
      <Button className="button-small" onPress={show}>{t('alarms.show')}</Button>
    </div>
  )
}
