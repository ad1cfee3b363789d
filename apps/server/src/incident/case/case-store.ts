import type { CaseFile, Change } from '@watchfloor/domain'
import type { ActionAnswer, Incident, IncidentDetail, TimelineLine } from '@watchfloor/shared'
import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { clockForm, dispatchForm, effectForm, incidentForm, lineForm } from '../../store/case-rows.js'
import type { Row } from '../../store/case-rows.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import { pressingOf } from './pressing.js'

/** The first answer to an action, and the incident that it was about. */
export interface FirstAnswer { subject: string; answer: ActionAnswer | IncidentDetail }
/** What the database knows of an action before it is done. `stamp` tells whether reference tables changed. */
export interface Claim { stamp: number; first: FirstAnswer | null }
/** A case with its story. */
export interface Story { file: CaseFile; timeline: TimelineLine[] }
/** What may still be taken back. */
export interface Undoable { version: number; lineId: string; before: CaseFile }
/** A locked case: nobody else changes it until the transaction ends. */
export interface TakenCase extends Claim { story: Story | null; others: Incident[]; undo: Undoable | null }

interface ReadRows { incidents: Row[] | null; clocks: Row[]; dispatches: Row[]; timeline: Row[] }
interface TakenRows extends ReadRows { stamp: number; first: FirstAnswer | null; undo: { version: number; line_id: string; before: CaseFile } | null }

/** What goes into the database beside the change itself. */
export interface Answered { actionId: string; answer: ActionAnswer | IncidentDetail }

/** A case in the database: taken whole, put whole, one statement each (the functions are in the migration `CaseEngine`). */
@Injectable()
export class CaseStore {
  constructor(private readonly pool: PgPool) {}

  /** Waits for whoever does the same action now; for those that make an incident. */
  async claim(within: EntityManager, key: string | undefined): Promise<Claim> {
    const [row] = await within.query<{ claim: Claim }[]>('SELECT case_claim($1) AS claim', [key ?? null])
    return row!.claim
  }

  /** Locks a case, and others with it. */
  async take(within: EntityManager, id: string, others: readonly string[], key: string | undefined): Promise<TakenCase> {
    const [row] = await within.query<{ taken: TakenRows }[]>('SELECT case_take($1, $2) AS taken', [[id, ...others], key ?? null])
    const { stamp, first, undo, ...rows } = row!.taken
    return {
      stamp, first, story: storyOf(rows, id), others: (rows.incidents ?? []).filter((incident) => incident['id'] !== id).map(incidentForm.fromRow),
      undo: undo === null ? null : { version: undo.version, lineId: undo.line_id, before: undo.before },
    }
  }

  /** A case as it was last committed. */
  async read(id: string): Promise<Story | null> {
    const { rows: [row] } = await this.pool.query<{ read: ReadRows }>('SELECT case_read($1) AS read', [[id]])
    return storyOf(row!.read, id)
  }

  /** Where a dispatch record belongs, which never changes. */
  async incidentOfDispatch(dispatchId: string): Promise<string | null> {
    const { rows: [row] } = await this.pool.query<{ id: string }>('SELECT incident_id AS id FROM dispatch_record WHERE id = $1', [dispatchId])
    return row?.id ?? null
  }

  /** Puts what an action led to. False = its effects have left already, and nothing may be taken back: the transaction must not be committed. */
  async put(within: EntityManager, change: Change, answered: Answered | null): Promise<boolean> {
    const { file, other, lines, before, cancelledVersion } = change
    if (cancelledVersion !== null && !await this.cancelEffects(within, file.incident.id, cancelledVersion)) return false
    const rows = {
      id: file.incident.id, incidents: [{ ...incidentForm.toRow(file.incident), ...pressingOf(file.clocks).columns }], lines: [...lines, ...(other === null ? [] : [other.line])].map(lineForm.toRow), effects: change.effects.map(effectForm.toRow),
      clocks: change.clocks.flatMap((clock) => (clock.op === 'put' ? [clockForm.toRow(clock.clock)] : [])), removedClocks: change.clocks.flatMap((clock) => (clock.op === 'remove' ? [clock.id] : [])),
      dispatches: change.dispatches.map(dispatchForm.toRow), removedDispatches: change.removedDispatches, other: other === null ? null : incidentForm.toRow(other.incident),
      // A note, and a clock that rang, leave what can be taken back as it is; anything else ends or replaces it.
      ...(lines.every(({ action }) => action === 'note' || action === 'overdue') ? {} : { undo: before === null ? null : { incident_id: file.incident.id, version: file.incident.version, line_id: lines[0]!.id, until: lines[0]!.undoUntil, before } }),
      ...(answered === null ? {} : { actionId: answered.actionId, answer: answered.answer }),
    }
    await within.query('SELECT case_put($1::jsonb)', [JSON.stringify(rows)])
    return true
  }

  /** Cancels what a version was to lead to; false = some of it has left. What a clock told at that version is not of its making and stays told. */
  private async cancelEffects(within: EntityManager, incidentId: string, version: number): Promise<boolean> {
    const [left] = await within.query<{ n: number }[]>(`
      WITH cancelled AS (UPDATE effect SET state = 'cancelled', ended_at = clock_timestamp() WHERE incident_id = $1 AND version = $2 AND action <> 'overdue' AND state = 'pending' AND attempts = 0 RETURNING id)
      SELECT count(*)::int AS n FROM effect WHERE incident_id = $1 AND version = $2 AND action <> 'overdue' AND state <> 'cancelled' AND id NOT IN (SELECT id FROM cancelled)`, [incidentId, version])
    return left!.n === 0
  }
}

function storyOf({ incidents, clocks, dispatches, timeline }: ReadRows, id: string): Story | null {
  const row = incidents?.find((incident) => incident['id'] === id)
  if (row === undefined) return null
  return { file: { incident: incidentForm.fromRow(row), clocks: clocks.map(clockForm.fromRow), dispatches: dispatches.map(dispatchForm.fromRow) }, timeline: timeline.map(lineForm.fromRow) }
}
