import type { IncidentDetail } from '@watchfloor/shared'
import type { Matter } from '../problems/matter.js'

/** What there really was, against what became of it at the hub. */
export const TRUTHS = ['put right', 'not put right', 'never there', 'urgent'] as const
export type TruthWord = (typeof TRUTHS)[number]
export const FATES = ['closed by rule', 'rejected by rule', 'ended by a person', 'waits for a person'] as const
export type Fate = (typeof FATES)[number]

/** The day's result: the confusion matrix and the two promises of issue 3 §7. */
export interface DayAccount {
  readonly matrix: Readonly<Record<TruthWord, Readonly<Record<Fate, number>>>>
  readonly incidents: number
  /** Matters of which the hub never made an incident. */
  readonly missed: number
  readonly withoutHand: number
  readonly closedByRule: number
  /** Closed by a rule although it is still there. */
  readonly unrepaired: readonly string[]
  readonly urgentClosed: readonly string[]
  readonly byRule: ReadonlyMap<string, { closed: number; unrepaired: number }>
}

const SEATS: ReadonlySet<string> = new Set(['seat', 'dispatcher', 'supervisor', 'admin'])
const hasHand = ({ timeline }: Pick<IncidentDetail, 'timeline'>): boolean => timeline.some(({ actor, action }) => actor.type === 'person' && SEATS.has(actor.role) && action !== 'report')

const truthOf = (matter: Matter | undefined): TruthWord => (matter === undefined || !matter.real ? 'never there' : matter.urgent ? 'urgent' : matter.present ? 'not put right' : 'put right')

function fateOf(incident: IncidentDetail): Fate {
  const ended = incident.state === 'closed' || incident.state === 'rejected'
  if (!ended) return 'waits for a person'
  if (hasHand(incident)) return 'ended by a person'
  return incident.state === 'closed' ? 'closed by rule' : 'rejected by rule'
}

/** Holds each incident against the matter that it is about. What is still at work when the day ends counts as waiting: nothing is left out of the denominator. */
export function accountDay(incidents: readonly IncidentDetail[], matterOf: (incident: IncidentDetail) => Matter | undefined, matters: readonly Matter[]): DayAccount {
  const matrix = Object.fromEntries(TRUTHS.map((truth) => [truth, Object.fromEntries(FATES.map((fate) => [fate, 0]))])) as Record<TruthWord, Record<Fate, number>>
  const unrepaired: string[] = []
  const urgentClosed: string[] = []
  const byRule = new Map<string, { closed: number; unrepaired: number }>()
  const met = new Set<Matter>()
  for (const incident of incidents) {
    const matter = matterOf(incident)
    if (matter !== undefined) met.add(matter)
    const [truth, fate] = [truthOf(matter), fateOf(incident)]
    matrix[truth][fate]++
    if (fate !== 'closed by rule') continue
    const rule = byRule.get(incident.closedByRule ?? '?') ?? { closed: 0, unrepaired: 0 }
    byRule.set(incident.closedByRule ?? '?', rule)
    rule.closed++
    if (matter?.real === true && matter.present) {
      unrepaired.push(incident.number)
      rule.unrepaired++
    }
    if (truth === 'urgent' || incident.priority <= 'P2') urgentClosed.push(incident.number)
  }
  const total = (fate: Fate): number => TRUTHS.reduce((sum, truth) => sum + matrix[truth][fate], 0)
  return {
    matrix, incidents: incidents.length, missed: matters.filter((matter) => matter.real && !met.has(matter)).length, withoutHand: total('closed by rule') + total('rejected by rule'),
    closedByRule: total('closed by rule'), unrepaired, urgentClosed, byRule,
  }
}

/** Whether the day kept what is promised: at least 90 % ended without a seat's hand, at most 1 % of what was closed is not put right, nothing urgent among it. */
export const keepsPromise = ({ incidents, withoutHand, closedByRule, unrepaired, urgentClosed }: DayAccount): boolean =>
  incidents > 0 && withoutHand / incidents >= 0.9 && unrepaired.length / Math.max(1, closedByRule) <= 0.01 && urgentClosed.length === 0

const percent = (part: number, whole: number): string => `${((100 * part) / Math.max(1, whole)).toFixed(2)} %`

/** The account as people read it. */
export function printed(account: DayAccount): string {
  const { matrix, incidents, withoutHand, closedByRule, unrepaired, urgentClosed, byRule, missed } = account
  const wide = 19
  const row = (name: string, cells: readonly (string | number)[]): string => name.padEnd(16) + cells.map((cell) => String(cell).padStart(wide)).join('')
  return [
    row('truth \\ fate', FATES), ...TRUTHS.map((truth) => row(truth, FATES.map((fate) => matrix[truth][fate]))), '',
    `incidents ${incidents}, of them ended without a seat's hand ${withoutHand} = ${percent(withoutHand, incidents)} (promised: at least 90 %)`,
    `closed by a rule ${closedByRule}, of them not put right ${unrepaired.length} = ${percent(unrepaired.length, closedByRule)} (promised: at most 1 %)${unrepaired.length > 0 ? `: ${unrepaired.join(', ')}` : ''}`,
    `P1 and P2 among them: ${urgentClosed.length} (promised: none)`,
    ...[...byRule].map(([rule, { closed, unrepaired: wrong }]) => `  ${rule}: ${closed} closed, ${wrong} of them not put right`),
    `true matters of which no incident was made: ${missed}`,
    keepsPromise(account) ? 'The promise is kept.' : 'The promise is NOT kept.',
  ].join('\n')
}
