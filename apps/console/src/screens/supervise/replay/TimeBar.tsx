import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { clockTime } from '../../../parts/format.js'
import { SPEEDS, advance, nextAnomaly, replay, seek, togglePlay } from '../../../store/supervise/replay.js'
import { findingWords } from '../finding-words.js'
import { CellGlyph } from '../matrix/CellGlyph.js'
import { useStore } from '../../use-store.js'

/** The time under the track: play, 1× to 16×, the next anomaly, and what is said of the moment that is shown. */
export function TimeBar() {
  const { t } = useTranslation()
  const { fromMs, toMs, atMs, speed, playing, looks } = useStore(replay)
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
  const findings = looks[0]?.findings ?? []
  const now = findings.filter(({ from, to }) => Date.parse(from) <= atMs + 1000 && Date.parse(to) >= atMs - 1000)
  const x = (ms: number): number => Math.max(0, Math.min(100, ((ms - fromMs) / (toMs - fromMs)) * 100))
  const next = nextAnomaly({ looks, fromMs, atMs })
  return (
    <div className="time-bar">
      <div className="time-bar-track">
        {findings.map(({ state, from, to }) => <i key={`${state}${from}`} className={`matrix-run cell-${state}`} style={{ left: `${x(Date.parse(from))}%`, width: `max(3px, ${x(Date.parse(to)) - x(Date.parse(from))}%)` }} />)}
        <input type="range" min={fromMs} max={toMs} step={1000} value={Math.round(atMs / 1000) * 1000} onChange={(event) => seek(Number(event.target.value))} aria-label={t('supervise.timeBar')} aria-valuetext={clockTime(atMs)} />
      </div>
      <div className="time-bar-row">
        <Button className="button-small" onPress={togglePlay} aria-keyshortcuts="Space">{t(playing ? 'supervise.pause' : 'supervise.play')}</Button>
        <span className="time-bar-speeds" role="group" aria-label={t('supervise.speed')}>
          {SPEEDS.map((one) => <button key={one} type="button" className="button button-quiet button-small" aria-pressed={one === speed} onClick={() => replay.setState({ speed: one })}>{one}{'\u00d7'}</button>)}
        </span>
        <Button className="button-small" isDisabled={next === null} onPress={() => { if (next !== null) seek(next) }}><kbd aria-hidden="true">X</kbd>{t('supervise.nextAnomaly')}</Button>
        <time className="time-bar-at">{clockTime(atMs)}</time>
      </div>
      <p className="time-bar-why" role="status">
        {now.length === 0 ? <span className="dim">{t(findings.length === 0 ? 'supervise.nothingFound' : 'supervise.nothingNow')}</span>
          : now.map((finding) => <span key={finding.state + finding.from} className={`cell-word cell-${finding.state}`}><CellGlyph state={finding.state} /> <b>{t(`cell.${finding.state}`)}</b> {findingWords(t, finding)}</span>)}
      </p>
    </div>
  )
}
