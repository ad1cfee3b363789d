import type { EvidenceItem } from '@watchfloor/shared'
import { useEffect, useState } from 'react'
import { fieldCalls } from '../link/field-calls.js'
import { isSeen } from './seen.js'

/** Pictures and films of an incident, in the order in which they came in; asked again when its story grows. Without a network none are known. */
export function usePictures(incidentId: string, lines: number): readonly EvidenceItem[] {
  const [items, setItems] = useState<readonly EvidenceItem[]>([])
  useEffect(() => {
    const stop = new AbortController()
    fieldCalls.evidence(incidentId, stop.signal).then((answer) => setItems(answer.items.filter(isSeen)), () => undefined)
    return () => stop.abort()
  }, [incidentId, lines])
  return items
}
