import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { Button } from '../../../parts/Button.js'
import { Icon } from '../../../parts/Icon.js'
import { Notice } from '../../../parts/Notice.js'
import { Priority } from '../../../parts/Priority.js'
import { age, dateTime, span } from '../../../parts/format.js'
import { alarms } from '../../../store/alarms.js'
import { openAlarm } from '../../../store/opened-alarm.js'
import { pin } from '../../../store/incident-pins.js'
import { AlarmForm } from '../../alarms/AlarmForm.js'
import { useAlarmActing } from '../../alarms/use-alarm-acting.js'
import { useAlarmWords } from '../../alarms/use-alarm-words.js'
import { useNames } from '../../cases/use-names.js'
import { Nearby } from '../../dispatch/units/Nearby.js'
import { useHubClock, useStore } from '../../use-store.js'
import { Fact } from '../drawer/Facts.js'

/** One alarm: what it says, what may be done, and which cameras see the place. */
export function AlarmDrawer({ id }: { id: string }) {
  const { t } = useTranslation()
  const names = useNames()
  const words = useAlarmWords(names)
  const now = useHubClock()
  const go = useNavigate()
  const alarm = useStore(alarms.store, () => alarms.get(id))
  const { busy, act } = useAlarmActing()
  useEffect(() => alarms.hold(id), [id])
  const close = <Button look="quiet" square aria-label={t('action.close')} onPress={() => openAlarm(null)}><Icon name="close" /></Button>
  if (!alarm) return <aside className="drawer" aria-label={t('alarms.one')}><header className="drawer-head"><span />{close}</header><Notice title={t('alarms.gone')}>{t('alarms.goneText')}</Notice></aside>
  const show = (incidentId: string): void => {
    openAlarm(null)
    pin(incidentId)
  }
  return (
    <aside className="drawer" aria-label={t('alarms.one')}>
      <header className="drawer-head"><Priority of={alarm.priority} /><div className="drawer-names"><h1 className="clip">{words.title(alarm)}</h1><p className="dim clip">{words.source(alarm)}</p></div>{close}</header>
      <div className="drawer-body">
        <section className="drawer-section">
          <AlarmForm key={alarm.id} alarm={alarm} busy={busy} onAct={(said) => void act(alarm, said).then((incidentId) => { if (incidentId && said.action === 'to_incident') show(incidentId) })} />
          {alarm.text && <p>{alarm.text}</p>}
          <dl className="facts">
            <Fact wide name={t('desk.state')}>{t(`alarmState.${alarm.state}`)}{alarm.shelf && Date.parse(alarm.shelf.until) > now && <> {'\u00b7'} {t('alarms.shelvedUntil', { time: dateTime(Date.parse(alarm.shelf.until)) })}</>}</Fact>
            {alarm.shelf && Date.parse(alarm.shelf.until) > now && <Fact wide name={t('alarms.owner')}>{names.person(alarm.shelf.owner) ?? alarm.shelf.owner} {'\u00b7'} {alarm.shelf.reason}</Fact>}
            {alarm.acknowledgedAt && <Fact wide name={t('alarmAction.ack')}>{names.person(alarm.acknowledgedBy) ?? t('value.none')} {'\u00b7'} {dateTime(Date.parse(alarm.acknowledgedAt))}</Fact>}
            {alarm.takenAt && <Fact wide name={t('alarmAction.take')}>{names.person(alarm.takenBy) ?? t('value.none')} {'\u00b7'} {dateTime(Date.parse(alarm.takenAt))}</Fact>}
            {!alarm.acknowledgedAt && <Fact wide name={t('alarms.toldTo')}>{alarm.seatId === null ? t('alarms.allSeats') : names.person(alarm.seatId) ?? t('value.none')}</Fact>}
            {alarm.comments.length > 0 && <Fact wide name={t('alarmAction.comment')}><span className="alarm-said">{alarm.comments.map(({ by, at, text }) => <span key={at + by}>{text} <span className="dim">{names.person(by) ?? ''} {dateTime(Date.parse(at)).slice(11, 16)}</span></span>)}</span></Fact>}
            <Fact wide name={t('alarms.began')}>{dateTime(Date.parse(alarm.firstAt))} {'\u00b7'} {span(now - Date.parse(alarm.firstAt))}</Fact>
            <Fact wide name={t('alarms.last')}>{'\u25f7'} {age(now - Date.parse(alarm.lastAt))} {'\u00b7'} {'\u00d7'}{alarm.count}</Fact>
            <Fact wide name={t('facts.place')}>{names.place({ areaId: alarm.areaId, lat: alarm.lat, lon: alarm.lon })}</Fact>
          </dl>
          {alarm.incidentId && <div className="drawer-keys"><Button onPress={() => show(alarm.incidentId as string)}>{t('alarms.itsIncident')}</Button><Button look="quiet" onPress={() => void go(`/dispatch?case=${alarm.incidentId}`)}>{t('cases.toDesk')}</Button></div>}
        </section>
        {alarm.lat !== null && alarm.lon !== null && <Nearby lat={alarm.lat} lon={alarm.lon} />}
      </div>
    </aside>
  )
}
