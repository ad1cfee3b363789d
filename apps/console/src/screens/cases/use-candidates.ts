import { useEffect } from 'react'
import { candidates, showCandidates } from '../../store/candidates.js'
import { useStore } from '../use-store.js'

/** Has the map show the same few as the list, while the list is there; gives the one that was pointed at in either. */
export function useCandidates(rows: readonly { id: string; lat: number; lon: number }[]): string | null {
  // The list is drawn anew with each change of its incidents; the map only when it names others, or they moved.
  const said = JSON.stringify(rows.map(({ id, lat, lon }) => ({ id, lat, lon })))
  useEffect(() => showCandidates(JSON.parse(said) as { id: string; lat: number; lon: number }[]), [said])
  useEffect(() => () => showCandidates([]), [])
  return useStore(candidates, ({ chosenId }) => chosenId)
}
