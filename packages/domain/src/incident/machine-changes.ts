import { OUTCOME_RECTIFIES } from '@watchfloor/shared'
import type { DispatchRecord, Incident, IncidentAction, LineAbout, Outcome } from '@watchfloor/shared'
import type { Patch, Turn } from './case-file.js'
import { idOf } from './case-file.js'
import { isOverride } from '../dispatch/suggested-units.js'
import { chosenUnits } from './guards.js'
import { lastOf, newRecord, holdAll, releaseAll, replaced, stepRecord, unholdAll } from './unit-records.js'

type Changer<N extends IncidentAction> = (turn: Turn<N>) => Patch

/** Requests die with the stage they were made in: an approval that outlives a re-assignment would grant time to the wrong unit. */
const NO_REQUESTS = { extensionRequest: null, suspensionRequest: null } as const satisfies Partial<Incident>
/** What the last work said of itself is void when the work begins again. */
const NO_RESULT = { handledBy: null, outcome: null, rectified: null, checkPassed: null } as const satisfies Partial<Incident>

const result = (outcome: Outcome, rectified: boolean | undefined): Partial<Incident> => ({ outcome, rectified: rectified ?? OUTCOME_RECTIFIES[outcome], checkPassed: null })

/** The plate stays in the story: by it the next one knows that this was the first. */
const plateOf = ({ facts: { offence } }: Pick<Turn, 'facts'>): LineAbout => (offence ? { plate: offence.plate } : {})

const assigned = (assignee: string | undefined): Patch => (assignee === undefined ? {} : { about: { assignee } })

/**
 * Sends units. Whether a choice sets the hub's proposal aside is found here and not asked of whoever chose; what was proposed stays in the story beside what was done.
 */
function send(turn: Turn<'dispatch'> | Turn<'rework'>, units: readonly { unitId: string; lead?: boolean }[], why: string | null): Patch {
  const { file, facts, at } = turn
  const leadUnitId = (units.find(({ lead }) => lead) ?? units[0]!).unitId
  const proposed = facts.suggestedUnits
  const overridden = proposed !== undefined && isOverride([leadUnitId, ...units.map(({ unitId }) => unitId)], proposed)
  const override = proposed === undefined || overridden ? why : null
  const made = units.map(({ unitId }) => newRecord(facts.newId(), file.incident.id, unitId, unitId === leadUnitId, at, override))
  return { incident: { leadUnitId, ...NO_REQUESTS }, dispatches: [...file.dispatches, ...made], about: { units: units.map(({ unitId }) => unitId), lead: leadUnitId, ...(proposed === undefined ? {} : { proposed: [...proposed], overridden }), ...(override === null ? {} : { override }) } }
}

/** The unit hands it back: its own record says so, the others are let go. */
function handBack(turn: Turn<'return'>): Patch {
  const { file, input, at, actor } = turn
  const { incident } = file
  if (incident.state === 'filed') return { incident: { returns: incident.returns + 1 } }
  const lead = lastOf(file.dispatches, incident.leadUnitId)
  const declined: readonly DispatchRecord[] = lead !== undefined && lead.state === 'notified'
    ? replaced(file.dispatches, stepRecord(lead, 'declined', at, { reason: input.reason, by: idOf(actor) })) : file.dispatches
  return { incident: { returns: incident.returns + 1, leadUnitId: null, suspendedUntil: null, ...NO_REQUESTS }, dispatches: releaseAll(declined, at, input.reason) }
}

