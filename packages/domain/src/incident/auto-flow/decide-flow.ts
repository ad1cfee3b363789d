import type { FlowRule, FlowSettings, FlowStepName, Incident, TimelineLine } from '@watchfloor/shared'
import type { Checker, FlowDecision, FlowFacts, FlowInput } from './flow-facts.js'
import { isFresh, proofByCamera } from './proof.js'

/** Times that the hub sends somebody to look before it leaves the matter to a person: a task that runs out is not refused for ever. */
const MAX_LOOKS = 2
const SEATS: ReadonlySet<string> = new Set(['seat', 'dispatcher', 'supervisor', 'admin'])

const leave = (why: string): FlowDecision => ({ type: 'leave', why })
const waits: FlowDecision = { type: 'wait', why: 'somebody is at work on it', untilMs: null }

/** Whether a rule is for an incident of this kind. */
export function fits(rule: FlowRule, { category, source }: Pick<Incident, 'category' | 'source'>, confidence: number | null, owned: boolean): boolean {
  if (!rule.enabled || (rule.ownedOnly && !owned)) return false
  if (rule.sources.length > 0 && !rule.sources.includes(source)) return false
  if (rule.categories.length > 0 && !rule.categories.some((start) => category.startsWith(start))) return false
  // A detector that does not say how sure it is, is not sure; people are not asked.
  return rule.minConfidence === null || (confidence ?? (source === 'ai' || source === 'drone' ? 0 : 1)) >= rule.minConfidence
}

const ruleFor = ({ incident, confidence, owners }: FlowFacts, settings: FlowSettings, step: FlowStepName, which: (rule: FlowRule) => boolean = () => true): FlowRule | undefined =>
  settings.rules.find((rule) => rule.step === step && which(rule) && fits(rule, incident, confidence, owners.length > 0))

/** Somebody of the command room has taken it in hand: from then on it is theirs. */
export const isInHand = (timeline: readonly TimelineLine[]): boolean => timeline.some(({ actor, action }) => actor.type === 'person' && SEATS.has(actor.role) && action !== 'report')

/** Why everything is left while no rule runs. */
export const FLOW_OFF = 'the auto-flow is off'
/** Why a proven case is left to a person all the same. */
export const SAMPLED = 'drawn as a sample for quality: a person looks at it'

/** Always the same answer for the same incident, spread evenly over [0, 1): who is sampled is not chosen by how the case looks. */
export function sampleOf(id: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193)
  hash ^= hash >>> 15
  hash = Math.imul(hash, 0x2c1b3c6d)
  return ((hash ^ (hash >>> 13)) >>> 0) / 0x1_0000_0000
}

/** The least busy of those who may look: not who did the work, nor a colleague of the unit that did. */
function checkerFor({ incident, checkers, timeline }: FlowFacts): Checker | undefined {
  const asked = new Set(timeline.map(({ about }) => about['assignee']))
  const able = checkers.filter(({ id, unitId }) => id !== incident.handledBy && id !== incident.reportedBy && (unitId === null || unitId !== incident.leadUnitId))
  // Who let a task run out is not the first to be asked again.
  return [...able].sort((a, b) => Number(asked.has(a.id)) - Number(asked.has(b.id)) || a.tasks - b.tasks || sampleOf(a.id + incident.id) - sampleOf(b.id + incident.id))[0]
}

const by = (rule: FlowRule, why: string, input: FlowInput): FlowDecision => ({ type: 'act', rule: `auto.${rule.name}`, why, input })
const countOf = (timeline: readonly TimelineLine[], action: string): number => timeline.filter((line) => line.action === action).length

/**
 * What the hub does next about an incident without a hand, by which rule and why (issue 3 §7). Never about P1 or P2, never against a person of the command room,
 * and it never closes what has no proof: where nothing fits, it is left to people and the reason is said.
 */
export function decideFlow(facts: FlowFacts, settings: FlowSettings): FlowDecision {
  const { incident, timeline } = facts
  if (!settings.enabled) return leave(FLOW_OFF)
  if (incident.priority <= 'P2') return leave(`${incident.priority} is for people`)
  if (incident.holder !== null || incident.supervised || isInHand(timeline)) return leave('a person has it in hand')
  switch (incident.state) {
    case 'reported': return ofReported(facts, settings)
    case 'filed': return ofFiled(facts, settings)
    case 'handled': return ofHandled(facts, settings)
    default: return waits
  }
}

