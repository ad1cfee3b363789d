import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { sending } from '../../store/video/sending.js'
import { useStore } from '../use-store.js'

/** Whether this device sends pictures now. */
export const useSends = (id: string): boolean => useStore(sending, ({ cameras }) => cameras.has(id))

/** Reads cameras anew when one of them began to send or ended, so that it is in the lists as long as it sends. */
export function useFreshCameras(): void {
  const queries = useQueryClient()
  useEffect(() => sending.subscribe(() => { void queries.invalidateQueries({ queryKey: ['cameras'] }) }), [queries])
}
