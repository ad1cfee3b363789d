import type { Alarm, Category } from '@watchfloor/shared'
import { ruleOf } from '../detect/rules.js'

/**
 * What an incident of an alarm is described as: what happened, to which device, and what the device said of it. The alarm's own words alone ("sos", a rule's name)
 * say nothing to who reads the queue. Detections are told by their category, for the rule's title is the same for all of them.
 */
export function alarmWords({ rule, kind, text }: Pick<Alarm, 'rule' | 'kind' | 'text'>, device: { readonly name: string; readonly plate: string | null } | undefined, category: Pick<Category, 'name'> | undefined): string {
  const what = kind.startsWith('ai_') && category !== undefined ? category.name.zh : ruleOf(rule)?.title.zh ?? category?.name.zh ?? kind
  const whose = device?.plate ?? device?.name ?? ''
  const said = text?.trim() ?? ''
  // A machine's word for the same thing again (`sos`) is not news.
  const isWord = said !== '' && said !== kind && said !== rule
  return `${what}${whose === '' ? '' : `：${whose}`}${isWord ? `，${said}` : ''}`
}
