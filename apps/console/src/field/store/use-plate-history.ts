import { plateKind } from '@watchfloor/domain'
import type { PlateHistory } from '@watchfloor/shared'
import { useEffect, useState } from 'react'
import { fieldCalls } from '../link/field-calls.js'

/** How often a plate was noted before; null = not known: no whole plate, or no network. */
export function usePlateHistory(plate: string, online: boolean): PlateHistory | null {
  const [known, setKnown] = useState<PlateHistory | null>(null)
  const whole = plateKind(plate) !== null
  useEffect(() => {
    if (!whole || !online) return
    const stop = new AbortController()
    fieldCalls.plateHistory(plate, stop.signal).then(setKnown, () => undefined)
    return () => stop.abort()
  }, [plate, whole, online])
  return known?.plate === plate ? known : null
}