function ofReported(facts: FlowFacts, settings: FlowSettings): FlowDecision {
  const { incident, timeline, confidence } = facts
  if (incident.returns > 0) return leave('its unit handed it back')
  const verdict = timeline.filter(({ action }) => action === 'report_verified').at(-1)?.about['real']
  if (verdict === false) {
    const rule = ruleFor(facts, settings, 'reject')
    // What is turned away ends as surely as what is closed: a part of it is looked at by a person, too.
    if (rule !== undefined && sampleOf(incident.id) < settings.sampleShare) return leave(SAMPLED)
    return rule === undefined ? leave('found unreal, and no rule rejects it') : by(rule, 'who was sent to look found nothing', { action: 'reject', reason: '现场核实：情况不属实 (verified on the spot: not so)' })
  }
  const filing = ruleFor(facts, settings, 'file', ({ verifiedOnly }) => verifiedOnly === (verdict === true))
  if (filing !== undefined) return by(filing, verdict === true ? 'who was sent to look found it so' : `reported by ${incident.source}${confidence === null ? '' : `, confidence ${confidence}`}`, { action: 'file' })
  const verifying = verdict === undefined ? ruleFor(facts, settings, 'verify') : undefined
  if (verifying === undefined) return leave(facts.owners.length === 0 ? 'nobody is responsible for it here' : 'no rule files or verifies it')
  return look(facts, verifying, 'verify', `${incident.source}${confidence === null ? '' : `, confidence ${confidence}`}: not sure enough to file`)
}

function ofFiled(facts: FlowFacts, settings: FlowSettings): FlowDecision {
  if (facts.incident.returns > 0) return leave('its unit handed it back')
  const rule = ruleFor(facts, settings, 'dispatch')
  return rule === undefined ? leave('nobody is responsible for it here') : by(rule, `responsible: ${facts.owners[0]}`, { action: 'dispatch' })
}

function look(facts: FlowFacts, rule: FlowRule, action: 'verify' | 'check', why: string): FlowDecision {
  const { timeline, checkers } = facts
  const since = action === 'check' ? timeline.slice(timeline.findLastIndex((line) => line.action === 'handle' || line.action === 'clear') + 1) : timeline
  if (countOf(since, action) >= MAX_LOOKS) return leave('nobody answered who was sent to look')
  const checker = checkerFor(facts)
  if (checker === undefined) return leave(checkers.length === 0 ? 'nobody is named to look at places' : 'nobody may look who did not do it')
  return by(rule, why, { action, assignee: checker.id })
}

function ofHandled(facts: FlowFacts, settings: FlowSettings): FlowDecision {
  const { incident, timeline } = facts
  if (incident.outcome === null || incident.outcome === 'case' || incident.outcome === 'not_ours') return leave(`its outcome is ${incident.outcome ?? 'not said'}`)
  if (incident.rectified === false && incident.outcome !== 'not_found') return leave('it is said not to be put right')
  if (incident.checkPassed === false) return again(facts, settings, 'the check found it not put right')
  if (incident.checkPassed === true) {
    const rule = ruleFor(facts, settings, 'close', ({ proof }) => proof === 'field')
    return rule === undefined ? leave('no rule closes what passed its check') : by(rule, 'somebody who did not handle it was there and found it so', { action: 'close' })
  }
  if (sampleOf(incident.id) < settings.sampleShare) return leave(SAMPLED)
  const handledMs = Date.parse(timeline.filter(({ action }) => action === 'handle' || action === 'clear').at(-1)?.recordedAt ?? incident.updatedAt)
  const closing = ruleFor(facts, settings, 'close', ({ proof }) => proof === 'camera')
  const checking = ruleFor(facts, settings, 'check')
  const inField = (why: string): FlowDecision => (checking === undefined ? leave(`${why}, and no rule has it checked`) : look(facts, checking, 'check', why))
  if (closing === undefined || facts.look === null) return inField('no camera can prove it')
  const proof = proofByCamera(facts.look, handledMs, facts.nowMs, settings.lookS)
  if (proof.type === 'pending') return { type: 'wait', why: 'the camera looks again', untilMs: proof.untilMs }
  if (proof.type === 'blind') return inField('its camera cannot prove it')
  // What a unit did not find may be the detector's mistake: that is not the unit's to do again.
  if (proof.type === 'seen') return incident.outcome === 'not_found' ? inField('the camera says it is there, the unit that it is not') : again(facts, settings, 'the camera still sees it')
  if (facts.reportedAgain) return inField('it was reported again since')
  if (!facts.pictures.some((picture) => isFresh(picture, timeline, handledMs, settings.pictureWithinM))) return inField('its picture after is missing, old, from elsewhere, or was used before')
  return by(closing, `the camera has not seen it since ${new Date(facts.look.goneMs!).toISOString()}, and the picture after is fresh`, { action: 'close' })
}

function again(facts: FlowFacts, settings: FlowSettings, why: string): FlowDecision {
  const { incident } = facts
  if (incident.outcome === 'not_found') return leave(`${why}, but the unit found nothing`)
  if (incident.reworks >= settings.maxReworks) return leave(`${why}, after ${incident.reworks} reworks`)
  const rule = ruleFor(facts, settings, 'rework')
  return rule === undefined ? leave(`${why}, and no rule sends it back`) : by(rule, why, { action: 'rework', reason: `自动核查未通过 (${why})` })
}
