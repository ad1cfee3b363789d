import type { FlowRule, FlowSettings } from '@watchfloor/shared'

const rule = (name: string, zh: string, en: string, step: FlowRule['step'], more: Partial<FlowRule> = {}): FlowRule =>
  ({ name, title: { zh, en }, step, enabled: true, sources: [], categories: [], minConfidence: null, ownedOnly: false, verifiedOnly: false, proof: null, ...more })

/** Sources whose word is enough to file: those who were there by office, and the hub's own sums. */
const BY_OFFICE = ['officer', 'grid', 'video', 'drone', 'rule'] as const satisfies FlowRule['sources']

/**
 * The rules as a centre finds them. They file what a trusted source or a sure detector reports where somebody is responsible, have everything else looked at first,
 * and close by proof only. Lists of first fit: the first enabled rule of a step that fits an incident is the one that acts and is named.
 */
export const USUAL_FLOW_RULES: readonly FlowRule[] = [
  rule('open-sure', '可信线索自动上报', 'report a sure alarm', 'open', { minConfidence: 0.5, ownedOnly: true }),
  rule('file-by-office', '专业来源直接立案', 'file what was seen by office', 'file', { sources: [...BY_OFFICE], ownedOnly: true }),
  rule('file-sure-ai', '高置信AI直接立案', 'file a sure detection', 'file', { sources: ['ai'], minConfidence: 0.8, ownedOnly: true }),
  rule('verify-rest', '其余先派核实', 'have the rest verified', 'verify'),
  rule('file-verified', '核实属实立案', 'file what was found real', 'file', { ownedOnly: true, verifiedOnly: true }),
  rule('reject-unreal', '核实不实不予立案', 'reject what was found unreal', 'reject'),
  rule('dispatch-responsible', '按权责派遣', 'dispatch to the responsible unit', 'dispatch', { ownedOnly: true }),
  rule('close-camera', '同机复拍无异常结案', 'close when the camera sees it no more', 'close', { sources: ['ai'], proof: 'camera' }),
  rule('check-field', '派员现场核查', 'have it checked on the spot', 'check'),
  rule('rework-failed', '核查不过返工', 'rework what failed its check', 'rework'),
  rule('close-field', '现场核查通过结案', 'close what passed its check', 'close', { proof: 'field' }),
]

/** The settings of a centre that has set nothing: off, until an administrator has looked at the rules and named those who look at places. */
export const USUAL_FLOW: FlowSettings = { enabled: false, rules: [...USUAL_FLOW_RULES], checkers: [], sampleShare: 0.03, lookS: 600, pictureWithinM: 150, maxReworks: 2 }
