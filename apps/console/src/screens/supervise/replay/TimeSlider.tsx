import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { clockTime } from '../../../parts/format.js'
import { replay, seek } from '../../../store/supervise/replay.js'

const STEP_MS = 1000
const secondOf = (ms: number): number => Math.floor(ms / STEP_MS) * STEP_MS

/** Calls with the replay's moment once now and then whenever its second changes. */
function onSecond(tell: (ms: number) => void): () => void {
  tell(secondOf(replay.getState().atMs))
  return replay.subscribe((is, was) => { if (secondOf(is.atMs) !== secondOf(was.atMs)) tell(secondOf(is.atMs)) })
}

/** The handle on the time. It is moved past React: sixteen seconds pass in one of ours, and the whole bar need not be thought over for each. */
export function TimeSlider({ fromMs, toMs }: { fromMs: number; toMs: number }) {
  const { t } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => onSecond((ms) => {
    if (!input.current) return
    input.current.value = String(ms)
    input.current.setAttribute('aria-valuetext', clockTime(ms))
  }), [fromMs, toMs])
  return <input ref={input} type="range" min={secondOf(fromMs)} max={Math.ceil(toMs / STEP_MS) * STEP_MS} step={STEP_MS} defaultValue={secondOf(replay.getState().atMs)} onInput={(event) => seek(Number(event.currentTarget.value))} aria-label={t('supervise.timeBar')} />
}

/** The moment that is shown. */
export function ReplayClock() {
  const time = useRef<HTMLTimeElement>(null)
  useEffect(() => onSecond((ms) => { if (time.current) time.current.textContent = clockTime(ms) }), [])
  return <time ref={time} className="time-bar-at" />
}
