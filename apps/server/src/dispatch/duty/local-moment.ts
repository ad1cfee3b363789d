/** A moment as tables write it, `2026-11-22 08:00` or `2026/11/22 8:00:00` in local time, or ISO-8601 with an offset; as ISO-8601 UTC, null where it is none. */
export function localMoment(text: string, utcOffsetMin: number): string | null {
  const match = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})[ T](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/.exec(text.trim())
  if (!match) return null
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0)) as [number, number, number, number, number, number]
  const zone = match[7]
  const offsetMin = zone === undefined ? utcOffsetMin : zone === 'Z' ? 0 : (zone.startsWith('-') ? -1 : 1) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4)))
  const utc = Date.UTC(year, month - 1, day, hour, minute, second)
  const local = new Date(utc)
  // Date.UTC rolls the 31st of a short month over; 24:00 is the end of a day.
  const isReal = month >= 1 && month <= 12 && day >= 1 && minute < 60 && second < 60 && (hour < 24 || (hour === 24 && minute === 0)) && (hour === 24 || local.getUTCDate() === day)
  return isReal ? new Date(utc - offsetMin * 60_000).toISOString() : null
}
