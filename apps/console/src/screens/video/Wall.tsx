import type { Camera, StreamName, Wall as WallShape } from '@watchfloor/shared'
import { useEffect, useState } from 'react'
import { session } from '../../store/session.js'
import { decodePlan } from '../../store/video/decode-plan.js'
import { TILES } from '../../store/video/walls.js'
import { useStore } from '../use-store.js'
import { Tile } from './Tile.js'
import type { TileNote } from './use-freeze.js'
import type { TileAlarm } from './use-tile-alarms.js'

export interface WallProps {
  wall: WallShape
  onPlace: (tile: number, cameraId: string | null) => void
  /** Undefined while the registry is not read. */
  byId: ReadonlyMap<string, Camera> | undefined
  /** Registered, and not for this person. */
  denied: readonly string[]
  kindName: (id: string) => string
  alarms: ReadonlyMap<string, TileAlarm>
  chosen: number
  enlarged: number | null
  replayOf: (tile: number) => number | null
  note: TileNote | null
  onChoose: (tile: number) => void
  onEnlarge: (tile: number | null) => void
  onReplayEnd: () => void
  onRecording: (cameraId: string) => void
}

/** Tiles edge to edge. The large one gets the main stream, the others the small one; what is out of sight stops. */
export function Wall({ wall, onPlace, byId, denied, kindName, alarms, chosen, enlarged, replayOf, note, onChoose, onEnlarge, onReplayEnd, onRecording }: WallProps) {
  const size = TILES[wall.layout]
  const [seen, setSeen] = useState<readonly boolean[]>([])
  const awake = usePageSeen()
  const stills = useStore(session, ({ config }) => config?.stills ?? true)
  const large = enlarged ?? (wall.layout === '1' || wall.layout === '1+5' ? 0 : null)
  const ids = Array.from({ length: size }, (_, index) => wall.tiles[index] ?? null)
  const tiles = ids.map((id, index) => ({ filled: id !== null && byId?.get(id) !== undefined, seen: awake && (enlarged === null || enlarged === index) && (seen[index] ?? false) }))
  const plan = decodePlan(tiles, [...(large === null ? [] : [large]), chosen], stills)
  return (
    <div className="wall" role="grid" data-layout={wall.layout} data-enlarged={enlarged ?? undefined}>
      {ids.map((id, index) => {
        const camera = id === null || byId === undefined ? undefined : byId.get(id) ?? null
        const stream: StreamName = large === index ? 'main' : 'sub'
        return (
          <Tile
            key={index} index={index} cameraId={id} camera={camera} denied={id !== null && denied.includes(id)} kind={camera ? kindName(camera.kind) : ''} stream={stream} work={plan[index]!} chosen={chosen === index} large={enlarged === index}
            alarm={id === null ? null : alarms.get(id) ?? null} replayFromMs={replayOf(index)} note={note?.tile === index ? note.text : null} onChoose={() => onChoose(index)} onEnlarge={() => onEnlarge(enlarged === index ? null : index)} onClear={() => onPlace(index, null)}
            onDrop={(dropped) => { onPlace(index, dropped); onChoose(index) }} onSeen={(now) => setSeen((before) => ids.map((_, at) => at === index ? now : before[at] ?? false))} onReplayEnd={onReplayEnd} onRecording={() => { if (id !== null) onRecording(id) }}
          />
        )
      })}
    </div>
  )
}

const REST_MS = 10_000

/** Whether anybody can see this page: a window that was put away stops its tiles after a moment, not at each glance at another. */
function usePageSeen(): boolean {
  const [seen, setSeen] = useState(() => !document.hidden)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = (): void => {
      clearTimeout(timer)
      if (document.hidden) timer = setTimeout(() => setSeen(false), REST_MS)
      else setSeen(true)
    }
    document.addEventListener('visibilitychange', look)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [])
  return seen
}
