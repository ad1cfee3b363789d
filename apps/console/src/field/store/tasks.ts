import { isUnitActive } from '@watchfloor/shared'
import type { DispatchRecord, IncidentDetail } from '@watchfloor/shared'
import { z } from 'zod'
import { createStore } from 'zustand/vanilla'
import { fieldCalls } from '../link/field-calls.js'
import { fieldDatabase } from '../queue/database.js'
import { me, refreshUnits } from './me.js'

export interface Tasks {
  /** As last told by the hub, by id. */
  byId: ReadonlyMap<string, IncidentDetail>
  /** When the hub last told the whole list, ms; null = never on this phone. */
  at: number | null
  loading: boolean
  failed: boolean
  /** Those that this person was sent to look at, and since when. */
  looks: ReadonlyMap<string, string>
}
export const tasks = createStore<Tasks>(() => ({ byId: new Map(), at: null, loading: false, failed: false, looks: new Map() }))

type Found = (details: readonly IncidentDetail[], looks: ReadonlyMap<string, string>, first: boolean) => void
let found: Found = () => undefined
/** Calls back with what became a task by a look, when it is known already that a look can find it (nothing is still to be taken back); `first` = the page was just opened. */
export const onFound = (listener: Found): void => { found = listener }

const LOOKS = 'looks'
const Looks = z.array(z.tuple([z.string(), z.string()]))
/** States in which a look is still asked for. */
export const isLook = ({ state }: IncidentDetail): boolean => state === 'verifying' || state === 'checking'

/** The record of one of these units that is still concerned; the one that leads first. */
export const ownRecord = ({ dispatches }: IncidentDetail, unitIds: readonly string[]): DispatchRecord | undefined =>
  dispatches.filter((record) => unitIds.includes(record.unitId) && isUnitActive(record.state)).sort((a, b) => Number(b.lead) - Number(a.lead))[0]

/** What the phone remembers, before the hub is asked. */
export async function openTasks(): Promise<void> {
  const database = await fieldDatabase()
  const [kept, looks] = [await database.getAll('tasks'), Looks.safeParse(await database.get('drafts', LOOKS))]
  tasks.setState({ byId: new Map(kept.map((detail) => [detail.id, detail])), looks: new Map(looks.data ?? []) })
}

/** What was taken in since the last look began: a list that was read before is no reason to drop it. */
const taken = new Set<string>()
/** Asked for during a look, which may have begun too early for it. */
let again = false

/** Takes an incident as the hub tells it. An older version than the one known is old news. */
export async function takeTask(detail: IncidentDetail): Promise<void> {
  const before = tasks.getState().byId.get(detail.id)
  if (before && before.version > detail.version) return
  taken.add(detail.id)
  await (await fieldDatabase()).put('tasks', detail)
  tasks.setState({ byId: new Map(tasks.getState().byId).set(detail.id, detail) })
}

/** Asks the hub for one task that changed. */
export async function refreshTask(id: string): Promise<void> {
  if (me.getState().status !== 'signed-in') return
  const detail = await fieldCalls.task(id).catch(() => null)
  if (detail && (ownRecord(detail, me.getState().unitIds) || tasks.getState().looks.has(id))) await takeTask(detail)
  // None of mine as far as this phone knows: gone, or of a duty that began since.
  else await refreshTasks()
}

/** Asks the hub for all tasks; what is no task any more leaves the phone. */
export async function refreshTasks(): Promise<void> {
  if (me.getState().status !== 'signed-in') return
  if (tasks.getState().loading) { again = true; return }
  tasks.setState({ loading: true })
  do { again = false; await look() } while (again && me.getState().status === 'signed-in')
  tasks.setState({ loading: false })
}

async function look(): Promise<void> {
  try {
    taken.clear()
    await refreshUnits()
    const { unitIds } = me.getState()
    const [{ items }, { items: toLookAt }] = await Promise.all([fieldCalls.tasks(), fieldCalls.looks()])
    const mine = new Set(items.filter(({ units }) => units.some(({ unitId, state }) => unitIds.includes(unitId) && isUnitActive(state))).map(({ id }) => id))
    const looks = new Map(toLookAt.map(({ id, since }) => [id, since]))
    // Lines that leave the version alone (an officer on the way) move `updatedAt` or nothing: a task is small, so each is asked for.
    const details = await Promise.all([...new Set([...mine, ...looks.keys()])].map((id) => fieldCalls.task(id).catch(() => tasks.getState().byId.get(id))))
    // An answer of our own or the hub's word may have come in between: the newer one stands.
    const { byId: known, at } = tasks.getState()
    const newer = (detail: IncidentDetail): IncidentDetail => { const now = known.get(detail.id); return now && now.version > detail.version ? now : detail }
    const byId = new Map(details.flatMap((detail) => (detail ? [[detail.id, newer(detail)] as const] : [])))
    for (const id of taken) { const detail = known.get(id); if (detail && !byId.has(id)) byId.set(id, detail) }
    const database = await fieldDatabase()
    for (const id of known.keys()) if (!byId.has(id)) await database.delete('tasks', id)
    for (const detail of byId.values()) await database.put('tasks', detail)
    await database.put('drafts', [...looks], LOOKS)
    tasks.setState({ byId, looks, at: Date.now(), failed: false })
    if (at !== null || known.size > 0) found([...byId.values()].filter(({ id }) => !known.has(id)), looks, at === null)
  } catch {
    tasks.setState({ failed: true })
  }
}

/** Nothing of a case stays on a phone that changes hands. */
export async function forgetTasks(): Promise<void> {
  const database = await fieldDatabase()
  await database.clear('tasks')
  await database.delete('drafts', LOOKS)
  tasks.setState({ byId: new Map(), looks: new Map(), at: null })
}
