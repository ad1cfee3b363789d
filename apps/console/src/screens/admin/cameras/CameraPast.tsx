import type { Camera } from '@watchfloor/shared'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { dateTime, percent } from '../../../parts/format.js'
import { cameraRegistry } from '../../../store/video/camera-registry.js'
import { StateMark } from '../../video/StateMark.js'
import { DayBars } from './DayBars.js'

const CHANGES = 6

/** How a camera was found: now, day by day, and when that changed. */
export function CameraPast({ camera: { id, condition } }: { camera: Camera }) {
  const { t } = useTranslation()
  const { data } = useQuery(cameraRegistry.history(id))
  const { state, suspicion, fault, checkedAt, since, codec, width, height, fps, today } = condition
  const word = (one: { state: Camera['condition']['state']; suspicion: Camera['condition']['suspicion']; fault: Camera['condition']['fault'] }): string => (one.suspicion ? t(`video.suspicion.${one.suspicion}`) : one.fault ? t(`video.why.${one.fault}`) : t(`video.state.${one.state}`))
  return (
    <section className="wide camera-past" aria-label={t('cameras.past')}>
      <p className="camera-state">
        <StateMark condition={condition} /><span>{word({ state, suspicion, fault })}</span>
        <span className="dim">{[since && t('state.since', { time: dateTime(Date.parse(since)) }), checkedAt && t('cameras.checked', { time: dateTime(Date.parse(checkedAt)) }), codec, width && height ? `${width}\u00d7${height}` : null, fps ? `${Math.round(fps)} fps` : null].filter(Boolean).join(' \u00b7 ')}</span>
        {today !== null && <span>{t('video.today', { pct: `${percent(today * 100).value}%` })}</span>}
        {data && <DayBars days={data.days} />}
      </p>
      {data && data.changes.length > 0 && (
        <ol className="camera-changes">{data.changes.slice(0, CHANGES).map((one) => <li key={one.at}><time>{dateTime(Date.parse(one.at))}</time> {word(one)}</li>)}</ol>
      )}
    </section>
  )
}
