import { createStore } from 'zustand/vanilla'
import { selection } from './selection.js'
import { units } from './units.js'
import type { Unit } from './units.js'

/** A copy of the selected unit, taken at most four times a second: what the drawer is drawn from. */
export const glimpse = createStore<{ unit: Readonly<Unit> | null }>(() => ({ unit: null }))

const EVERY_MS = 250
let pending: ReturnType<typeof setTimeout> | null = null

function look(): void {
  if (pending) clearTimeout(pending)
  pending = null
  const { selectedId } = selection.getState()
  const unit = selectedId ? units.byId(selectedId) : undefined
  glimpse.setState({ unit: unit ? { ...unit } : null })
}

look()
selection.subscribe((now, before) => { if (now.selectedId !== before.selectedId) look() })
units.onFrame((changed) => {
  const { selectedId } = selection.getState()
  if (!selectedId) return
  const unit = units.byId(selectedId)
  if (changed === 'all' || (unit && changed.includes(unit.n))) pending ??= setTimeout(look, EVERY_MS)
})
