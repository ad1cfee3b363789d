import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { DutyRates, RatesQuery } from '@watchfloor/shared'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { Notice } from '../../../parts/Notice.js'
import { Skeleton } from '../../../parts/Skeleton.js'
import { SelectInput } from '../../../parts/Field.js'
import { count, day } from '../../../parts/format.js'
import { hubNow } from '../../../store/connection.js'
import { ratesQuery } from '../../../store/supervise/rates.js'
import { errorKey } from '../../error-key.js'
import '../../../parts/table.css'

const DAY_MS = 86_400_000
const STRETCHES = ['1', '7', '30'] as const
const share = (rate: number | null): string => (rate === null ? '\u2013' : `${(rate * 100).toFixed(1)} %`)

/** Clock-in, online and on-post rates by squad, person or day, with what they are counted of. */
export function Rates() {
  const { t } = useTranslation()
  const [days, setDays] = useState<(typeof STRETCHES)[number]>('1')
  const [groupBy, setGroupBy] = useState<RatesQuery['groupBy']>('squad')
  const today = Date.parse(`${day(hubNow())}T00:00:00+08:00`)
  const [from, to] = [new Date(today - (Number(days) - 1) * DAY_MS).toISOString(), new Date(today + DAY_MS).toISOString()]
  const asked = useQuery({ ...ratesQuery({ from, to, groupBy }), placeholderData: keepPreviousData })
  const line = (key: string, name: string, rates: DutyRates, all = false) => (
    <tr key={key} className={all ? 'rates-all' : undefined}>
      <th scope="row">{name}</th><td className="num">{count(rates.shifts)}</td><td className="num">{(rates.scheduledMin / 60).toFixed(1)}</td>
      <td className="num">{share(rates.clockIn)}</td><td className="num">{share(rates.online)}</td><td className="num">{share(rates.onPost)}</td>
    </tr>
  )
  return (
    <div className="rates">
      <div className="watch-bar">
        <SelectInput bare label={t('supervise.time')} value={days} onChange={setDays} choices={STRETCHES.map((value) => ({ value, label: t(`rates.days_${value}`) }))} />
        <SelectInput<RatesQuery['groupBy']> bare label={t('rates.group')} value={groupBy} onChange={setGroupBy} choices={(['squad', 'person', 'day'] as const).map((value) => ({ value, label: t(`rates.by_${value}`) }))} />
        <span className="dim">{t('rates.formula')}</span>
      </div>
      <div className="rates-scroll">
        {asked.data === undefined ? asked.error ? <Notice tone="error" title={t('state.error')} action={<Button onPress={() => void asked.refetch()}>{t('action.retry')}</Button>}>{t(errorKey(asked.error))}</Notice> : <Skeleton rows={12} />
          : asked.data.groups.length === 0 ? <Notice title={t('rates.empty')}>{t('rates.emptyText')}</Notice>
            : (
              <table className="table rates-table">
                <thead><tr><th scope="col">{t(`rates.by_${groupBy}`)}</th><th scope="col" className="num">{t('rates.shifts')}</th><th scope="col" className="num">{t('rates.hours')}</th><th scope="col" className="num">{t('rates.clockIn')}</th><th scope="col" className="num">{t('rates.online')}</th><th scope="col" className="num">{t('rates.onPost')}</th></tr></thead>
                <tbody>{line('all', t('rates.all'), asked.data.total, true)}{asked.data.groups.map(({ key, name, ...rates }) => line(key, name, rates))}</tbody>
              </table>
            )}
        {asked.data !== undefined && asked.data.pending > 0 && <p className="dim">{t('rates.pending', { n: asked.data.pending })}</p>}
      </div>
    </div>
  )
}
