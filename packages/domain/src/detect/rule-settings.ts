import { RuleSettings } from '@watchfloor/shared'
import { z } from 'zod'
import type { AnyRule } from './rule.js'
import { ruleOf } from './rules.js'

/** A rule's settings as it comes, its texts in one language. */
export const defaultSettings = (rule: AnyRule, language: 'zh' | 'en'): RuleSettings => ({
  rule: rule.name, enabled: true, priority: rule.rationale.priority, consequence: rule.rationale.consequence[language], operatorAction: rule.rationale.operatorAction[language],
  respondWithinS: rule.rationale.respondWithinS, delayOnS: rule.rationale.delayOnS, delayOffS: rule.rationale.delayOffS, params: rule.params.parse({}) as Record<string, unknown>,
})

/** Settings that may be saved, or what is wrong with them: one line a fault, beginning with the field. */
export type CheckedSettings = { readonly ok: true; readonly settings: RuleSettings } | { readonly ok: false; readonly faults: readonly string[] }
const linesOf = (error: z.ZodError, under = ''): string[] => error.issues.map((issue) => `${[under, ...issue.path.map(String)].filter(Boolean).join('.')}: ${issue.message}`)

/** Checks settings before they are saved: a rule without an operator action is refused, so is a parameter out of its range. Absent parameters get their defaults. */
export function checkSettings(input: unknown): CheckedSettings {
  const read = RuleSettings.safeParse(input)
  if (!read.success) return { ok: false, faults: linesOf(read.error) }
  const rule = ruleOf(read.data.rule)
  if (rule === undefined) return { ok: false, faults: [`rule: there is no rule ${read.data.rule}`] }
  const params = rule.params.strict().safeParse(read.data.params)
  return params.success ? { ok: true, settings: { ...read.data, params: params.data as Record<string, unknown> } } : { ok: false, faults: linesOf(params.error, 'params') }
}

/** One line of a rule's form. */
export interface FormField {
  readonly key: string
  readonly type: 'number' | 'boolean' | 'text' | 'choice' | 'list' | 'map'
  readonly label: { readonly zh: string; readonly en: string }
  readonly unit: string | null
  readonly min: number | null
  readonly max: number | null
  readonly choices: readonly string[] | null
  readonly usual: unknown
}
interface Described { type?: string; label?: { zh: string; en: string }; unit?: string; minimum?: number; maximum?: number; enum?: string[]; items?: { enum?: string[] }; default?: unknown }

/** The form of a rule's parameters, drawn from its schema. */
export function formOf(rule: AnyRule): FormField[] {
  const { properties = {} } = z.toJSONSchema(rule.params, { io: 'input' }) as { properties?: Record<string, Described> }
  return Object.entries(properties).map(([key, field]) => ({
    key, label: field.label ?? { zh: '', en: '' }, unit: field.unit ?? null, min: field.minimum ?? null, max: field.maximum ?? null, usual: field.default,
    choices: field.enum ?? field.items?.enum ?? null,
    type: field.enum ? 'choice' : field.type === 'number' || field.type === 'integer' ? 'number' : field.type === 'boolean' ? 'boolean' : field.type === 'array' ? 'list' : field.type === 'object' ? 'map' : 'text',
  }))
}

/** What is wrong with a rule itself, nothing when all is well: the harness asks this of every rule in the list. */
export function ruleFaults(rule: AnyRule): string[] {
  const { rationale, title } = rule
  const faults: string[] = []
  const must = (ok: boolean, what: string): void => { if (!ok) faults.push(`${rule.name}: ${what}`) }
  must(/^[a-z][a-z0-9_]{1,40}$/.test(rule.name), 'name in snake_case')
  for (const language of ['zh', 'en'] as const) {
    must(title[language].trim() !== '', `title in ${language}`)
    must(rationale.consequence[language].trim() !== '', `consequence in ${language}`)
    must(rationale.operatorAction[language].trim() !== '', `an operator action in ${language}: without it, it is no alarm`)
  }
  must(rationale.respondWithinS > 0 && rationale.delayOnS >= 0 && rationale.delayOffS >= 0, 'times')
  must(rule.kinds.length > 0 && rule.reads.length > 0 && rule.maxAgeMs > 0, 'something to look at')
  must(rule.params.safeParse({}).success, 'a default for every parameter')
  for (const { key, label } of formOf(rule)) must(label.zh !== '' && label.en !== '', `a label for ${key}`)
  must(rule.state.safeParse(JSON.parse(JSON.stringify(rule.open()))).success, 'a fresh state that survives JSON')
  return faults
}
