import { shelved } from '@watchfloor/domain'
import { ALARM_ACTORS } from '@watchfloor/shared'
import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Button } from '../../../parts/Button.js'
import { Notice } from '../../../parts/Notice.js'
import { Skeleton } from '../../../parts/Skeleton.js'
import { isUnseen } from '../../../store/act-on-alarm.js'
import { alarms } from '../../../store/alarms.js'
import { incidents } from '../../../store/incidents.js'
import { liveRows } from '../../../store/live-rows.js'
import { heardAlarms } from '../../../store/seat-alarms.js'
import { session } from '../../../store/session.js'
import { useAlarms, useIncidents } from '../../cases/use-live-list.js'
import { useNames } from '../../cases/use-names.js'
import { errorKey } from '../../error-key.js'
import { useHubClock, useStore } from '../../use-store.js'
import { AckMany } from './AckMany.js'
import { GroupRow } from './GroupRow.js'
import { LiveAlarm } from './LiveAlarm.js'
import { LiveIncident } from './LiveIncident.js'
import './cases.css'

/** As many as a person reads here; the rest is one click away, where lists of thousands are at home. */
const SHOWN = 120
/** The flood of the last ten minutes is looked at anew so often. */
const BEAT_MS = 5000

/** What is open now, the gravest first: alarms that wait for an answer, and incidents with the time that is left. */
export function OpenCases() {
  const { t } = useTranslation()
  const names = useNames()
  const now = useHubClock()
  const known = [useAlarms(), useIncidents()] as const
  const [{ rows: alarmRows }, { rows: incidentRows }] = known
  const flooded = useRef(false)
  const beat = Math.floor(now / BEAT_MS) * BEAT_MS
  const me = useStore(session, (state) => state.user)
  const [others, setOthers] = useState(false)
  const { heard, elsewhere } = useMemo(() => heardAlarms(alarmRows, me), [alarmRows, me])
  const [aside, setAside] = useState(false)
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const [unfolded, setUnfolded] = useState<string | null>(null)
  const { rows, inFlood, folded } = useMemo(() => {
    const made = liveRows(others ? alarmRows : heard, incidentRows, beat, flooded.current)
    flooded.current = made.inFlood
    return made
  }, [alarmRows, heard, others, incidentRows, beat])
  const putAside = useMemo(() => shelved(others ? alarmRows : heard, beat), [alarmRows, heard, others, beat])
  const chosen = heard.filter((alarm) => picked.has(alarm.id) && isUnseen(alarm))
  const mayAck = me !== null && ALARM_ACTORS.ack.includes(me.role)
  const pick = mayAck ? { picked, onPick: (id: string) => setPicked((before) => { const next = new Set(before); if (!next.delete(id)) next.add(id); return next }) } : {}
  const failed = known.find(({ state }) => state === 'error')
  if (rows.length === 0 && failed) return <Notice tone="error" title={t('state.error')} action={<Button onPress={() => { void alarms.read(); void incidents.read() }}>{t('action.retry')}</Button>}>{t(errorKey(failed.error))}</Notice>
  if (rows.length === 0 && known.some(({ state }) => state === 'idle' || state === 'loading')) return <Skeleton rows={6} />
  if (rows.length === 0 && elsewhere === 0 && putAside.length === 0) return <Notice title={t('alarms.quiet')}>{t('alarms.quietText')}</Notice>
  return (
    <div className="open-cases">
      {inFlood && <p className="flood" role="status">{'\u25c6'} {t('alarms.flood', { n: folded })}</p>}
      {elsewhere > 0 && <button type="button" className="open-elsewhere" aria-pressed={others} onClick={() => setOthers(!others)}>{t(others ? 'alarms.mineOnly' : 'alarms.elsewhere', { n: elsewhere })}</button>}
      {putAside.length > 0 && <button type="button" className="open-elsewhere" aria-expanded={aside} onClick={() => setAside(!aside)}>{t(aside ? 'alarms.asideHide' : 'alarms.aside', { n: putAside.length })}</button>}
      {aside && <ul>{putAside.map((alarm) => <LiveAlarm key={alarm.id} alarm={alarm} names={names} now={now} inner />)}</ul>}
      {chosen.length > 0 && <AckMany alarms={chosen} onDone={() => setPicked(new Set())} />}
      <ul>
        {rows.slice(0, SHOWN).map((row) => {
          if (row.type === 'incident') return <LiveIncident key={row.key} row={row.row} names={names} now={now} />
          if (row.type === 'alarm') return <LiveAlarm key={row.key} alarm={row.alarm} names={names} now={now} {...pick} />
          return <GroupRow key={row.key} group={row} names={names} now={now} open={unfolded === row.key} onToggle={() => setUnfolded(unfolded === row.key ? null : row.key)} mayAck={mayAck} pick={pick} />
        })}
      </ul>
      {rows.length > SHOWN && <Link className="open-rest" to="/dispatch">{t('alarms.rest', { n: rows.length - SHOWN })}</Link>}
    </div>
  )
}
