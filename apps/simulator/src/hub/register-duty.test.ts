import { city } from '@watchfloor/city'
import { DEFAULT_CODE_SET } from '@watchfloor/shared'
import { CITY_SIZES, rostersOf } from '../linlan.js'
import { DAY_MS, midnightOf } from '../time/shanghai.js'
import { DEPARTMENTS } from './departments.js'
import { officerShifts } from './register-duty.js'

const { officers } = rostersOf(city(), CITY_SIZES)
const day = midnightOf(Date.parse('2026-11-22T12:00:00+08:00'))

it('rosters every camera once a day and nobody twice at a time, at midnight too', () => {
  const shifts = [...officerShifts(officers, day), ...officerShifts(officers, day + DAY_MS)]
  expect(shifts).toHaveLength(600)
  const twice = shifts.flatMap((a, i) => shifts.slice(i + 1).filter((b) => a.startMs < b.endMs && b.startMs < a.endMs && (a.camera === b.camera || (a.squad === b.squad && a.person === b.person))))
  expect(twice).toEqual([])
})

it('has somebody of every squad out from half past seven until half past five of the next morning', () => {
  const shifts = [-DAY_MS, 0, DAY_MS].flatMap((shift) => officerShifts(officers, day + shift))
  for (let hour = 7.5; hour < 30; hour++) {
    const at = day + hour * 3_600_000
    const present = new Set(shifts.filter(({ startMs, endMs }) => startMs <= at && at < endMs).map(({ squad }) => squad))
    expect([hour, present.size]).toEqual([hour, 6])
  }
})

it('gives departments what is in the code set, and each matter to one', () => {
  const leads = DEPARTMENTS.flatMap(({ leads: codes }) => codes)
  expect(new Set(leads).size).toBe(leads.length)
  expect(leads.filter((code) => !DEFAULT_CODE_SET.categories.some((category) => category.code.startsWith(code)))).toEqual([])
})
