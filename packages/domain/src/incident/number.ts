const SLOT = /\{(yyyy|yy|MM|dd|seq:(\d{1,2})|region)\}/g
const DAY_MS = 86_400_000

/** What is wrong with a number pattern, or null: it must tell the day and hold a sequence, or two incidents could share a number. */
export function numberPatternFault(pattern: string): string | null {
  const slots = [...pattern.matchAll(SLOT)].map(([, slot]) => slot!)
  if (pattern.replace(SLOT, '').match(/[{}]/)) return 'knows {region} {yyyy} {yy} {MM} {dd} {seq:N} only'
  if (slots.filter((slot) => slot.startsWith('seq')).length !== 1) return 'needs {seq:N} exactly once'
  return slots.includes('MM') && slots.includes('dd') && slots.some((slot) => slot.startsWith('yy')) ? null : 'needs a year, {MM} and {dd}: the sequence begins anew each day'
}

/** The local day of a moment, `YYYY-MM-DD`: the key of the day's sequence. */
export const numberDay = (nowMs: number, utcOffsetMin: number): string => new Date(nowMs + utcOffsetMin * 60_000).toISOString().slice(0, 10)

/** An incident's number for people, by the city's pattern (`{region}{yyyy}{MM}{dd}{seq:5}`). A sequence longer than its room is written out whole. */
export function incidentNumber(pattern: string, day: string, seq: number, region = ''): string {
  const at = new Date(Math.floor(Date.parse(day) / DAY_MS) * DAY_MS).toISOString()
  return pattern.replace(SLOT, (_all, slot: string, width: string | undefined) => {
    switch (slot) {
      case 'yyyy': return at.slice(0, 4)
      case 'yy': return at.slice(2, 4)
      case 'MM': return at.slice(5, 7)
      case 'dd': return at.slice(8, 10)
      case 'region': return region
      default: return String(seq).padStart(Number(width), '0')
    }
  })
}
