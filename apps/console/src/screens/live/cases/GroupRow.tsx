import { useTranslation } from 'react-i18next'
import { Icon } from '../../../parts/Icon.js'
import { Priority } from '../../../parts/Priority.js'
import { isUnseen } from '../../../store/act-on-alarm.js'
import type { LiveRow } from '../../../store/live-rows.js'
import { useAlarmWords } from '../../alarms/use-alarm-words.js'
import type { Names } from '../../cases/use-names.js'
import { AckMany } from './AckMany.js'
import { LiveAlarm } from './LiveAlarm.js'
import type { LiveAlarmProps } from './LiveAlarm.js'

interface GroupRowProps { group: Extract<LiveRow, { type: 'group' }>; names: Names; now: number; open: boolean; onToggle: () => void; mayAck: boolean; pick: Pick<LiveAlarmProps, 'picked' | 'onPick'> }

/** Many of one kind in one area, folded while there are too many; unfolded they are all there. */
export function GroupRow({ group, names, now, open, onToggle, mayAck, pick }: GroupRowProps) {
  const { t } = useTranslation()
  const words = useAlarmWords(names)
  const [first] = group.alarms
  const unseen = group.alarms.filter(isUnseen)
  return (
    <>
      <li>
        <button type="button" className="open-row open-group" aria-expanded={open} onClick={onToggle}>
          <span className="queue-what"><Priority of={group.priority} /><span className="clip">{first ? words.title(first) : group.kind}</span></span>
          <span className="queue-when">{t('alarms.folded', { n: group.alarms.length })} <Icon name={open ? 'up' : 'down'} size={12} /></span>
          <span className="dim clip">{names.area(group.areaId) ?? t('alarms.manyPlaces')}</span>
        </button>
      </li>
      {open && unseen.length > 0 && mayAck && <li><AckMany alarms={unseen} onDone={onToggle} /></li>}
      {open && group.alarms.map((alarm) => <LiveAlarm key={alarm.id} alarm={alarm} names={names} now={now} inner {...pick} />)}
    </>
  )
}
