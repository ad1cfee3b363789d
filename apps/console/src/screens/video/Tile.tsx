import type { Camera, Priority as PriorityName, StreamName } from '@watchfloor/shared'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../parts/Button.js'
import { Icon } from '../../parts/Icon.js'
import { Priority } from '../../parts/Priority.js'
import { CAMERA_TYPE } from '../../store/video/camera-drag.js'
import type { TileWork } from '../../store/video/decode-plan.js'
import { LivePicture } from './LivePicture.js'
import { HoldMark } from './ptz/HoldMark.js'
import { PtzPanel } from './ptz/PtzPanel.js'
import { usePtzKey } from './ptz/use-ptz-key.js'
import { Replay } from './Replay.js'
import { StillPicture } from './StillPicture.js'
import type { TileNote } from './use-freeze.js'

export interface TileProps {
  index: number
  cameraId: string | null
  /** Undefined while the registry is not read; null when it does not know the camera. */
  camera: Camera | null | undefined
  /** It is there, and not for this person. */
  denied: boolean
  kind: string
  stream: StreamName
  work: TileWork
  chosen: boolean
  large: boolean
  alarm: { priority: PriorityName; title: string } | null
  replayFromMs: number | null
  /** Why what was just asked of it cannot be done. */
  note: TileNote['text'] | null
  onChoose: () => void
  onEnlarge: () => void
  onClear: () => void
  onDrop: (cameraId: string) => void
  onSeen: (seen: boolean) => void
  onReplayEnd: () => void
  onRecording: () => void
}

/** One place on the wall. */
export function Tile(props: TileProps) {
  const { t } = useTranslation()
  const { index, cameraId, camera, chosen, large, alarm, note, onChoose, onEnlarge, onDrop, onSeen } = props
  const box = useRef<HTMLDivElement>(null)
  const [over, setOver] = useState(false)
  const seen = useRef(onSeen)
  useEffect(() => { seen.current = onSeen })
  useEffect(() => {
    const watch = new IntersectionObserver(([entry]) => seen.current(entry!.isIntersecting), { threshold: 0.05 })
    watch.observe(box.current!)
    return () => watch.disconnect()
  }, [])
  return (
    <div
      ref={box} className="tile" role="gridcell" tabIndex={chosen ? 0 : -1} data-tile={index} data-chosen={chosen || undefined} data-large={large || undefined} data-over={over || undefined} data-alarm={alarm?.priority}
      aria-label={camera?.name ?? String(index + 1)} aria-selected={chosen} draggable={cameraId !== null} onFocus={onChoose} onPointerDown={onChoose} onDoubleClick={() => { if (cameraId) onEnlarge() }}
      onDragStart={(event) => { if (cameraId) event.dataTransfer.setData(CAMERA_TYPE, cameraId) }}
      onDragOver={(event) => { if (event.dataTransfer.types.includes(CAMERA_TYPE)) { event.preventDefault(); setOver(true) } }} onDragLeave={() => setOver(false)}
      onDrop={(event) => { setOver(false); const id = event.dataTransfer.getData(CAMERA_TYPE); if (id) { event.preventDefault(); onDrop(id) } }}
    >
      <Content {...props} />
      {camera?.ptz && <HoldMark cameraId={camera.id} />}
      {note && <p className="tile-note tile-refusal" role="status">{t(note)}</p>}
      {alarm && <p className="tile-alarm"><Priority of={alarm.priority} /><span className="clip">{alarm.title}</span></p>}
    </div>
  )
}

function Content({ cameraId, camera, denied, kind, stream, work, chosen, large, replayFromMs, onChoose, onEnlarge, onClear, onReplayEnd, onRecording }: TileProps) {
  const { t } = useTranslation()
  const [steered, setSteered] = useState<string | null>(null)
  const mayTurn = camera?.ptz === true && work === 'live' && replayFromMs === null
  const steering = mayTurn && chosen && steered === cameraId
  const steer = (): void => { onChoose(); setSteered(steering ? null : cameraId) }
  usePtzKey(chosen && mayTurn, steer)
  if (cameraId === null) return <div className="tile-empty"><p>{t('video.drop')}</p><p className="dim">{t('video.dropHint')}</p></div>
  const keys = (
    <span className="tile-keys">
      {mayTurn && <Button look="quiet" square aria-pressed={steering} aria-label={t('video.ptz.open')} onPress={steer}><Icon name="steer" size={12} /></Button>}
      {camera && <Button look="quiet" square aria-label={t('recording.open')} onPress={onRecording}><Icon name="clock" size={12} /></Button>}
      <Button look="quiet" square aria-label={t(large ? 'video.shrink' : 'video.enlarge')} onPress={onEnlarge}><Icon name={large ? 'down' : 'up'} size={12} /></Button>
      <Button look="quiet" square aria-label={t('video.clear')} onPress={onClear}><Icon name="close" size={12} /></Button>
    </span>
  )
  if (camera === undefined) return <div className="tile-empty" />
  if (camera === null) return <><div className="tile-empty"><p>{t(denied ? 'watchLimit.denied' : 'video.gone')}</p>{denied && <p className="dim">{t('watchLimit.deniedAdvice')}</p>}</div><div className="tile-caption"><span className="tile-rest">{keys}</span></div></>
  if (replayFromMs !== null) return <Replay camera={camera} stream={stream} fromMs={replayFromMs} onEnd={onReplayEnd} />
  // Another stream is another player: the key makes it one.
  return work === 'still' ? <StillPicture key={`${camera.id} still`} camera={camera} kind={kind}>{keys}</StillPicture>
    : <LivePicture key={`${camera.id} ${stream}`} camera={camera} kind={kind} stream={stream} on={work === 'live'} over={steering ? <PtzPanel camera={camera} onClose={() => setSteered(null)} /> : null}>{keys}</LivePicture>
}
