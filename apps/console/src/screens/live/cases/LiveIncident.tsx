import type { IncidentRow } from '@watchfloor/shared'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { Priority } from '../../../parts/Priority.js'
import { TimeLeft } from '../../../parts/TimeLeft.js'
import { age, dateTime } from '../../../parts/format.js'
import { incidentPins, pin } from '../../../store/incident-pins.js'
import { pressure } from '../../../store/queue/queue-order.js'
import { flyTo } from '../../../store/view.js'
import type { Names } from '../../cases/use-names.js'
import { useStore } from '../../use-store.js'

const IN_HAND: ReadonlySet<string> = new Set(['dispatched', 'handling', 'suspended', 'handled', 'checking'])

/** An open incident in two lines. */
export const LiveIncident = memo(function LiveIncident({ row, names, now }: { row: IncidentRow; names: Names; now: number }) {
  const { t } = useTranslation()
  const open = useStore(incidentPins, (state) => state.openId === row.id)
  const clock = pressure(row, now)
  const made = Date.parse(row.createdAt)
  return (
    <li>
      <button type="button" className="open-row" aria-pressed={open} onClick={() => { pin(row.id); flyTo({ lat: row.lat, lon: row.lon }) }}>
        <span className="queue-what"><Priority of={row.priority} calm={IN_HAND.has(row.state)} /><span className="clip">{names.category(row.category)}</span></span>
        <span className="queue-when">{clock && row.clock && <TimeLeft lamp={clock.lamp} leftMs={clock.leftMs} dueMs={Date.parse(row.clock.dueAt)} what={t(`clockKind.${row.clock.kind}`)} />}</span>
        <span className="dim clip"><span className="queue-state">{t(`incidentState.${row.state}`)}</span>{names.place(row)}</span>
        <span className="queue-age dim" title={dateTime(made)}>{'\u25f7'} {age(now - made)}</span>
      </button>
    </li>
  )
})
