import type { IncidentRow } from '@watchfloor/shared'
import { useMemo, useRef } from 'react'
import { session } from '../../../store/session.js'
import { passes } from '../../../store/queue/queue-filter.js'
import type { QueueFilter } from '../../../store/queue/queue-filter.js'
import { byPressure } from '../../../store/queue/queue-order.js'
import { useIncidents } from '../../cases/use-live-list.js'
import type { Names } from '../../cases/use-names.js'
import { useStore } from '../../use-store.js'

export interface Queue {
  order: readonly string[]
  rows: ReadonlyMap<string, IncidentRow>
  /** The one under the pointer that is here no longer: it stays, set back, until the pointer leaves, so that no other slides under a click. */
  ghostId: string | null
}
const NONE: Queue = { order: [], rows: new Map(), ghostId: null }

/** The rows that pass the filter, in their order. */
export function useQueue(filter: QueueFilter, names: Names, hoverId: string | null): Queue {
  const { rows } = useIncidents()
  const user = useStore(session, (state) => state.user)
  const before = useRef<Queue>(NONE)
  return useMemo(() => {
    const wanted = rows.filter((row) => passes(row, filter, { id: user?.id, role: user?.role }, names.words)).sort(byPressure)
    const byId = new Map(wanted.map((row) => [row.id, row]))
    const order = wanted.map(({ id }) => id)
    const ghost = hoverId !== null && !byId.has(hoverId) ? before.current.rows.get(hoverId) : undefined
    if (ghost) {
      byId.set(ghost.id, rows.find(({ id }) => id === ghost.id) ?? ghost)
      order.splice(Math.min(order.length, before.current.order.indexOf(ghost.id)), 0, ghost.id)
    }
    const same = order.length === before.current.order.length && order.every((id, index) => id === before.current.order[index])
    return before.current = { order: same ? before.current.order : order, rows: byId, ghostId: ghost?.id ?? null }
  }, [rows, filter, names, user, hoverId])
}
