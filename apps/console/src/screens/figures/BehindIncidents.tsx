import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { dateTime } from '../../parts/format.js'
import { figures } from '../../store/figures.js'
import type { BehindAsk } from '../../store/figures.js'
import { useNames } from '../cases/use-names.js'
import { BehindPages } from './BehindPages.js'
import { minutesText } from './figure-text.js'

/** The incidents behind a number, each one click from its page. */
export function BehindIncidents({ ask, children }: { ask: BehindAsk; children: ReactNode }) {
  const { t } = useTranslation()
  const names = useNames()
  const query = useInfiniteQuery({ ...figures.behind(ask), retry: 1 })
  return (
    <BehindPages
      query={query} choice={children} table={(items) => (
        <table className="table" aria-label={t('figures.behind')}>
          <colgroup><col style={{ width: '160px' }} /><col style={{ width: '88px' }} /><col style={{ width: '80px' }} /><col /><col style={{ width: '104px' }} /></colgroup>
          <thead><tr><th scope="col">{t('figures.number')}</th><th scope="col">{t('figures.state')}</th><th scope="col">{t('figures.source')}</th><th scope="col">{t('figures.category')}</th><th scope="col" className="num">{t('figures.disposal')}</th></tr></thead>
          <tbody>
            {items.map((item) => (
              <tr key={item.id} title={`${dateTime(Date.parse(item.createdAt))}\n${item.description}`}>
                <td><Link to={`/dispatch?case=${item.id}`}>{item.number}</Link></td>
                <td>{t(`incidentState.${item.state}`)}</td>
                <td>{t(`incidentSource.${item.source}`)}</td>
                <td>{names.category(item.category)}</td>
                <td className="num">{item.disposalMin === null ? '–' : minutesText(item.disposalMin, t)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    />
  )
}
