import type { IncidentSource } from '@watchfloor/shared'
import type { IncidentFacts } from './incident-facts.js'

type Rule = (facts: IncidentFacts) => boolean
interface MeasureWords { readonly zh: string; readonly en: string; readonly of: Rule }

const UNJUDGED: ReadonlySet<string> = new Set(['reported', 'verifying'])
const COMPLAINT_SOURCES: ReadonlySet<string> = new Set(['hotline', 'citizen'])
/** Sources of reports whose reporters, people outside of the centre, wait for an answer. */
export const ANSWERED_SOURCES: readonly IncidentSource[] = ['hotline', 'citizen', 'grid']

/** What was voided was made by mistake: no figure knows it. */
const reported: Rule = ({ state }) => state !== 'voided'
/** A report that was merged into another is a report, but no matter of its own. */
const accepted: Rule = (f) => reported(f) && f.state !== 'merged'
const nothingThere: Rule = ({ outcome }) => outcome === 'not_found' || outcome === 'not_ours'
const valid: Rule = (f) => reported(f) && f.state !== 'rejected' && !UNJUDGED.has(f.state) && !nothingThere(f)
const found: Rule = (f) => accepted(f) && valid(f)
const filed: Rule = (f) => accepted(f) && f.state !== 'rejected' && !UNJUDGED.has(f.state)
const due: Rule = (f) => filed(f) && f.state !== 'suspended'
const sent: Rule = (f) => filed(f) && f.sent
const disposed: Rule = (f) => filed(f) && f.disposalMin !== null
const closed: Rule = (f) => filed(f) && f.state === 'closed'
const rectified: Rule = (f) => found(f) && closed(f) && f.rectified
const autoClosed: Rule = (f) => closed(f) && f.closedByRule
const complaint: Rule = (f) => reported(f) && COMPLAINT_SOURCES.has(f.source)
const ended: Rule = (f) => reported(f) && (f.state === 'closed' || f.state === 'rejected' || (f.state === 'merged' && f.closedMs !== null))
const toAnswer: Rule = (f) => ended(f) && (ANSWERED_SOURCES as readonly string[]).includes(f.source)

/**
 * What can be counted: for each a rule that says whether one incident belongs. Figures divide these by each other, the roll-up keeps one sum for each,
 * and the incidents behind a number are those of its rule.
 */
export const MEASURES = {
  reported: { zh: '上报数(作废除外)', en: 'reports, voided ones excepted', of: reported },
  accepted: { zh: '受理数(作废、并案除外)', en: 'accepted: reports that are a matter of their own, not merged, not voided', of: accepted },
  valid: { zh: '有效上报数', en: 'valid reports: filed or merged, and something was there', of: valid },
  found: { zh: '有效问题数', en: 'valid matters: valid and not merged into another', of: found },
  filed: { zh: '立案数', en: 'filed', of: filed },
  filed_in_time: { zh: '按时立案数', en: 'filed within the time to accept', of: (f) => filed(f) && f.acceptInTime },
  sent: { zh: '派遣数', en: 'dispatched', of: sent },
  sent_in_time: { zh: '按期派遣数', en: 'dispatched in time', of: (f) => sent(f) && f.dispatchInTime },
  due: { zh: '应处置(应结案)数', en: 'due: filed and not suspended now', of: due },
  disposed: { zh: '处置数', en: 'disposed of: the work is reported done', of: disposed },
  disposed_in_time: { zh: '按期处置数', en: 'disposed of in time', of: (f) => disposed(f) && f.disposalInTime },
  overdue: { zh: '超期待处置数', en: 'open and over its disposal time', of: (f) => due(f) && f.state !== 'closed' && f.overdue },
  closed: { zh: '结案数', en: 'closed', of: closed },
  closed_in_time: { zh: '按期结案数', en: 'closed, disposal and closing in time', of: (f) => closed(f) && f.disposalInTime && f.closeInTime },
  still_open: { zh: '未结案数', en: 'filed and not closed', of: (f) => filed(f) && f.state !== 'closed' },
  reworked: { zh: '返工数', en: 'sent to rework at least once', of: (f) => due(f) && f.reworked },
  returned: { zh: '退回数', en: 'handed back at least once', of: (f) => filed(f) && f.returned },
  extended: { zh: '延期数', en: 'extended at least once', of: (f) => due(f) && f.extended },
  suspended: { zh: '挂账数', en: 'suspended at least once', of: (f) => filed(f) && f.suspended },
  rectified: { zh: '整改完成数', en: 'valid matters closed as put right', of: rectified },
  on_spot: { zh: '现场解决数', en: 'put right on the spot', of: (f) => rectified(f) && f.outcome === 'on_spot' },
  auto_closed: { zh: '自动结案数', en: 'closed by a rule', of: autoClosed },
  auto_flowed: { zh: '自动流转结案数', en: 'closed by a rule, no hand of the command room on the way', of: (f) => autoClosed(f) && !f.handed },
  again: { zh: '自动结案后 7 日内再次上报数', en: 'closed by a rule and reported again within 7 days', of: (f) => autoClosed(f) && f.reportedAgain },
  complaints: { zh: '投诉数(热线、随手拍)', en: 'complaints: hotline and citizens', of: complaint },
  repeated: { zh: '重复投诉数', en: 'complaints of a matter complained of in the 30 days before', of: (f) => complaint(f) && f.repeats },
  to_answer: { zh: '应答复数', en: 'ended reports of hotline, citizens and grid workers', of: toAnswer },
  answered: { zh: '已送达答复数(本人查询或已读、对接平台已取走或已送达、座席登记已回复)', en: 'of these, the answer arrived: looked up or read by who reported, fetched by or delivered to their system, or given by a seat who says so', of: (f) => toAnswer(f) && f.answered },
} as const satisfies Record<string, MeasureWords>

export type Measure = keyof typeof MEASURES
/** All measures, in the order of the case's life. */
export const MEASURE_NAMES = Object.keys(MEASURES) as Measure[]

/** How often each measure holds. */
export type Tally = Readonly<Record<Measure, number>>
/** Nothing counted yet. */
export const emptyTally = (): Record<Measure, number> => Object.fromEntries(MEASURE_NAMES.map((name) => [name, 0])) as Record<Measure, number>
