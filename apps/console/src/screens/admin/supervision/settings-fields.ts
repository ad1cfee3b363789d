import { SuperviseSettings } from '@watchfloor/shared'

/** What is typed as a number, in the order in which a track is judged, with the unit that people say it in. */
export const FIELDS = [
  ['cellMin', 'min'], ['outsideM', 'm'], ['outsideAfterS', 's'], ['stillRadiusM', 'm'], ['stillAfterMin', 'min'], ['gapAfterS', 's'], ['offlineAfterS', 's'], ['jumpMps', 'm/s'], ['drawDays', 'd'],
] as const satisfies readonly (readonly [keyof SuperviseSettings, string])[]
export type FieldName = (typeof FIELDS)[number][0]
export type Typed = Record<FieldName | 'category', string>
export type Wrong = 'range' | 'order' | null

/** How settings come when nobody set any. */
export const USUAL = SuperviseSettings.parse({})
/** From where to where a setting goes. */
export const rangeOf = (name: FieldName): { least: number; most: number } => { const { minValue, maxValue } = SuperviseSettings.shape[name].unwrap(); return { least: minValue ?? 0, most: maxValue ?? Infinity } }
export const typedOf = (settings: SuperviseSettings): Typed => ({ ...Object.fromEntries(FIELDS.map(([name]) => [name, String(settings[name])])), category: settings.category }) as Typed

/** What was typed as settings, and what is wrong with each field; `order`: a camera cannot be offline before it has a gap. */
export function readTyped(typed: Typed): { settings: SuperviseSettings | null; wrong: Partial<Record<FieldName, Wrong>> } {
  const values = Object.fromEntries(FIELDS.map(([name]) => [name, typed[name].trim() === '' ? NaN : Number(typed[name])])) as Record<FieldName, number>
  const wrong: Partial<Record<FieldName, Wrong>> = {}
  for (const [name] of FIELDS) if (!SuperviseSettings.shape[name].safeParse(values[name]).success) wrong[name] = 'range'
  if (!wrong.offlineAfterS && !wrong.gapAfterS && values.offlineAfterS < values.gapAfterS) wrong.offlineAfterS = 'order'
  const read = SuperviseSettings.safeParse({ ...values, category: typed.category })
  return { settings: read.success && Object.keys(wrong).length === 0 ? read.data : null, wrong }
}
