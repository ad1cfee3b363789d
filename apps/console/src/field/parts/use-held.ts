import { useEffect, useState } from 'react'

/** A row in its place; `gone` = it would not be there any more if nobody were looking. */
export interface Held<T> { row: T; gone: boolean }

/**
 * Keeps rows where they are while somebody looks at them: a new one comes at the end, one that left stays as a shadow, none moves under a finger. `settle` sorts
 * them anew; so does coming back to the page.
 */
export function useHeld<T extends { id: string }>(rows: readonly T[]): { held: readonly Held<T>[]; settle: () => void } {
  const [places, setPlaces] = useState<readonly T[]>(rows)
  const settle = (): void => setPlaces([])
  useEffect(() => {
    const back = (): void => { if (document.visibilityState === 'visible') setPlaces([]) }
    document.addEventListener('visibilitychange', back)
    return () => document.removeEventListener('visibilitychange', back)
  }, [])
  const next = hold(places, rows)
  // During the drawing, as React has it for what follows from what came in: an effect would draw the rows at a wrong place first.
  if (next.length !== places.length) setPlaces(next.map(({ row }) => row))
  return { held: next, settle }
}

/** Rows as they are now, in the places of before. */
export function hold<T extends { id: string }>(places: readonly T[], rows: readonly T[]): Held<T>[] {
  const now = new Map(rows.map((row) => [row.id, row]))
  const before = new Set(places.map(({ id }) => id))
  return [...places.map((row) => ({ row: now.get(row.id) ?? row, gone: !now.has(row.id) })), ...rows.filter(({ id }) => !before.has(id)).map((row) => ({ row, gone: false }))]
}
