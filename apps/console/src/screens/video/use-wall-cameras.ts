import type { Camera } from '@watchfloor/shared'
import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import { cameras } from '../../store/video/cameras.js'

/** The cameras of a wall by id: those of the list, and those that are listed only while they send (a body camera keeps its tile when it goes). Undefined until known. */
export function useWallCameras(listed: readonly Camera[] | undefined, tiles: readonly (string | null)[]): ReadonlyMap<string, Camera> | undefined {
  const byId = useMemo(() => listed && new Map(listed.map((camera) => [camera.id, camera])), [listed])
  const absent = byId === undefined ? [] : [...new Set(tiles.filter((id) => id !== null && !byId.has(id)))]
  const found = useQueries({
    queries: absent.map((id) => ({ ...cameras.one(id!), retry: false })),
    combine: (results) => results.flatMap(({ data }) => data ?? []),
  })
  return useMemo(() => byId && (found.length === 0 ? byId : new Map([...byId, ...found.map((camera): [string, Camera] => [camera.id, camera])])), [byId, found])
}
