import type { RuleEntry } from '@watchfloor/shared'

export type Field = RuleEntry['form'][number]
/** What stands in the field of a parameter; switches hold a boolean. */
export type Typed = string | boolean

/** A parameter as its field shows it. Lists are parted by commas, maps are `key=value`. */
export function typedOf(field: Field, value: unknown): Typed {
  if (field.type === 'boolean') return value === true
  if (field.type === 'list') return Array.isArray(value) ? value.map(String).join(', ') : ''
  if (field.type === 'map') return value && typeof value === 'object' ? Object.entries(value).map(([key, one]) => `${key}=${String(one)}`).join(', ') : ''
  return value === undefined || value === null ? '' : String(value)
}

/** The value that was typed, or null when it cannot be one; whether the rule takes it is for the hub's schema to say. */
export function valueOf(field: Field, typed: Typed): { value: unknown } | null {
  if (typeof typed === 'boolean') return { value: typed }
  const text = typed.normalize('NFKC').trim()
  if (field.type === 'number') {
    const value = Number(text)
    return text === '' || !Number.isFinite(value) || (field.min !== null && value < field.min) || (field.max !== null && value > field.max) ? null : { value }
  }
  const parts = text.split(/[,;\u3001]/).map((part) => part.trim()).filter(Boolean)
  if (field.type === 'list') return { value: parts.map(plain) }
  if (field.type === 'map') {
    const pairs = parts.map((part) => /^([^=]+)=(.*)$/.exec(part))
    return pairs.includes(null) ? null : { value: Object.fromEntries(pairs.map((pair) => [pair![1]!.trim(), plain(pair![2]!.trim())])) }
  }
  return { value: text }
}

/** A figure stays a figure: only what reads back the same is one, so that a code `0101` stays text. */
const plain = (text: string): string | number => (text !== '' && String(Number(text)) === text ? Number(text) : text)
