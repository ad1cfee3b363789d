import { DUTY_PRESENCES } from '@watchfloor/shared'
import type { OnDuty } from '@watchfloor/shared'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Icon } from '../../../parts/Icon.js'
import type { Column } from '../../../parts/Table.js'
import { age, clockTime, coordinates, dateTime, day, lasting, shortTime } from '../../../parts/format.js'
import { formatPlace } from '../../../store/view.js'
import type { Names } from '../../cases/use-names.js'

/** A contact that is older is told with attention: where somebody was then says little of where they are. */
const LONG_MS = 10 * 60_000
/** As near as a street corner can be told apart. */
const NEAR_ZOOM = 16

/** `14:43`, on another day `11-24 00:00`. */
const untilWhen = (ms: number, now: number): string => (day(ms) === day(now) ? clockTime(ms).slice(0, 5) : shortTime(ms, now))

/** What is shown of somebody on duty. The place leads to the map, the incident to its page. */
export function useDutyColumns(names: Names, now: number): Column<OnDuty>[] {
  const { t } = useTranslation()
  const none = <span className="dim">{t('value.none')}</span>
  const skills = ({ qualifiedFor }: OnDuty): string => (qualifiedFor.includes('*') ? t('onDuty.everything') : qualifiedFor.map(names.category).join(t('onDuty.and')))
  const place = ({ areas, lat, lon }: OnDuty): string => areas.filter(({ level }) => level !== 'district' && level !== 'other').slice(0, 2).map(({ name }) => name).join(' \u00b7 ') || (lat === null || lon === null ? '' : coordinates(lat, lon))
  return [
    { key: 'person', head: t('duty.person'), width: '9%', sortBy: (row) => row.person, cell: (row) => <strong>{row.person}</strong> },
    { key: 'squad', head: t('duty.squad'), width: '10%', sortBy: (row) => row.squadName, cell: (row) => <span title={row.squadName}>{row.squadName}</span> },
    {
      key: 'state', head: t('onDuty.state'), width: '14%', sortBy: (row) => DUTY_PRESENCES.indexOf(row.presence),
      cell: (row) => <><span className={`on-duty-presence presence-${row.presence}`}>{t(`onDuty.presence.${row.presence}`)}</span>{row.incident && <> <Link to={`/dispatch?case=${row.incident.id}`}>{row.incident.number}</Link></>}{row.openTasks > 1 && <span className="dim"> +{row.openTasks - 1}</span>}</>,
    },
    {
      key: 'place', head: t('onDuty.place'), sortBy: place,
      cell: (row) => (row.lat === null || row.lon === null || row.placedBy === null ? <span className="dim">{t('onDuty.nowhere')}</span>
        : <Link className="on-duty-place" title={t('onDuty.toMap', { place: coordinates(row.lat, row.lon) })} to={`/live?unit=${row.placedBy}&at=${formatPlace({ lat: row.lat, lon: row.lon, zoom: NEAR_ZOOM })}`}><Icon name="follow" size={14} />{place(row)}</Link>),
    },
    {
      key: 'heard', head: t('onDuty.heard'), width: '92px', sortBy: (row) => row.heardAt ?? '',
      cell: ({ heardAt }) => { const ms = heardAt === null ? null : now - Date.parse(heardAt); return ms === null ? none : <span className={ms > LONG_MS ? 'on-duty-long' : undefined} title={dateTime(Date.parse(heardAt!))}>{'\u25f7'} {age(ms)}</span> },
    },
    { key: 'shift', head: t('duty.shift'), width: '15%', sortBy: (row) => row.endsAt, cell: (row) => <span title={`${dateTime(Date.parse(row.startsAt))} \u2013 ${dateTime(Date.parse(row.endsAt))}`}>{row.shift} {'\u00b7'} {t('onDuty.until', { time: untilWhen(Date.parse(row.endsAt), now) })} <span className="dim">{lasting(Math.max(0, Date.parse(row.endsAt) - now)).replace(/:\d\d$/, '')}</span></span> },
    { key: 'camera', head: t('duty.camera'), width: '11%', sortBy: (row) => row.deviceName ?? '', cell: (row) => row.deviceName ?? <span className="dim">{t('duty.noCamera')}</span> },
    { key: 'vehicle', head: t('duty.vehicle'), width: '8%', sortBy: (row) => row.vehicleName ?? '', cell: (row) => row.vehicleName ?? none },
    { key: 'skills', head: t('onDuty.skills'), width: '9%', cell: (row) => <span title={skills(row)}>{skills(row)}</span> },
  ]
}
