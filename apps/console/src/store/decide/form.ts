import { plainPlate, plateKind } from '@watchfloor/domain'
import type { ActionName } from '@watchfloor/shared'
import { asksPlate } from './asks.js'
import type { Ask } from './asks.js'
import type { Said } from './decide.js'

/** What was typed or chosen so far, as text: it can be kept and shown again. */
export type Fields = Readonly<Record<string, string>>

/** Stands for the answer that somebody goes and looks, whoever it is. */
export const NOBODY = 'nobody'

const MOST: Partial<Record<Ask, number>> = { reason: 500, note: 2000 }
/** The first thing that is still missing, or null when the action can go. */
export function missing(asks: readonly Ask[], fields: Fields, nowMs: number): Ask | null {
  const first = asks.find((ask) => {
    const text = (fields[ask] ?? '').trim()
    if (ask === 'amendment') return !['category', 'priority', 'description', 'address'].some((field) => (fields[field] ?? '').trim() !== '')
    if (ask === 'looker') return false
    if (ask === 'until') return !(Date.parse(text) > nowMs)
    return text === '' || text.length > (MOST[ask] ?? Infinity)
  })
  return first ?? (asks.includes('outcome') && asksPlate(fields) && plateKind(plainPlate(fields['plate'] ?? '')) === null ? 'plate' : null)
}

const yes = (text: string | undefined): boolean => text === 'yes'
const ifGiven = (name: string, text: string | undefined): Record<string, string> => (text?.trim() ? { [name]: text.trim() } : {})

/** The action as the hub takes it, from what the form holds. */
export function saidOf(action: ActionName, asks: readonly Ask[], fields: Fields): Said {
  const parts = asks.map((ask): Record<string, unknown> => {
    switch (ask) {
      case 'reason': return { reason: fields['reason']?.trim() }
      case 'note': return { note: fields['note']?.trim() }
      case 'real': return { real: yes(fields['real']) }
      case 'passed': return { passed: yes(fields['passed']) }
      case 'granted': return { granted: yes(fields['granted']) }
      case 'outcome': return { outcome: fields['outcome'], ...(asksPlate(fields) ? ifGiven('plate', fields['plate']) : {}) }
      case 'plate': return {}
      case 'until': return { until: new Date(fields['until'] ?? '').toISOString() }
      case 'standard': return { standard: Number(fields['standard']) }
      case 'target': return { into: fields['target'] }
      case 'colleague': return { to: fields['colleague'] }
      case 'looker': return fields['looker'] === NOBODY ? {} : ifGiven('assignee', fields['looker'])
      case 'amendment': return { ...ifGiven('category', fields['category']), ...ifGiven('priority', fields['priority']), ...ifGiven('description', fields['description']), ...ifGiven('address', fields['address']) }
    }
  })
  return Object.assign({ action }, ...parts) as Said
}
