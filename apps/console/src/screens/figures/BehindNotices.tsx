import { useInfiniteQuery } from '@tanstack/react-query'
import type { NoticeCheck } from '@watchfloor/shared'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { coordinates, dateTime } from '../../parts/format.js'
import { figures } from '../../store/figures.js'
import type { BehindAsk } from '../../store/figures.js'
import { BehindPages } from './BehindPages.js'

const FAULTS = {
  plate: 'figures.fault_plate', photos: 'figures.fault_photos', roles: 'figures.fault_roles', spacing: 'figures.fault_spacing', position: 'figures.fault_position', together: 'figures.fault_together', clock: 'figures.fault_clock',
} as const satisfies Record<NoticeCheck, string>

/** The parking notices behind the valid-notice rate, each with what it lacks. */
export function BehindNotices({ ask, children }: { ask: BehindAsk; children: ReactNode }) {
  const { t } = useTranslation()
  const query = useInfiniteQuery({ ...figures.notices(ask), retry: 1 })
  return (
    <BehindPages
      query={query} choice={children} table={(items) => (
        <table className="table" aria-label={t('figures.behind')}>
          <colgroup><col style={{ width: '120px' }} /><col style={{ width: '160px' }} /><col style={{ width: '64px' }} /><col /></colgroup>
          <thead><tr><th scope="col">{t('figures.plate')}</th><th scope="col">{t('figures.taken')}</th><th scope="col" className="num">{t('figures.score')}</th><th scope="col">{t('figures.lacks')}</th></tr></thead>
          <tbody>
            {items.map(({ id, incidentId, plate, occurredAt, lat, lon, score, faults }) => (
              <tr key={id} title={coordinates(lat, lon)}>
                <td>{incidentId === null ? plate : <Link to={`/dispatch?case=${incidentId}`}>{plate}</Link>}</td>
                <td>{dateTime(Date.parse(occurredAt))}</td>
                <td className="num">{score}</td>
                <td>{faults.length === 0 ? t('figures.lacksNothing') : faults.map((fault) => t(FAULTS[fault])).join(' \u00b7 ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    />
  )
}
