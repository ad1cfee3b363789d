import { createStore } from 'zustand/vanilla'
import type { FieldNotice } from '@watchfloor/shared'

/** Something told while the page was open, until it is opened or put away. */
export type Arrival = Pick<FieldNotice, 'id' | 'type' | 'action' | 'number' | 'priority'> & { incidentId: string }
/** `told`: the latest first. `fresh`: tasks that were not opened since they came. */
export interface Arrivals { told: readonly Arrival[]; fresh: ReadonlySet<string> }
export const arrivals = createStore<Arrivals>(() => ({ told: [], fresh: new Set() }))

/** Actions by which something becomes a task of this phone, or one again. */
const ASKS: ReadonlySet<string> = new Set(['dispatch', 'rework', 'reopen', 'verify', 'check'])
/** So long the same word on the same case, by the line and by a look of our own, is one. */
const SAME_MS = 60_000
const heardAt = new Map<string, number>()

export const isLookAction = (action: string): boolean => action === 'verify' || action === 'check'
/** Where a tap leads. */
export const pathOf = ({ type, action, incidentId }: Pick<FieldNotice, 'type' | 'action' | 'incidentId'>): string =>
  type !== 'notify' || incidentId === null ? '/tasks' : `/${isLookAction(action) ? 'look' : 'task'}/${incidentId}`

/** Takes something in; false = it was told already. */
export function arrive(arrival: Arrival, now = Date.now()): boolean {
  const key = `${arrival.incidentId} ${arrival.type} ${arrival.type === 'notify' && ASKS.has(arrival.action) ? 'asks' : arrival.action}`
  const before = heardAt.get(key)
  if (before !== undefined && now - before < SAME_MS) return false
  heardAt.set(key, now)
  const { told, fresh } = arrivals.getState()
  const next = new Set(fresh)
  if (arrival.type === 'notify') next.add(arrival.incidentId)
  else next.delete(arrival.incidentId)
  // A newer word on a case takes the place of an older one.
  arrivals.setState({ told: [arrival, ...told.filter(({ incidentId }) => incidentId !== arrival.incidentId)], fresh: next })
  return true
}

/** It was opened: no longer new. */
export function seen(incidentId: string): void {
  const { told, fresh } = arrivals.getState()
  if (!fresh.has(incidentId) && !told.some((one) => one.incidentId === incidentId)) return
  arrivals.setState({ told: told.filter((one) => one.incidentId !== incidentId), fresh: new Set([...fresh].filter((id) => id !== incidentId)) })
}

/** Marks what came while the page was closed, without a word. */
export const mark = (incidentIds: readonly string[]): void => { if (incidentIds.length > 0) arrivals.setState({ fresh: new Set([...arrivals.getState().fresh, ...incidentIds]) }) }

/** Puts the words away; what is new stays marked in the list. */
export const putAway = (): void => arrivals.setState({ told: [] })

/** A phone that changes hands. */
export function forgetArrivals(): void {
  heardAt.clear()
  arrivals.setState({ told: [], fresh: new Set() })
}
