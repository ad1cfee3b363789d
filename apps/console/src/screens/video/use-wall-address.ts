import { useSearchParams } from 'react-router'
import { useStore } from '../use-store.js'
import { walls } from '../../store/video/walls.js'

/** Which wall this window shows and whether its list is open: in the address, so that a window on another monitor comes back as it was. */
export function useWallAddress(): { at: number; listOpen: boolean; mapOpen: boolean; patrolOpen: boolean; go: (change: { at?: number; listOpen?: boolean; mapOpen?: boolean; patrolOpen?: boolean }) => void } {
  const [search, setSearch] = useSearchParams()
  const many = useStore(walls, (state) => state.walls.length)
  const asked = Number(search.get('wall') ?? 0)
  const at = Number.isInteger(asked) && asked >= 0 && asked < many ? asked : 0
  const listOpen = search.get('list') !== '0'
  return {
    at, listOpen, mapOpen: search.get('list') === 'map', patrolOpen: search.get('patrol') === '1',
    go: (change) => setSearch((before) => {
      const next = new URLSearchParams(before)
      if (change.at !== undefined) next.set('wall', String(change.at))
      if (change.listOpen !== undefined) { if (change.listOpen) next.delete('list'); else next.set('list', '0') }
      if (change.mapOpen !== undefined) { if (change.mapOpen) next.set('list', 'map'); else next.delete('list') }
      if (change.patrolOpen !== undefined) { if (change.patrolOpen) next.set('patrol', '1'); else next.delete('patrol') }
      return next
    }, { replace: true }),
  }
}
