import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { SPEEDS, advance, replay, seekAnomaly, togglePlay } from '../../../store/supervise/replay.js'
import { useStore } from '../../use-store.js'
import { FoundNow } from './FoundNow.js'
import { ReplayClock, TimeSlider } from './TimeSlider.js'

/** The time under the tracks: play, 1× to 16×, the next anomaly, and what is said of the moment that is shown. Nothing here is rendered anew while it plays but what changes. */
export function TimeBar() {
  const { t } = useTranslation()
  const playing = useStore(replay, (state) => state.playing)
  const speed = useStore(replay, (state) => state.speed)
  const found = useStore(replay, (state) => state.found)
  const fromMs = useStore(replay, (state) => state.fromMs)
  const toMs = useStore(replay, (state) => state.toMs)
  useEffect(() => {
    if (!playing) return
    let last = performance.now()
    let frame = requestAnimationFrame(function step(now) {
      advance(now - last)
      last = now
      frame = requestAnimationFrame(step)
    })
    return () => cancelAnimationFrame(frame)
  }, [playing])
  const x = (ms: number): number => Math.max(0, Math.min(100, ((ms - fromMs) / (toMs - fromMs)) * 100))
  return (
    <div className="time-bar">
      <div className="time-bar-track">
        {found.map((one) => <i key={`${one.track} ${one.finding.state} ${one.fromMs}`} className={`matrix-run cell-${one.finding.state}`} style={{ left: `${x(one.fromMs)}%`, width: `max(3px, ${x(one.toMs) - x(one.fromMs)}%)` }} />)}
        <TimeSlider fromMs={fromMs} toMs={toMs} />
      </div>
      <div className="time-bar-row">
        <Button className="button-small" onPress={togglePlay} aria-keyshortcuts="Space">{t(playing ? 'supervise.pause' : 'supervise.play')}</Button>
        <span className="time-bar-speeds" role="group" aria-label={t('supervise.speed')}>
          {SPEEDS.map((one) => <button key={one} type="button" className="button button-quiet button-small" aria-pressed={one === speed} onClick={() => replay.setState({ speed: one })}>{one}{'\u00d7'}</button>)}
        </span>
        <Button className="button-small" isDisabled={found.length === 0} onPress={seekAnomaly}><kbd aria-hidden="true">X</kbd>{t('supervise.nextAnomaly')}</Button>
        <ReplayClock />
      </div>
      <FoundNow />
    </div>
  )
}
