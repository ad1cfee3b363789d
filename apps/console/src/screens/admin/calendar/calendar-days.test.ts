import { DEFAULT_CALENDAR } from '@watchfloor/shared'
import { dayKind, monthGrid, readSessions, saySessions, turnDay } from './calendar-days.js'

describe('the year of the working calendar', () => {
  it('knows each kind of day', () => {
    expect(['2026-10-01', '2026-10-10', '2026-10-11', '2026-10-12'].map((day) => dayKind(DEFAULT_CALENDAR, day))).toEqual(['holiday', 'makeup', 'weekend', 'work'])
  })
  it.each(['2026-10-01', '2026-10-11', '2026-10-12'])('%s turns and turns back', (day) => {
    const turned = turnDay(DEFAULT_CALENDAR, day)
    expect(dayKind(turned, day)).not.toBe(dayKind(DEFAULT_CALENDAR, day))
    if (dayKind(DEFAULT_CALENDAR, day) !== 'holiday') expect(turnDay(turned, day)).toEqual(DEFAULT_CALENDAR)
  })
  it('a month begins under its day of the week', () => {
    const november = monthGrid(2026, 11)
    expect(november.slice(0, 7)).toEqual([null, null, null, null, null, null, '2026-11-01'])
    expect(november.at(-1)).toBe('2026-11-30')
  })
  it('sessions are read as they are said', () => {
    expect(readSessions(saySessions(DEFAULT_CALENDAR.sessions))).toEqual(DEFAULT_CALENDAR.sessions)
    expect(readSessions('8 to 12')).toBeNull()
  })
})
