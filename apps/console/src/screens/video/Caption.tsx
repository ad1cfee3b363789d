import type { Camera } from '@watchfloor/shared'
import { useTranslation } from 'react-i18next'
import { age, dateTime } from '../../parts/format.js'
import type { PlayerView } from '../../link/video/player.js'
import { useHubClock } from '../use-store.js'
import { doubtKey, doubtOf } from './condition-words.js'
import type { Doubt } from './use-suspicion.js'

const STALE_MS = 2000
/** Stills are refreshed in turn: as long as sixteen of them take is no sign of anything. */
const STALE_STILL_MS = 15_000

interface CaptionProps {
  camera: Camera
  kind: string
  view: PlayerView | null
  /** When the still was taken; null where pictures play. */
  still: number | null
  /** What the playing tile knows of a suspicion; else what the registry says. */
  doubt?: Doubt | null
  children?: React.ReactNode
}

/** What always stands under a picture: name, source, how old it is, how late, by which way; never only on hover. */
export function Caption({ camera, kind, view, still, doubt = doubtOf(camera.condition), children }: CaptionProps) {
  const { t } = useTranslation()
  const now = useHubClock()
  const oldMs = still !== null ? now - still : view?.pictureAtMs == null ? null : performance.now() - view.pictureAtMs
  const stale = oldMs !== null && oldMs > (still !== null ? STALE_STILL_MS : STALE_MS)
  // A narrow tile has no room for it beside the age: there it stands in the age's own title.
  const latency = view?.phase === 'playing' ? view.latencyMs : null
  const { seen } = camera.condition
  const seenBy = doubt && seen && seen.verdict === doubt.verdict ? t('video.seenBy', { name: seen.by, time: dateTime(Date.parse(seen.at)) }) : undefined
  return (
    <div className="tile-caption">
      <span className="tile-name clip" title={`${camera.name} · ${camera.externalId}${camera.owner ? ` · ${camera.owner}` : ''}${camera.areaName ? ` · ${camera.areaName}` : ''}`}>{camera.name}</span>
      <span className="tile-kind clip">{kind}</span>
      {doubt && <span className="tile-suspect clip" data-verdict={doubt.verdict ?? 'suspected'} title={seenBy}>{doubt.verdict === 'dismissed' ? null : '\u25b2 '}{t(doubtKey(doubt))}</span>}
      <span className="tile-rest">
        {latency !== null && <span className="tile-latency" title={t('video.latency', { ms: latency })}>{latency}<span className="unit">ms</span></span>}
        <span className={stale ? 'tile-old' : undefined} title={oldMs === null ? t('video.noPicture') : `${t('video.pictureAge', { age: age(oldMs) })}${latency === null ? '' : ` · ${t('video.latency', { ms: latency })}`}`}>{'\u25f7'} {oldMs === null ? t('value.none') : age(oldMs)}</span>
        {still !== null && <span className="tile-way">{t('video.still')}</span>}
        {view?.way && <span className="tile-way" title={t(`video.wayHint_${view.way}`)}>{t(`video.way_${view.way}`)}</span>}
        {children}
      </span>
    </div>
  )
}
