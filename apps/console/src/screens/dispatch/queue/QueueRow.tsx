import type { IncidentRow } from '@watchfloor/shared'
import { memo } from 'react'
import type { MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Priority } from '../../../parts/Priority.js'
import { TimeLeft } from '../../../parts/TimeLeft.js'
import { age, dateTime } from '../../../parts/format.js'
import { Thumb } from '../../../parts/Thumb.js'
import { pressure } from '../../../store/queue/queue-order.js'
import type { Names } from '../../cases/use-names.js'

export const ROW_PX = 48

interface QueueRowProps {
  row: IncidentRow
  names: Names
  now: number
  y: number
  open: boolean
  picked: boolean
  ghost: boolean
  mine: boolean
  domId: string
  onPress: (id: string, event: MouseEvent) => void
  onHover: (id: string) => void
}

/** States in which a unit has it in hand: the mark rests. */
const IN_HAND: ReadonlySet<string> = new Set(['dispatched', 'handling', 'suspended', 'handled', 'checking'])

/** One incident in two lines: what and by when; where, with whom, how old. */
export const QueueRow = memo(function QueueRow({ row, names, now, y, open, picked, ghost, mine, domId, onPress, onHover }: QueueRowProps) {
  const { t } = useTranslation()
  const clock = pressure(row, now)
  const made = Date.parse(row.createdAt)
  const lead = row.units.find((unit) => unit.lead) ?? row.units[0]
  return (
    <div
      id={domId} role="option" aria-selected={open} data-picked={picked || undefined} className={`queue-row ${ghost ? 'queue-ghost' : ''}`} style={{ transform: `translateY(${y}px)` }}
      onClick={(event) => onPress(row.id, event)} onPointerEnter={() => onHover(row.id)} onPointerMove={() => onHover(row.id)}
    >
      <Thumb picture={row.picture} size={36} />
      <span className="queue-what"><Priority of={row.priority} calm={IN_HAND.has(row.state)} /><span className="clip">{names.category(row.category)}</span>{row.supervised && <span className="queue-flag">{t('cases.supervised')}</span>}{row.urged > 0 && <span className="queue-flag">{t('cases.urged', { n: row.urged })}</span>}</span>
      <span className="queue-when">{clock && row.clock ? <TimeLeft lamp={clock.lamp} leftMs={clock.leftMs} dueMs={Date.parse(row.clock.dueAt)} what={t(`clockKind.${row.clock.kind}`)} /> : <span className="dim">{t('value.none')}</span>}</span>
      <span className="queue-where dim">
        <span className="queue-state">{t(`incidentState.${row.state}`)}</span>
        <span className="clip">{names.place(row)}</span>{lead && <span className="queue-unit clip">{names.unit(lead.unitId)}{row.units.length > 1 && ` +${row.units.length - 1}`}</span>}
      </span>
      <span className="queue-age dim" title={dateTime(made)}>{mine && <b>{t('cases.mine')}</b>} {'\u25f7'} {age(now - made)}</span>
    </div>
  )
})
