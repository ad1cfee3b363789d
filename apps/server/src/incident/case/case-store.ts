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
interface UndoRow { incident_id: string; version: number; line_id: string; before: CaseFile }
/** Without a case to take only stamp and first answers are told. */
type TakenRows = { stamp: number; first: Record<string, FirstAnswer> } & ({ incidents: Row[]; clocks: Row[]; dispatches: Row[]; timeline: Row[]; undo: UndoRow[] } | { incidents?: undefined })

/** What goes into the database beside the change itself. */
export interface Answered { actionId: string; answer: ActionAnswer | IncidentDetail }
/** What an action works on: a case (null = it makes one), others that are locked with it, and the client's id of the action. */
export interface Wanted { readonly id: string | null; readonly others: readonly string[]; readonly key: string | undefined }
/** What an action led to, on its way into the database. */
export interface Putting { readonly change: Change; readonly answered: Answered | null }

/** Cases in the database: taken whole, put whole, one statement for as many as there are (the functions are in the migrations `CaseEngine` and `Speed`). */
@Injectable()
export class CaseStore {
  constructor(private readonly pool: PgPool) {}

  /** Locks a case, and others with it. */
  async take(within: EntityManager, id: string, others: readonly string[], key: string | undefined): Promise<TakenCase> {
    return (await this.takeAll(within, [{ id, others, key }]))[0]!
  }

  /** Locks all these cases; waits for whoever does one of the actions now. */
  async takeAll(within: EntityManager, wanted: readonly Wanted[]): Promise<TakenCase[]> {
    const heads = wanted.flatMap(({ id }) => id ?? [])
    const [row] = await within.query<{ taken: TakenRows }[]>('SELECT case_take_all($1, $2, $3) AS taken', [heads, wanted.flatMap(({ others }) => others), wanted.flatMap(({ key }) => key ?? [])])
    const { stamp, first, ...rows } = row!.taken
    return wanted.map(({ id, others, key }) => {
      const claim = { stamp, first: key === undefined ? null : first[key.toLowerCase()] ?? null }
      if (id === null || rows.incidents === undefined) return { ...claim, story: null, others: [], undo: null }
      const undo = rows.undo.find((one) => one.incident_id === id)
      return {
        ...claim, story: storyOf(belongingTo(id, rows), id), others: rows.incidents.filter((incident) => incident['id'] !== id && others.includes(incident['id'] as string)).map(incidentForm.fromRow),
        undo: undo === undefined ? null : { version: undo.version, lineId: undo.line_id, before: undo.before },
      }
    })
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
  put(within: EntityManager, change: Change, answered: Answered | null): Promise<boolean> { return this.putAll(within, [{ change, answered }]) }

  /** Puts what actions on different cases led to; false where that holds for any of them. */
  async putAll(within: EntityManager, puttings: readonly Putting[]): Promise<boolean> {
    const changes = puttings.map(({ change }) => change)
    const rowOf = ({ file }: Change): Row => ({ ...incidentForm.toRow(file.incident), ...pressingOf(file.clocks).columns })
    // A note, and a clock that rang, leave what can be taken back as it is; anything else ends or replaces it.
    const turns = changes.filter((change) => !isNew(change) && change.lines.some(({ action }) => action !== 'note' && action !== 'overdue'))
    const rows: Record<string, readonly unknown[]> = {
      made: changes.filter(isNew).map(rowOf), changed: changes.filter((change) => !isNew(change)).map(rowOf), others: changes.flatMap(({ other }) => (other === null ? [] : [incidentForm.toRow(other.incident)])),
      lines: changes.flatMap(({ lines, other }) => [...lines, ...(other === null ? [] : [other.line])].map(lineForm.toRow)), effects: changes.flatMap(({ effects }) => effects.map(effectForm.toRow)),
      clocks: changes.flatMap(({ clocks }) => clocks.flatMap((clock) => (clock.op === 'put' ? [clockForm.toRow(clock.clock)] : []))), removedClocks: changes.flatMap(({ clocks }) => clocks.flatMap((clock) => (clock.op === 'remove' ? [clock.id] : []))),
      dispatches: changes.flatMap(({ dispatches }) => dispatches.map(dispatchForm.toRow)), removedDispatches: changes.flatMap(({ removedDispatches }) => removedDispatches),
      cancelled: changes.flatMap(({ file, cancelledVersion }) => (cancelledVersion === null ? [] : [{ incident_id: file.incident.id, version: cancelledVersion }])),
      undoEnds: turns.map(({ file }) => file.incident.id),
      undos: turns.flatMap(({ file: { incident }, lines: [line], before }) => (before === null ? [] : [{ incident_id: incident.id, version: incident.version, line_id: line!.id, until: line!.undoUntil, before }])),
      answers: puttings.flatMap(({ change, answered }) => (answered === null ? [] : [{ action_id: answered.actionId, subject: change.file.incident.id, answer: answered.answer }])),
    }
    const [row] = await within.query<{ gone: number }[]>('SELECT case_put_all($1::jsonb) AS gone', [JSON.stringify(Object.fromEntries(Object.entries(rows).filter(([, list]) => list.length > 0)))])
    return row!.gone === 0
  }
}

/** Its first line comes from no state: nobody has seen it before. */
const isNew = ({ lines }: Change): boolean => lines[0]!.from === null

/** What of all that was taken belongs to one case. */
function belongingTo(id: string, { incidents, clocks, dispatches, timeline }: { incidents: Row[]; clocks: Row[]; dispatches: Row[]; timeline: Row[] }): ReadRows {
  const its = (row: Row): boolean => row['incident_id'] === id
  return { incidents, clocks: clocks.filter(its), dispatches: dispatches.filter(its), timeline: timeline.filter(its) }
}

function storyOf({ incidents, clocks, dispatches, timeline }: ReadRows, id: string): Story | null {
  const row = incidents?.find((incident) => incident['id'] === id)
  if (row === undefined) return null
  return { file: { incident: incidentForm.fromRow(row), clocks: clocks.map(clockForm.fromRow), dispatches: dispatches.map(dispatchForm.fromRow) }, timeline: timeline.map(lineForm.fromRow) }
}
