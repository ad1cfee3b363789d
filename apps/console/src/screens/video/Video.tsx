import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../parts/Button.js'
import { Notice } from '../../parts/Notice.js'
import { mayPatrol, seesCases, session } from '../../store/session.js'
import { cameras } from '../../store/video/cameras.js'
import { TILES, addWall, changeWall, keepLoadingWalls, nextLayout, place, removeWall, tileFor, wallDenials, walls } from '../../store/video/walls.js'
import { patrol, wallOf } from '../../store/video/patrol.js'
import { errorKey } from '../error-key.js'
import { useScreenKeys } from '../keys.js'
import { NoRight } from '../states/NoRight.js'
import { useStore } from '../use-store.js'
import { CameraList } from './CameraList.js'
import { FrozenPanel } from './FrozenPanel.js'
import { MapPane } from './MapPane.js'
import { step } from './step-tile.js'
import { useFreeze } from './use-freeze.js'
import { useAnnounced, useTileAlarms } from './use-tile-alarms.js'
import { useKindName } from './use-kind-name.js'
import { useReplay } from './use-replay.js'
import { RecordingView } from './recording/RecordingView.js'
import { PatrolStrip } from './patrol/PatrolStrip.js'
import { usePatrol } from './patrol/use-patrol.js'
import { useFreshCameras } from './use-sends.js'
import { useWallAddress } from './use-wall-address.js'
import { useWallCameras } from './use-wall-cameras.js'
import { Wall } from './Wall.js'
import { WallBar } from './WallBar.js'
import './video.css'
import './ptz/ptz.css'

/** The workplace of the seats: cameras on the left, the wall edge to edge. */
export function Video() {
  const { t } = useTranslation()
  const role = useStore(session, (state) => state.user?.role)
  return seesCases(role) ? <Walls /> : <NoRight screen={t('workplace.video')} />
}

const NOBODY: readonly string[] = []

