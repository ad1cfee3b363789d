import { isUnitActive, isUnitCommitted } from '@watchfloor/shared'
import type { DispatchRecord, DispatchState } from '@watchfloor/shared'

/** A unit that is told to go. */
export const newRecord = (id: string, incidentId: string, unitId: string, lead: boolean, at: string, override: string | null): DispatchRecord => ({
  id, incidentId, unitId, lead, state: 'notified', version: 1, notifiedAt: at, acceptedAt: null, enRouteAt: null, onSceneAt: null, endedAt: null, by: null, reason: null, override, heldState: null,
})

const TIMES: Readonly<Partial<Record<DispatchState, 'acceptedAt' | 'enRouteAt' | 'onSceneAt' | 'endedAt'>>> = {
  accepted: 'acceptedAt', en_route: 'enRouteAt', on_scene: 'onSceneAt', declined: 'endedAt', released: 'endedAt',
}

/** A record in its next state, with the time of that. */
export function stepRecord(record: DispatchRecord, state: DispatchState, at: string, more: Partial<DispatchRecord> = {}): DispatchRecord {
  const time = TIMES[state]
  return { ...record, state, version: record.version + 1, ...(time === undefined ? {} : { [time]: at }), ...more }
}

/** Records whose unit is still concerned. */
export const activeOf = (records: readonly DispatchRecord[]): DispatchRecord[] => records.filter(({ state }) => isUnitActive(state))

/** All units still concerned are let go; the others stay as they are. */
export const releaseAll = (records: readonly DispatchRecord[], at: string, reason: string): DispatchRecord[] =>
  records.map((record) => (isUnitActive(record.state) ? stepRecord(record, 'released', at, { reason }) : record))

/** As `releaseAll`, but remembering where each stood: a merge that may be split again. */
export const holdAll = (records: readonly DispatchRecord[], at: string): DispatchRecord[] =>
  records.map((record) => (isUnitActive(record.state) ? stepRecord(record, 'released', at, { reason: 'merged', heldState: record.state }) : record))

/** Puts those that a merge held back to where they stood. */
export const unholdAll = (records: readonly DispatchRecord[]): DispatchRecord[] =>
  records.map((record) => (record.heldState === null ? record : { ...record, state: record.heldState, heldState: null, endedAt: null, reason: null, version: record.version + 1 }))

/** The newest record of a unit. */
export const lastOf = (records: readonly DispatchRecord[], unitId: string | null): DispatchRecord | undefined => records.filter((record) => record.unitId === unitId).at(-1)

/** Whether any unit has said that it goes. */
export const anyCommitted = (records: readonly DispatchRecord[]): boolean => records.some(({ state }) => isUnitCommitted(state))

/** The records with one of them replaced. */
export const replaced = (records: readonly DispatchRecord[], next: DispatchRecord): DispatchRecord[] => records.map((record) => (record.id === next.id ? next : record))
