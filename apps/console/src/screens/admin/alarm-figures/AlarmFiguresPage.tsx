import type { AlarmFigures } from '@watchfloor/shared'
import { ruleOf } from '@watchfloor/domain'
import { DETECTION_LABELS } from '@watchfloor/shared'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { SelectInput } from '../../../parts/Field.js'
import { Notice } from '../../../parts/Notice.js'
import { Skeleton } from '../../../parts/Skeleton.js'
import { count, dateTime, lasting } from '../../../parts/format.js'
import { alarmFigures } from '../../../store/alarm-figures.js'
import { devices } from '../../../store/devices.js'
import { useNames } from '../../cases/use-names.js'
import { errorKey } from '../../error-key.js'
import { oneOf, useFilter } from '../use-filter.js'
import { Seats } from './Seats.js'
import { TenMinutes } from './TenMinutes.js'
import { BAND_MARK } from './band-mark.js'
import './alarm-figures.css'

const SPANS = { h1: 1, h8: 8, h24: 24, d7: 168 } as const
type Span = keyof typeof SPANS
const SPAN_NAMES = Object.keys(SPANS) as Span[]

/** How many alarms come to a seat, how they are answered, and what rings most (DOMAIN 6.1): the measure of the rules, not of the people. */
export function AlarmFiguresPage() {
  const { t } = useTranslation()
  const filter = useFilter()
  const span: Span = oneOf(filter.get('span'), SPAN_NAMES) ?? 'h8'
  const { data, error, refetch, isFetching } = useQuery(alarmFigures.of(SPANS[span]))
  return (
    <>
      <div className="admin-bar">
        <SelectInput bare label={t('alarmFigures.span')} value={span} onChange={(value) => filter.set('span', value)} choices={SPAN_NAMES.map((value) => ({ value, label: t(`alarmFigures.spans.${value}`) }))} />
        {data && <span className="dim">{dateTime(Date.parse(data.from)).slice(0, 16)} {'\u2013'} {dateTime(Date.parse(data.to)).slice(0, 16)} {'\u00b7'} {t('alarmFigures.seats', { n: data.seats })}</span>}
        <span className="admin-bar-rest"><Button busy={isFetching} onPress={() => void refetch()}>{t('alarmFigures.again')}</Button></span>
      </div>
      <div className="admin-scroll">
        {error && !data && <Notice tone="error" title={t('state.error')} action={<Button onPress={() => void refetch()}>{t('action.retry')}</Button>}>{t(errorKey(error))}</Notice>}
        {!error && !data && <Skeleton rows={10} />}
        {data && <Figures figures={data} />}
      </div>
    </>
  )
}

function Figures({ figures }: { figures: AlarmFigures }) {
  const { t } = useTranslation()
  const time = (ms: number | null): string => (ms === null ? t('value.none') : ms < 60_000 ? `${(ms / 1000).toFixed(0)} s` : lasting(ms))
  const share = (ratio: number | null): string => (ratio === null ? t('value.none') : `${(ratio * 100).toFixed(ratio < 0.1 ? 1 : 0)} %`)
  const tiles: readonly [key: 'rate' | 'flood' | 'ack' | 'ack95' | 'take' | 'nuisance' | 'compliant', value: string][] = [
    ['rate', figures.perSeatPerHour.toFixed(1)], ['flood', share(figures.floodShare)], ['ack', time(figures.ackP50Ms)], ['ack95', time(figures.ackP95Ms)], ['take', time(figures.takeP50Ms)], ['nuisance', share(figures.nuisanceRatio)],
    ['compliant', count(figures.compliantSightings)],
  ]
  return (
    <div className="alarm-figures">
      <ul className="alarm-tiles">
        {tiles.map(([key, value]) => (
          <li key={key}>
            <h2>{t(`alarmFigures.${key}`)}</h2>
            <p className={`alarm-tile-value ${key === 'rate' ? `alarm-load-${figures.band}` : ''}`}>{key === 'rate' && `${BAND_MARK[figures.band]} `}{value}</p>
            <p className="dim">{key === 'rate' ? t(`alarms.band.${figures.band}`) : t(`alarmFigures.${key}Hint`)}</p>
          </li>
        ))}
      </ul>
      <TenMinutes figures={figures} />
      <Seats seats={figures.bySeat} />
      <div className="alarm-columns">
        <Sources title={t('alarmFigures.badActors')} hint={t('alarmFigures.badActorsHint')} rows={figures.badActors} />
        <Sources title={t('alarmFigures.chattering')} hint={t('alarmFigures.chatteringHint')} rows={figures.chattering} />
      </div>
      <p className="dim">{t('alarmFigures.standing', { standing: figures.standing.length, shelved: figures.shelved.length })}</p>
    </div>
  )
}

function Sources({ title, hint, rows }: { title: string; hint: string; rows: AlarmFigures['badActors'] }) {
  const { t, i18n } = useTranslation()
  const names = useNames()
  const kind = useMemo(() => (text: string): string => {
    const rule = ruleOf(text)
    if (rule) return rule.title[i18n.language === 'en' ? 'en' : 'zh']
    const label = text.startsWith('ai_') ? text.slice(3) : text
    return DETECTION_LABELS[label] === undefined ? label : names.category(DETECTION_LABELS[label])
  }, [i18n.language, names])
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <p className="dim">{hint}</p>
      {rows.length === 0 ? <p>{t('alarmFigures.none')}</p> : (
        <table className="table">
          <thead><tr><th>{t('alarmFigures.source')}</th><th>{t('alarmFigures.kind')}</th><th className="num">{t('alarmFigures.alarms')}</th><th className="num">{t('alarmFigures.times')}</th></tr></thead>
          <tbody>{rows.map((row) => <tr key={row.sourceId + row.kind}><td><SourceName id={row.sourceId} /></td><td title={kind(row.kind)}>{kind(row.kind)}</td><td className="num">{count(row.alarms)}</td><td className="num">{count(row.count)}</td></tr>)}</tbody>
        </table>
      )}
    </section>
  )
}

/** A device by its name; one that is gone by the end of its id, where ids differ. */
function SourceName({ id }: { id: string }) {
  const { data } = useQuery({ ...devices.one(id), retry: false, staleTime: Infinity })
  return <span title={data?.name}>{data?.name ?? id.slice(-8)}</span>
}
