import type { Camera, RecordingBar } from '@watchfloor/shared'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { TextInput } from '../../../parts/Field.js'
import { Icon } from '../../../parts/Icon.js'
import { Notice } from '../../../parts/Notice.js'
import { clockTime, day, fromInput } from '../../../parts/format.js'
import { hubNow } from '../../../store/connection.js'
import { gapsOf, recordings, stretchesOf } from '../../../store/video/recording.js'
import type { Stretch } from '../../../store/video/recording.js'
import { useNames } from '../../cases/use-names.js'
import { errorKey } from '../../error-key.js'
import { useHubClock } from '../../use-store.js'
import { cameras } from '../../../store/video/cameras.js'
import { KeepStretch } from './KeepStretch.js'
import { ReasonForm } from '../ReasonForm.js'
import { TimeBar } from './TimeBar.js'
import { useRecorded } from './use-recorded.js'
import './recording.css'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
const SPEEDS = [1, 2, 4, 8] as const
const STEP_MS = 10_000
/** A day in which nothing was recorded yet is opened a little before now. */
const JUST_BEFORE_MS = 60_000
const hourOf = (ms: number): string => clockTime(ms).slice(0, 5)
const startOf = (date: string): number => fromInput(`${date} 00:00`, 0)

/** What one camera showed on one day. Never to be taken for live: a band over the picture says so, with the time that is shown. */
export function RecordingView({ camera, onClose }: { camera: Camera; onClose: () => void }) {
  const { t } = useTranslation()
  const names = useNames()
  const now = useHubClock()
  const [date, setDate] = useState(() => day(hubNow()))
  const [wide, setWide] = useState(true)
  const [rate, setRate] = useState<(typeof SPEEDS)[number]>(1)
  const [marks, setMarks] = useState<{ inMs: number | null; outMs: number | null }>({ inMs: null, outMs: null })
  const [reason, setReason] = useState<string>()
  const video = useRef<HTMLVideoElement>(null)
  const panel = useRef<HTMLElement>(null)
  useEffect(() => panel.current?.focus(), [])
  const fromMs = startOf(date)
  const whole: Stretch = { fromMs, toMs: fromMs + DAY_MS }
  const bar = useQuery(recordings.bar(camera.id, fromMs, whole.toMs, now < whole.toMs))
  const asks = useQuery(cameras.kinds).data?.items.find(({ id }) => id === camera.kind)?.asksReason
  const stretches = stretchesOf(bar.data?.stretches ?? [])
  const mine = bar.data?.mine ? stretchesOf(bar.data.mine) : null
  const closed = mine ? gapsOf(mine, fromMs, whole.toMs) : []
  const incidents = bar.data?.incidents ?? []
  const beginMs = Math.max(stretches[0]?.fromMs ?? fromMs, now < whole.toMs ? now - JUST_BEFORE_MS : 0)
  const { view, error, seek, play, speed } = useRecorded(video, { cameraId: camera.id, stream: stretches.length > 0 || !mine ? bar.data?.stream ?? null : null, day: whole, stretches, reason, ready: asks === false || reason !== undefined, beginMs })
  const atMs = view?.atMs ?? beginMs
  const window = wide ? whole : hourAround(atMs, whole)
  const playing = view?.phase === 'playing' || view?.phase === 'waiting'
  const marked = marks.inMs !== null && marks.outMs !== null && marks.outMs > marks.inMs ? { fromMs: marks.inMs, toMs: marks.outMs } : null
  const incidentName = ({ number, category, at }: RecordingBar['incidents'][number]): string => `${clockTime(Date.parse(at)).slice(0, 5)} ${number} ${names.category(category)}`
  const go = (days: number): void => { setMarks({ inMs: null, outMs: null }); setDate(day(fromMs + days * DAY_MS + HOUR_MS)) }
  const faster = (next: (typeof SPEEDS)[number]): void => { setRate(next); speed(next) }
  const turn = (by: 1 | -1): void => { const next = SPEEDS[SPEEDS.indexOf(rate) + by]; if (next !== undefined) faster(next) }
  const nextIncident = (way: 1 | -1): void => {
    const times = incidents.map(({ at }) => Date.parse(at) - STEP_MS)
    const found = way === 1 ? times.find((ms) => ms > atMs + 1000) : times.findLast((ms) => ms < atMs - 5000)
    if (found !== undefined) seek(found)
  }
  const act: Record<string, () => void> = {
    ' ': () => play(!playing), ArrowLeft: () => seek(atMs - STEP_MS), ArrowRight: () => seek(atMs + STEP_MS), '+': () => turn(1), '=': () => turn(1), '-': () => turn(-1), 'i': () => setMarks((before) => ({ ...before, inMs: atMs })),
    'o': () => setMarks((before) => ({ ...before, outMs: atMs })), 'n': () => nextIncident(1), 'b': () => nextIncident(-1), Escape: onClose,
  }
  const press = (event: KeyboardEvent): void => {
    if (event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement || event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) { if (event.key === 'Escape') onClose(); return }
    // The wall behind it has keys of its own; the sheet of keys is everybody's.
    if (event.key !== 'Tab' && event.key !== '?') event.stopPropagation()
    const work = event.key === ' ' && event.target instanceof HTMLButtonElement ? undefined : act[event.key]
    if (!work) return
    work()
    event.preventDefault()
  }
  return (
    <section className="recording" ref={panel} tabIndex={-1} aria-label={t('recording.title', { name: camera.name })} onKeyDown={press}>
      <header className="recording-head">
        <h2 className="clip">{camera.name}</h2><strong className="recording-badge">{t('recording.badge')}</strong>
        <span className="recording-days">
          <Button look="quiet" square aria-label={t('recording.dayBefore')} onPress={() => go(-1)}><Icon name="fold" /></Button>
          <TextInput bare type="date" label={t('recording.day')} value={date} max={day(now)} onChange={(next) => { if (/^\d{4}-\d\d-\d\d$/.test(next)) { setMarks({ inMs: null, outMs: null }); setDate(next) } }} />
          <Button look="quiet" square aria-label={t('recording.dayAfter')} isDisabled={whole.toMs > now} onPress={() => go(1)}><Icon name="unfold" /></Button>
        </span>
        <Button look="quiet" onPress={onClose}>{t('recording.toLive')} <kbd>Esc</kbd></Button>
      </header>
      <div className="recording-picture" data-phase={view?.phase ?? 'none'}>
        <video ref={video} muted playsInline disablePictureInPicture aria-label={camera.name} />
        {bar.data?.stream != null && <p className="recording-band"><span>{t('recording.notLive')}</span><time>{date} {clockTime(atMs)}</time>{rate > 1 && <span>{rate}{'\u00d7'}</span>}</p>}
        <div className="recording-say" role="status">
          {bar.error !== null && bar.data === undefined ? <Notice tone="error" title={t('state.error')} action={<Button onPress={() => void bar.refetch()}>{t('action.retry')}</Button>}>{t(errorKey(bar.error))}</Notice>
            : bar.data === undefined ? <p>{t('state.loading')}</p>
              : mine?.length === 0 ? <Notice title={t('recording.noneMineTitle')}>{t('recording.noneMineText')}</Notice>
              : bar.data.stream === null || (mine && stretches.length === 0) ? <Notice title={t('recording.emptyTitle')}>{t('recording.emptyText')}</Notice>
                : asks && reason === undefined ? <ReasonForm onReason={setReason} />
                  : error !== null ? <Notice tone="error" title={t('state.error')}>{t(errorKey(error))}</Notice>
                    : view?.phase === 'failed' ? <Notice tone="error" title={t('recording.failed')} action={<Button onPress={() => seek(atMs)}>{t('action.retry')}</Button>}>{t('recording.failedText')}</Notice>
                      : view?.phase === 'ended' ? <p>{t('recording.ended')}</p> : null}
        </div>
      </div>
      <div className="recording-notes" hidden={closed.length === 0 && !bar.data?.trouble}>
        {bar.data?.trouble && <span className="recording-trouble" role="status">{'\u25b2'} {t(`recording.trouble.${bar.data.trouble}`)}</span>}
        {mine && mine.length > 0 && closed.length > 0 && <span>{t('recording.mine', { times: mine.map((one) => `${hourOf(one.fromMs)} \u2013 ${one.toMs === whole.toMs ? '24:00' : hourOf(one.toMs)}`).join(', ') })}</span>}
      </div>
      <TimeBar window={window} atMs={atMs} stretches={stretches} closed={closed} incidents={incidents} marked={marked} nowMs={now} incidentName={incidentName} onSeek={seek} />
      <footer className="recording-keys">
        <Button look="primary" onPress={() => play(!playing)}>{t(playing ? 'recording.pause' : 'recording.play')} <kbd>{t('recording.spaceKey')}</kbd></Button>
        <span role="group" aria-label={t('recording.speed')}>{SPEEDS.map((each) => <Button key={each} look="quiet" aria-pressed={each === rate} onPress={() => faster(each)}>{each}{'\u00d7'}</Button>)}</span>
        <Button look="quiet" aria-pressed={!wide} onPress={() => setWide(!wide)}>{t(wide ? 'recording.hour' : 'recording.wholeDay')}</Button>
        <Button look="quiet" onPress={() => setMarks((before) => ({ ...before, inMs: atMs }))}>{t('recording.in')} <kbd>I</kbd></Button>
        <Button look="quiet" onPress={() => setMarks((before) => ({ ...before, outMs: atMs }))}>{t('recording.out')} <kbd>O</kbd></Button>
        {marked && bar.data?.stream ? <KeepStretch key={`${marked.fromMs} ${marked.toMs}`} camera={camera} stream={bar.data.stream} marked={marked} reason={reason} incidents={incidents} incidentName={incidentName} /> : <span className="dim clip">{t('recording.hint')}</span>}
      </footer>
    </section>
  )
}

/** The hour in which a moment lies, half of it before. */
function hourAround(atMs: number, whole: Stretch): Stretch {
  const step = HOUR_MS / 6
  const from = Math.min(whole.toMs - HOUR_MS, Math.max(whole.fromMs, Math.floor(atMs / step) * step - HOUR_MS / 2))
  return { fromMs: from, toMs: from + HOUR_MS }
}