/** What each action of the machine changes beside state, version and clocks; absent = nothing. */
export const MACHINE_CHANGES: { readonly [N in IncidentAction]?: Changer<N> } = {
  verify: ({ input }) => assigned(input.assignee),
  report_verified: ({ input }) => ({ about: { real: input.real } }),
  file({ file: { incident }, input, facts }) {
    const category = input.category ?? incident.category
    const standard = input.standard ?? 0
    const limit = facts.categoryOf(category)?.limits[standard] ?? ''
    const priority = input.priority ?? incident.priority
    return {
      incident: { category, standard, priority },
      about: { category, limit, ...(category === incident.category ? {} : { category_before: incident.category }), ...(priority === incident.priority ? {} : { priority, priority_before: incident.priority }) },
    }
  },
  reject: ({ at, actor }) => ({ incident: { closedAt: at, closedByRule: actor.type === 'system' ? actor.rule : null } }),
  dispatch: (turn) => send(turn, chosenUnits(turn), turn.input.override ?? null),
  accept({ file, actor, at }) {
    const mine = file.dispatches.find(({ unitId, state, lead }) => state === 'notified' && (actor.type === 'person' ? actor.unitIds.includes(unitId) : lead))
    return mine === undefined ? {} : { dispatches: replaced(file.dispatches, stepRecord(mine, 'accepted', at, { by: idOf(actor) })), about: { unit: mine.unitId } }
  },
  handle({ file, input, actor, at, facts }) {
    return {
      incident: { ...result(input.outcome, input.rectified), handledBy: idOf(actor), ...NO_REQUESTS },
      dispatches: releaseAll(file.dispatches, at, 'handled'), about: { outcome: input.outcome, rectified: input.rectified ?? OUTCOME_RECTIFIES[input.outcome], ...plateOf({ facts }) },
    }
  },
  clear({ file, input, actor, at, facts }) {
    const officer = actor.type === 'person' && actor.role === 'officer'
    const outcome = input.outcome ?? (officer ? 'on_spot' : 'by_itself')
    return {
      // Who only saw that it was gone did not handle it, and may close it.
      incident: { ...result(outcome, undefined), handledBy: officer ? actor.id : null, ...NO_REQUESTS },
      dispatches: releaseAll(file.dispatches, at, 'cleared'), about: { outcome, ...plateOf({ facts }) },
    }
  },
  suspend: ({ file, input }) => ({ incident: { suspendedUntil: new Date(input.until).toISOString(), suspensions: file.incident.suspensions + 1, suspensionRequest: null }, about: { until: input.until } }),
  resume: () => ({ incident: { suspendedUntil: null } }),
  return: handBack,
  recall: ({ file, input, at }) => ({ incident: { leadUnitId: null, suspendedUntil: null, ...NO_REQUESTS }, dispatches: releaseAll(file.dispatches, at, input.reason) }),
  send_back({ file, at }) {
    const lead = lastOf(file.dispatches, file.incident.leadUnitId)!
    return { incident: NO_RESULT, dispatches: replaced(file.dispatches, stepRecord(lead, 'accepted', at, { endedAt: null, reason: null, acceptedAt: lead.acceptedAt ?? at })), about: { unit: lead.unitId } }
  },
  rework(turn) {
    const { leadUnitId, reworks } = turn.file.incident
    const sent = send(turn, leadUnitId === null ? chosenUnits(turn) : [{ unitId: leadUnitId }], null)
    return { ...sent, incident: { ...sent.incident, ...NO_RESULT, reworks: reworks + 1 } }
  },
  check: ({ input }) => assigned(input.assignee),
  report_checked: ({ input }) => ({ incident: { checkPassed: input.passed }, about: { passed: input.passed } }),
  close({ file: { incident }, input, actor, at, facts }) {
    const outcome = input.outcome ?? incident.outcome!
    const rectified = input.rectified ?? (input.outcome === undefined ? incident.rectified : null) ?? OUTCOME_RECTIFIES[outcome]
    return { incident: { outcome, rectified, closedAt: at, closedByRule: actor.type === 'system' ? actor.rule : null, ...NO_REQUESTS }, about: { outcome, rectified, ...plateOf({ facts }) } }
  },
  reopen: ({ file: { incident } }) => ({ incident: { closedAt: null, closedByRule: null, ...(incident.state === 'closed' ? { ...NO_RESULT, leadUnitId: null } : {}) } }),
  recheck: () => ({ incident: { closedAt: null, closedByRule: null, checkPassed: null } }),
  merge: ({ file: { incident, dispatches }, facts, at }) => ({ incident: { stateBefore: incident.state, mergedInto: facts.other!.id }, dispatches: holdAll(dispatches, at), about: { into: facts.other!.number, intoId: facts.other!.id } }),
  split: ({ file: { incident, dispatches }, facts }) => ({ incident: { stateBefore: null, mergedInto: null, closedAt: null }, dispatches: unholdAll(dispatches), about: { from: incident.mergedInto, ...(facts.other === undefined ? {} : { fromNumber: facts.other.number }) } }),
  void: ({ file, at, input }) => ({ incident: { closedAt: at, ...NO_REQUESTS }, dispatches: releaseAll(file.dispatches, at, input.reason) }),
  force_close: ({ file, at, input }) => ({ incident: { closedAt: at, ...NO_REQUESTS }, dispatches: releaseAll(file.dispatches, at, input.reason) }),
}
