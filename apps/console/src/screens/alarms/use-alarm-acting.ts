import type { Alarm } from '@watchfloor/shared'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { actOnAlarm } from '../../store/act-on-alarm.js'
import type { SaidOfAlarm } from '../../store/act-on-alarm.js'
import { say } from '../../store/toasts.js'
import { errorKey } from '../error-key.js'

export interface AlarmActing { busy: boolean; act: (alarm: Alarm, said: SaidOfAlarm) => Promise<string | null> }

/** Does something to an alarm and says when it failed; answers the incident that came of it. */
export function useAlarmActing(): AlarmActing {
  const { t } = useTranslation()
  const [busy, setBusy] = useState(false)
  return {
    busy,
    async act(alarm, said) {
      setBusy(true)
      try {
        const { incidentId } = await actOnAlarm(alarm, said)
        return incidentId
      } catch (error) {
        say('failed', t('alarms.failed', { action: t(`alarmAction.${said.action}`), why: t(errorKey(error)) }))
        return null
      } finally {
        setBusy(false)
      }
    },
  }
}
