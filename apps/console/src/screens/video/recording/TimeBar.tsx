import type { RecordingBar } from '@watchfloor/shared'
import type { KeyboardEvent, PointerEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { clockTime } from '../../../parts/format.js'
import { gapsOf } from '../../../store/video/recording.js'
import type { Stretch } from '../../../store/video/recording.js'

interface TimeBarProps {
  /** What the bar shows of the day. */
  window: Stretch
  atMs: number
  stretches: readonly Stretch[]
  /** The times in which the camera was with others: nothing of them is told. */
  closed: readonly Stretch[]
  incidents: RecordingBar['incidents']
  /** What is marked to be kept or taken along. */
  marked: Stretch | null
  /** Nothing lies behind the present. */
  nowMs: number
  incidentName: (incident: RecordingBar['incidents'][number]) => string
  onSeek: (atMs: number) => void
}

const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000
const STEP_MS = 10_000

/** A stretch of a day: where there is picture, gaps hatched, incidents as marks. Sought by pointer, by arrows (10 s, with Shift a minute), by page keys (ten minutes). */
export function TimeBar({ window: { fromMs, toMs }, atMs, stretches, closed, incidents, marked, nowMs, incidentName, onSeek }: TimeBarProps) {
  const { t } = useTranslation()
  const place = (ms: number): number => Math.min(100, Math.max(0, (ms - fromMs) / (toMs - fromMs) * 100))
  const span = (one: Stretch): React.CSSProperties => ({ left: `${place(one.fromMs)}%`, width: `${place(one.toMs) - place(one.fromMs)}%` })
  const seek = (ms: number): void => onSeek(Math.min(toMs - 1000, Math.max(fromMs, ms)))
  const point = (event: PointerEvent<HTMLElement>): void => {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    seek(fromMs + (event.clientX - left) / width * (toMs - fromMs))
  }
  const press = (event: KeyboardEvent): void => {
    const step = event.shiftKey ? MINUTE_MS : STEP_MS
    const by = { ArrowLeft: -step, ArrowRight: step, PageUp: -10 * MINUTE_MS, PageDown: 10 * MINUTE_MS }[event.key]
    if (by !== undefined) seek(atMs + by)
    else if (event.key === 'Home') seek(stretches[0]?.fromMs ?? fromMs)
    else if (event.key === 'End') seek((stretches.at(-1)?.toMs ?? toMs) - STEP_MS)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const step = toMs - fromMs > 2 * HOUR_MS ? 2 * HOUR_MS : 10 * MINUTE_MS
  const ticks = Array.from({ length: Math.floor((toMs - fromMs) / step) + 1 }, (_, i) => fromMs + i * step)
  const past = Math.min(toMs, Math.max(fromMs, nowMs))
  return (
    <div className="time-bar">
      <div
        className="time-track" role="slider" tabIndex={0} aria-label={t('recording.bar')} aria-valuemin={0} aria-valuemax={Math.round((toMs - fromMs) / 1000)} aria-valuenow={Math.round((atMs - fromMs) / 1000)} aria-valuetext={clockTime(atMs)}
        onKeyDown={press} onPointerDown={(event) => { event.currentTarget.setPointerCapture(event.pointerId); event.currentTarget.focus(); point(event) }} onPointerMove={(event) => { if (event.currentTarget.hasPointerCapture(event.pointerId)) point(event) }}
      >
        {gapsOf(stretches, fromMs, past).map((gap) => <span key={gap.fromMs} className="time-gap" style={span(gap)} title={t('recording.gap', { from: clockTime(gap.fromMs), to: clockTime(gap.toMs) })} />)}
        {closed.map((one) => <span key={`closed ${one.fromMs}`} className="time-closed" style={span(one)} title={t('recording.closed', { from: clockTime(one.fromMs), to: clockTime(one.toMs) })} />)}
        {stretches.map((one) => <span key={one.fromMs} className="time-picture" style={span(one)} />)}
        {marked && <span className="time-marked" style={span(marked)} />}
        <span className="time-now" style={{ left: `${place(atMs)}%` }} hidden={atMs < fromMs || atMs > toMs} />
      </div>
      <div className="time-marks">
        {incidents.filter(({ at }) => Date.parse(at) >= fromMs && Date.parse(at) < toMs).map((incident) => (
          <button key={incident.id} type="button" className="time-incident" data-open={incident.open || undefined} style={{ left: `${place(Date.parse(incident.at))}%` }} title={incidentName(incident)} aria-label={t('recording.toIncident', { what: incidentName(incident) })} onClick={() => seek(Date.parse(incident.at) - STEP_MS)}>{'\u25c6'}</button>
        ))}
      </div>
      <div className="time-hours" aria-hidden="true">{ticks.map((ms) => <span key={ms} style={{ left: `${place(ms)}%` }}>{clockTime(ms).slice(0, 5)}</span>)}</div>
    </div>
  )
}