function Walls() {
  const { t } = useTranslation()
  const { walls: all, loaded, loadFailed, saveFailed } = useStore(walls)
  const { at, listOpen, mapOpen, patrolOpen, go } = useWallAddress()
  const [chosen, setChosen] = useState(0)
  const [enlarged, setEnlarged] = useState<number | null>(null)
  const [follow, setFollow] = useState(true)
  const replay = useReplay()
  const [recorded, setRecorded] = useState<string | null>(null)
  const { frozen, note, freeze, close } = useFreeze()
  const registry = useQuery(cameras.all)
  const availability = useQuery(cameras.availability)
  const { kinds, kindName } = useKindName()
  const alarms = useTileAlarms()
  useEffect(() => {
    if (loaded) return
    const abort = new AbortController()
    void keepLoadingWalls(abort.signal)
    return () => abort.abort()
  }, [loaded])
  usePatrol(mayPatrol(useStore(session, (state) => state.user?.role)))
  const walk = useStore(patrol, (state) => state.session)
  const patrolled = useMemo(() => (patrolOpen ? wallOf(walk) : null), [patrolOpen, walk])
  // While a round is walked its stop is the wall; the arranged one waits behind it and is not touched.
  const wall = patrolled ?? all[at]!
  const alter = (change: Parameters<typeof changeWall>[1]): void => { if (patrolled === null) changeWall(at, change) }
  const byId = useWallCameras(registry.data?.items, wall.tiles)
  useFreshCameras()
  const size = TILES[wall.layout]
  const tile = Math.min(chosen, size - 1)
  const shown = useMemo(() => new Set(wall.tiles.slice(0, size).filter((id) => id !== null)), [wall, size])
  const missing = useMemo(() => (byId ? [...shown].filter((id) => !byId.has(id)).sort() : []), [byId, shown])
  const denied = useQuery(wallDenials(missing)).data?.cameraIds ?? NOBODY
  const layOut = (layout: typeof wall.layout): void => { setEnlarged(null); alter((before) => ({ ...before, layout })) }
  const take = (id: string): void => {
    const target = tileFor(wall, tile)
    alter((before) => place(before, target, id))
    setChosen(target)
  }
  useAnnounced((alarm) => {
    const index = wall.tiles.slice(0, size).indexOf(alarm.sourceId)
    if (!follow || index < 0) return
    setChosen(index)
    setEnlarged(index)
  })
  const recording = recorded === null ? undefined : byId?.get(recorded)
  const move = (way: 'left' | 'right' | 'up' | 'down') => () => { const next = step(wall.layout, tile, way); setChosen(next); if (enlarged !== null) setEnlarged(next) }
  const freezeChosen = (): void => {
    const camera = byId?.get(wall.tiles[tile] ?? '')
    const large = enlarged === tile || (tile === 0 && (wall.layout === '1' || wall.layout === '1+5'))
    if (camera) freeze(tile, camera, large && camera.streams.includes('main') ? 'main' : 'sub')
  }
  /** The next tile that holds a camera: the hand goes on. */
  const goOn = (): void => {
    close()
    const next = Array.from({ length: size }, (_, index) => (tile + 1 + index) % size).find((index) => (wall.tiles[index] ?? null) !== null)
    if (next === undefined) return
    setChosen(next)
    if (enlarged !== null) setEnlarged(next)
  }
  useScreenKeys([
    { key: 'f', label: 'video.keys.freeze', run: freezeChosen },
    { key: 'ArrowRight', label: 'video.keys.move', run: move('right') }, { key: 'ArrowLeft', label: 'video.keys.move', run: move('left') },
    { key: 'ArrowDown', label: 'video.keys.move', run: move('down') }, { key: 'ArrowUp', label: 'video.keys.move', run: move('up') },
    { key: 'e', label: 'video.keys.enlarge', run: () => setEnlarged((now) => now === null && wall.tiles[tile] ? tile : null) },
    { key: 'Delete', label: 'video.keys.clear', run: () => alter((before) => place(before, tile, null)) },
    { key: 'l', label: 'video.keys.layout', run: () => layOut(nextLayout(wall.layout)) },
    { key: 'c', label: 'video.keys.list', run: () => go({ listOpen: !listOpen }) },
    { key: 'm', label: 'toWall.keys.map', run: () => go({ mapOpen: !mapOpen }) },
    { key: 'v', label: 'patrol.keys.open', run: () => go({ patrolOpen: !patrolOpen }) },
    { key: 'r', label: 'video.keys.replay', run: () => { if (replay.of(tile) !== null) replay.end(); else if (wall.tiles[tile]) replay.start(tile) } },
    { key: 't', label: 'recording.keys.open', run: () => setRecorded(wall.tiles[tile] ?? null) },
    { key: 'Escape', label: 'keys.escape', run: () => { if (replay.of(tile) !== null) replay.end(); else setEnlarged(null) } },
  ])
  return (
    <div className="video" data-list={listOpen || undefined} data-map={mapOpen || undefined} data-patrol={patrolOpen || undefined} data-frozen={frozen !== null || undefined}>
      <WallBar
        walls={all} at={at} listOpen={listOpen} mapOpen={mapOpen} patrolOpen={patrolOpen} onMap={() => go({ mapOpen: !mapOpen })} onPatrol={() => go({ patrolOpen: !patrolOpen })} follow={follow} availability={availability.data} loadFailed={loadFailed} saveFailed={saveFailed} onWall={(index) => { setEnlarged(null); go({ at: index }) }} onAdd={() => go({ at: addWall(String(all.length + 1)) })}
        onRemove={() => { removeWall(at); go({ at: 0 }) }} onLayout={layOut} onList={() => go({ listOpen: !listOpen })} onFollow={setFollow}
      />
      {mapOpen ? <MapPane tile={tile} onTake={(id) => { alter((before) => place(before, tile, id)) }} /> : listOpen && (registry.error !== null && registry.data === undefined
        ? <section className="camera-list"><Notice tone="error" title={t('state.error')} action={<Button onPress={() => { void registry.refetch() }}>{t('action.retry')}</Button>}>{t(errorKey(registry.error))}</Notice></section>
        : <CameraList cameras={registry.data?.items} kinds={kinds} kindName={kindName} shown={shown} onTake={take} />)}
      {recording ? <RecordingView key={recording.id} camera={recording} onClose={() => setRecorded(null)} /> : (
        <Wall
          wall={wall} onPlace={(index, id) => alter((before) => place(before, index, id))} byId={byId} denied={denied} kindName={kindName} alarms={alarms} chosen={tile} enlarged={enlarged} replayOf={replay.of} note={note} onChoose={setChosen} onEnlarge={setEnlarged} onReplayEnd={replay.end} onRecording={setRecorded}
        />
      )}
      {patrolOpen && <PatrolStrip onFile={freezeChosen} chosen={wall.tiles[tile] ?? null} wallCameras={[...shown]} onChoose={(id) => setChosen(Math.max(0, wall.tiles.indexOf(id)))} />}
      {frozen && <FrozenPanel key={frozen.atMs} frozen={frozen} onDone={goOn} onClose={close} />}
    </div>
  )
}
