import { Alarm, AlarmAnswer, AlarmFigures, AlarmsAckAnswer, page } from '@watchfloor/shared'
import type { AlarmActionInput, AlarmsAckInput } from '@watchfloor/shared'
import { call } from '../http.js'
import type { ListOptions } from './list.js'

export interface AlarmFilter extends ListOptions {
  open?: boolean | undefined
  from?: string | undefined
  to?: string | undefined
}

export const alarmCalls = {
  list: (filter: AlarmFilter, signal?: AbortSignal) => call('GET', '/api/alarms', page(Alarm), { query: { ...filter }, signal }),
  act: (id: string, input: AlarmActionInput) => call('POST', `/api/alarms/${id}/actions`, AlarmAnswer, { json: input }),
  acknowledge: (input: AlarmsAckInput) => call('POST', '/api/alarms/acknowledge', AlarmsAckAnswer, { json: input }),
  figures: (from: string, to: string, signal?: AbortSignal) => call('GET', '/api/alarms/figures', AlarmFigures, { query: { from, to }, signal }),
}
