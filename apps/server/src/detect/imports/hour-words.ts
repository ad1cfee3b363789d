import type { HourWindow } from '@watchfloor/shared'

const WINDOW = /^(\d{1,2}):(\d{2})\s*[-–—~～至到]\s*(\d{1,2}):(\d{2})$/
const hm = (hours: string, minutes: string): string => `${hours.padStart(2, '0')}:${minutes}`

/** Hours as people write them, `22:00-06:00`, several with `;` between; undefined for none. @throws RangeError with what to write instead. */
export function hourWindows(text: string | undefined): HourWindow[] | undefined {
  const parts = (text ?? '').split(/[;；、]/).map((part) => part.trim().replaceAll('：', ':')).filter(Boolean)
  if (parts.length === 0) return undefined
  return parts.map((part) => {
    const found = WINDOW.exec(part)
    if (found === null) throw new RangeError(`“${part.slice(0, 40)}” are no hours; write 22:00-06:00, several with ; between`)
    return { from: hm(found[1]!, found[2]!), to: hm(found[3]!, found[4]!) }
  })
}
