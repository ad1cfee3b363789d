import type { Alarm } from '@watchfloor/shared'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { TextInput } from '../../../parts/Field.js'
import { acknowledgeAlarms } from '../../../store/act-on-alarm.js'
import { connection } from '../../../store/connection.js'
import { say } from '../../../store/toasts.js'
import { errorKey } from '../../error-key.js'
import { useStore } from '../../use-store.js'

/** Acknowledges many at once, with one remark for all of them; what became graver meanwhile is left to be looked at. */
export function AckMany({ alarms, onDone }: { alarms: readonly Alarm[]; onDone: () => void }) {
  const { t } = useTranslation()
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const offline = useStore(connection, (state) => state.state === 'down')
  const submit = async (): Promise<void> => {
    setBusy(true)
    try {
      const left = await acknowledgeAlarms(alarms, note.trim())
      if (left > 0) say('failed', t('alarms.ackLeft', { n: left }))
      setNote('')
      onDone()
    } catch (error) { say('failed', t('alarms.failed', { action: t('alarmAction.ack'), why: t(errorKey(error)) })) } finally { setBusy(false) }
  }
  return (
    <form className="ack-many" onSubmit={(event) => { event.preventDefault(); void submit() }} onKeyDown={(event) => { if (event.key === 'Escape') { onDone(); event.stopPropagation() } }}>
      <TextInput bare label={t('alarms.remark')} placeholder={t('alarms.remark')} value={note} maxLength={500} onChange={setNote} />
      <Button type="submit" className="button-small" look="primary" busy={busy} isDisabled={offline || alarms.length === 0}>{t('alarms.ackMany', { n: alarms.length })}</Button>
    </form>
  )
}
