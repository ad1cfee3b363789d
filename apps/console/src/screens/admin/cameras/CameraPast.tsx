import type { Camera, CameraHistory } from '@watchfloor/shared'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { dateTime, percent } from '../../../parts/format.js'
import { cameraRegistry } from '../../../store/video/camera-registry.js'
import { conditionKey, doubtKey } from '../../video/condition-words.js'
import { StateMark } from '../../video/StateMark.js'
import { DayBars } from './DayBars.js'

const CHANGES = 6

/** How a camera was found: now, day by day, and when that changed. */
export function CameraPast({ camera: { id, condition } }: { camera: Camera }) {
  const { t } = useTranslation()
  const { data } = useQuery(cameraRegistry.history(id))
  const { seen, checkedAt, since, codec, width, height, fps, today } = condition
  // A change says also that a suspicion was dismissed; afterwards that is no more than being on.
  const change = ({ suspicion, verdict, by, ...one }: CameraHistory['changes'][number]): string =>
    (suspicion ? t(doubtKey({ suspicion, verdict })) + (by ? ` \u00b7 ${by}` : '') : t(conditionKey({ ...one, suspicion, seen: null })))
  return (
    <section className="wide camera-past" aria-label={t('cameras.past')}>
      <p className="camera-state">
        <StateMark condition={condition} /><span>{t(conditionKey(condition))}</span>
        <span className="dim">{[seen && t('video.seenBy', { name: seen.by, time: dateTime(Date.parse(seen.at)) }), since && t('state.since', { time: dateTime(Date.parse(since)) }), checkedAt && t('cameras.checked', { time: dateTime(Date.parse(checkedAt)) }), codec, width && height ? `${width}\u00d7${height}` : null, fps ? `${Math.round(fps)} fps` : null].filter(Boolean).join(' \u00b7 ')}</span>
        {today !== null && <span>{t('video.today', { pct: `${percent(today * 100).value}%` })}</span>}
        {data && <DayBars days={data.days} />}
      </p>
      {data && data.changes.length > 0 && (
        <ol className="camera-changes">{data.changes.slice(0, CHANGES).map((one) => <li key={one.at}><time>{dateTime(Date.parse(one.at))}</time> {change(one)}</li>)}</ol>
      )}
    </section>
  )
}
