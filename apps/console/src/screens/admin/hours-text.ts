import { HourWindow } from '@watchfloor/shared'

/** `1-5 08:00-18:00; 6 09:00-12:00`: days from 1 = Monday to 7 = Sunday, left out = every day. */
const WINDOW = /^(?:([1-7](?:-[1-7])?(?:,[1-7](?:-[1-7])?)*)\s+)?(\d{1,2}:\d{2})\s*[-~\u2013\u81f3]\s*(\d{1,2}:\d{2})$/
const isoDay = (day: number): number => (day === 0 ? 7 : day)

/** Hours as a line of text that `readHours` reads again. */
export function sayHours(hours: readonly HourWindow[] | undefined): string {
  return (hours ?? []).map(({ days, from, to }) => `${days ? `${runs(days.map(isoDay))} ` : ''}${from}-${to}`).join('; ')
}

/** Hours as typed; an empty text is `[]` (always), null = it cannot be read. */
export function readHours(text: string): HourWindow[] | null {
  const parts = text.normalize('NFKC').split(';').map((part) => part.trim()).filter(Boolean)
  const windows = parts.map((part) => {
    const match = WINDOW.exec(part)
    if (!match) return null
    const days = match[1]?.split(',').flatMap(spread)
    const read = HourWindow.safeParse({ ...(days ? { days: [...new Set(days)].map((day) => day % 7) } : {}), from: match[2]!.padStart(5, '0'), to: match[3]!.padStart(5, '0') })
    return read.success ? read.data : null
  })
  return windows.includes(null) ? null : (windows as HourWindow[])
}

function spread(part: string): number[] {
  const [from, to = from] = part.split('-').map(Number) as [number, number?]
  return from <= to ? Array.from({ length: to - from + 1 }, (_, i) => from + i) : []
}

/** `1-5,7` for Monday to Friday and Sunday. */
function runs(days: readonly number[]): string {
  const out: [number, number][] = []
  for (const day of [...new Set(days)].sort((a, b) => a - b)) {
    const last = out.at(-1)
    if (last && last[1] === day - 1) last[1] = day
    else out.push([day, day])
  }
  return out.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(',')
}
