import { CAMERA_STATES, CameraSuspicion } from '@watchfloor/shared'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { count, percent } from '../../../parts/format.js'
import { cameras } from '../../../store/video/cameras.js'
import { DayBars } from './DayBars.js'

/** How all cameras with an address are now, and the share of checks that found one on, day by day. */
export function AvailabilityStrip() {
  const { t } = useTranslation()
  const { data } = useQuery(cameras.availability)
  if (!data || data.cameras === 0) return null
  return (
    <section className="camera-strip" aria-label={t('cameras.availability')}>
      {CAMERA_STATES.map((state) => <span key={state}><span className="dim">{t(`video.state.${state}`)}</span> <b className="num">{count(data.states[state])}</b></span>)}
      {CameraSuspicion.options.flatMap((suspicion) => [
        <span key={suspicion}><span className="dim">{t(`video.suspicion.${suspicion}`)}</span> <b className="num">{count(data[suspicion])}</b></span>,
        <span key={`${suspicion} confirmed`}><span className="dim">{t(`video.confirmed.${suspicion}`)}</span> <b className="num">{count(data.confirmed[suspicion])}</b></span>,
      ])}
      <span><span className="dim">{t('cameras.today')}</span> <b className="num">{data.today === null ? t('value.none') : `${percent(data.today * 100).value}%`}</b></span>
      <DayBars days={data.days} />
    </section>
  )
}
