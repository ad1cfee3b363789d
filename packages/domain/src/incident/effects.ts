import { isUnitActive } from '@watchfloor/shared'
import type { ActionName, DispatchRecord, Effect, EffectTarget, Incident, IncidentState, LineAbout, Role } from '@watchfloor/shared'

/** What the effects of an action are made from: the incident and its records before and after. */
export interface EffectScene {
  readonly action: ActionName | 'report'
  readonly from: IncidentState | null
  readonly incident: Incident
  readonly dispatchesBefore: readonly DispatchRecord[]
  readonly dispatches: readonly DispatchRecord[]
  readonly about: LineAbout
  readonly reason: string | null
}
/** An effect without the stamps that all of an action share. */
export type EffectDraft = Pick<Effect, 'type' | 'to' | 'about'>
type Maker = (scene: EffectScene) => EffectDraft[]

const unit = (unitId: string): EffectTarget => ({ type: 'unit', unitId })
const tell = (to: EffectTarget, about: LineAbout = {}): EffectDraft => ({ type: 'notify', to, about })
const tellRole = (role: Role): Maker => ({ reason }) => [tell({ type: 'role', role }, { reason })]
const tellLead: Maker = ({ incident, reason }) => (incident.leadUnitId === null ? [] : [tell(unit(incident.leadUnitId), { reason })])
const tellAssignee: Maker = ({ about }) => (typeof about.assignee === 'string' ? [tell({ type: 'person', id: about.assignee })] : [])
const answer: Maker = ({ incident, reason }) => [{ type: 'answer', to: { type: 'reporter' }, about: { state: incident.state, outcome: incident.outcome, reason } }]

/** Units that have to be told to come, and those that need not come any more. */
const units: Maker = ({ dispatchesBefore, dispatches, action, reason }) => {
  const before = new Map(dispatchesBefore.map((record) => [record.id, record]))
  return dispatches.flatMap((record): EffectDraft[] => {
    const old = before.get(record.id)
    const was = old !== undefined && isUnitActive(old.state)
    const is = isUnitActive(record.state)
    if (is && !was) return [tell(unit(record.unitId), { dispatch: record.id, lead: record.lead, reason })]
    // Who declined, or just handled it, knows.
    const knows = record.state === 'declined' || (record.lead && (action === 'handle' || action === 'return' || action === 'clear'))
    return was && !is && !knows ? [{ type: 'withdraw', to: unit(record.unitId), about: { dispatch: record.id, reason } }] : []
  })
}
/** One photograph is enough to know who and what: whoever opens the incident of an alarm finds what it looked like. */
const takePicture: Maker = ({ incident }) => (incident.alarmId === null ? [] : [{ type: 'take_picture', to: { type: 'hub' }, about: { alarm: incident.alarmId } }])
const tellChildren: Maker = ({ incident }) => (incident.children > 0 ? [{ type: 'tell_children', to: { type: 'hub' }, about: { state: incident.state, number: incident.number } }] : [])

/** What each action makes happen; `publish` to subscribers and the calls to units come with every one of them by themselves. */
const EFFECTS: Readonly<Partial<Record<ActionName | 'report', readonly Maker[]>>> = {
  // The P2 of an alarm is announced by the alarm itself, to its own seat first.
  report: [({ incident }) => (incident.priority === 'P1' || (incident.priority === 'P2' && incident.alarmId === null) ? [tell({ type: 'role', role: 'seat' })] : []), takePicture],
  verify: [tellAssignee],
  check: [tellAssignee],
  file: [tellRole('dispatcher'), answer],
  reject: [answer],
  return: [(scene) => tellRole(scene.from === 'filed' ? 'seat' : 'dispatcher')(scene)],
  handle: [tellRole('seat')],
  clear: [tellRole('seat')],
  close: [answer, tellChildren],
  force_close: [answer, tellChildren],
  void: [answer, tellChildren],
  merge: [answer],
  suspend: [tellLead],
  resume: [tellLead],
  recheck: [tellRole('seat'), tellChildren],
  reopen: [(scene) => tellRole(scene.from === 'rejected' ? 'seat' : 'dispatcher')(scene), tellChildren],
  request_extension: [tellRole('supervisor')],
  request_suspension: [tellRole('supervisor')],
  approve_extension: [tellLead],
  refuse_extension: [tellLead],
  refuse_suspension: [tellLead],
  urge: [tellLead],
  supervise: [tellLead],
  appeal: [tellRole('supervisor')],
  hand_over: [({ incident }) => (incident.holder === null ? [] : [tell({ type: 'person', id: incident.holder })])],
}
/** Changes that concern nobody outside. */
const QUIET: ReadonlySet<string> = new Set(['note', 'take', 'hand_over'])

/** The effects of an action, still without id, version and time. */
export function effectsOf(scene: EffectScene): EffectDraft[] {
  const own = (EFFECTS[scene.action] ?? []).flatMap((make) => make(scene))
  const published: EffectDraft[] = QUIET.has(scene.action) ? [] : [{ type: 'publish', to: { type: 'subscribers' }, about: { state: scene.incident.state } }]
  return [...units(scene), ...own, ...published]
}
