import { ALARM_ACTORS } from '@watchfloor/shared'
import type { Alarm, AlarmAction } from '@watchfloor/shared'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../parts/Button.js'
import { SelectInput, TextInput } from '../../parts/Field.js'
import { age } from '../../parts/format.js'
import { connection, hubNow } from '../../store/connection.js'
import { alarmButtons, shelfTimes } from '../../store/act-on-alarm.js'
import type { SaidOfAlarm } from '../../store/act-on-alarm.js'
import { reference } from '../../store/reference.js'
import { session } from '../../store/session.js'
import { Choices } from '../dispatch/incident/Choices.js'
import { useHubClock, useStore } from '../use-store.js'

const PRESETS = 4
type Asking = Extract<AlarmAction, 'shelve' | 'dismiss' | 'comment'>

/** What may be done to one alarm; putting aside asks why and until when, dismissing asks why, a comment asks for its words. */
export function AlarmForm({ alarm, busy, onAct }: { alarm: Alarm; busy: boolean; onAct: (said: SaidOfAlarm) => void }) {
  const { t } = useTranslation()
  const now = useHubClock()
  const root = useRef<HTMLFormElement>(null)
  const me = useStore(session, (state) => state.user)
  const { data: people } = useQuery(reference.colleagues)
  const offline = useStore(connection, (state) => state.state === 'down')
  const [asking, setAsking] = useState<Asking | null>(null)
  const [reason, setReason] = useState('')
  const [owner, setOwner] = useState('')
  const times = shelfTimes(alarm)
  const [forMs, setForMs] = useState(String(times[1] ?? times[0] ?? 0))
  useEffect(() => { if (asking) root.current?.querySelector<HTMLElement>(asking === 'comment' ? 'input' : 'button')?.focus() }, [asking])

  const start = (action: AlarmAction): void => {
    if (action === 'shelve' || action === 'dismiss' || action === 'comment') return setAsking(action)
    onAct({ action })
  }
  const submit = (): void => {
    if (reason.trim() === '') return
    if (asking === 'shelve') onAct({ action: 'shelve', reason: reason.trim(), until: new Date(hubNow() + Number(forMs)).toISOString(), ...(owner === '' ? {} : { owner }) })
    else if (asking === 'comment') onAct({ action: 'comment', text: reason.trim() })
    else onAct({ action: 'dismiss', reason: reason.trim() })
    setAsking(null)
    setReason('')
  }
  // Whoever may act on alarms may answer for one that is put aside; without a choice it is who puts it there.
  const owners = (people?.items ?? []).filter(({ id, role }) => id !== me?.id && (ALARM_ACTORS.shelve as readonly string[]).includes(role))
  const presets = asking === 'comment' ? [] : Array.from({ length: PRESETS }, (_, i) => { const text = t(`reasons.${asking ?? 'dismiss'}.r${i + 1}` as 'reasons.dismiss.r1'); return { value: text, label: text } })
  return (
    <>
      <div className="action-row">
        {alarmButtons(alarm, me?.role, now).map((action) => <Button key={action} className="button-small" isDisabled={offline} busy={busy} look={action === 'ack' ? 'primary' : 'plain'} aria-pressed={asking === action} onPress={() => start(action)}>{t(`alarmAction.${action}`)}</Button>)}
      </div>
      {asking && (
        <form ref={root} className="action-form" onSubmit={(event) => { event.preventDefault(); submit() }} onKeyDown={(event) => { if (event.key === 'Escape') { setAsking(null); event.stopPropagation() } }}>
          {asking === 'shelve' && <Choices label={t('alarms.forHowLong')} options={times.map((ms) => ({ value: String(ms), label: age(ms) }))} chosen={forMs} numbered={false} onChoose={setForMs} />}
          {asking === 'shelve' && <SelectInput label={t('alarms.owner')} value={owner} onChange={setOwner} choices={[{ value: '', label: me?.name ?? '' }, ...owners.map(({ id, name, role }) => ({ value: id, label: `${name} \u00b7 ${t(`role.${role}`)}` }))]} />}
          {asking !== 'comment' && <Choices label={t('ask.reason.title')} options={presets} chosen={reason} numbered={false} onChoose={setReason} />}
          <TextInput label={t(asking === 'comment' ? 'alarms.remark' : 'ask.reason.own')} value={reason} maxLength={500} onChange={setReason} />
          <footer><Button type="submit" look="primary" isDisabled={reason.trim() === ''}>{t('ask.send')}</Button><Button look="quiet" onPress={() => setAsking(null)}>{t('action.cancel')}</Button></footer>
        </form>
      )}
    </>
  )
}
