import { plainPlate, plateKind } from '@watchfloor/domain'
import type { Offence } from '@watchfloor/domain'
import type { ActionInput } from '@watchfloor/shared'
import type { EntityManager } from 'typeorm'
import { LOCK_PLATE, PLATE_HISTORY } from '../../store/plate-history.js'
import type { PlateRow } from '../../store/plate-history.js'

/**
 * Whose first offence an action would waive, and how often it was noted before (首违免罚); null = no plate is known, undefined = it waives none. The plate is the one that is
 * named, else that of the case's own parking notice.
 */
export async function offenceOf(within: EntityManager, incidentId: string, input: ActionInput): Promise<Offence | null | undefined> {
  if (!('outcome' in input) || input.outcome !== 'first_offence_waived') return undefined
  const plate = input.plate === undefined ? await noticedPlate(within, incidentId) : plainPlate(input.plate)
  if (plate === null || plateKind(plate) === null) return null
  await within.query(LOCK_PLATE, [plate])
  const [row] = await within.query<PlateRow[]>(PLATE_HISTORY, [plate, incidentId, incidentId])
  return { plate, earlier: row!.n }
}

async function noticedPlate(within: EntityManager, incidentId: string): Promise<string | null> {
  const [row] = await within.query<{ plate: string }[]>('SELECT plate FROM parking_notice WHERE incident_id = $1 ORDER BY received_at DESC LIMIT 1', [incidentId])
  return row?.plate ?? null
}
