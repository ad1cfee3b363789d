/**
 * How long ago, in one unit: `42 s`, `3 min`, `2 h`, `5 d`; a clock that is ahead gives `0 s`.
 * The same in every language, like a unit of measure: panel, map and table must read alike at a glance.
 */
export function age(ms: number): string {
  const s = Math.max(0, Math.floor(ms / 1000))
  if (s < 60) return `${s} s`
  if (s < 3600) return `${Math.floor(s / 60)} min`
  if (s < 86_400) return `${Math.floor(s / 3600)} h`
  return `${Math.floor(s / 86_400)} d`
}
