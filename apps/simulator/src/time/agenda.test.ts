import { Agenda } from './agenda.js'
import { hourOf, midnightOf, nextAt, within } from './shanghai.js'

describe('the agenda', () => {
  it('plays in order of time, also what tasks add', () => {
    const agenda = new Agenda(0)
    const seen: string[] = []
    agenda.at(30, () => seen.push(`c${agenda.nowMs}`))
    agenda.at(10, () => { seen.push(`a${agenda.nowMs}`); agenda.after(5, () => seen.push(`b${agenda.nowMs}`)) })
    agenda.run(20, true)
    expect(seen).toEqual(['a10', 'b15'])
    agenda.run(100, true)
    expect(seen).toEqual(['a10', 'b15', 'c30'])
    expect([agenda.nowMs, agenda.size]).toEqual([100, 0])
  })
  it('sorts a thousand', () => {
    const agenda = new Agenda(0)
    const seen: number[] = []
    for (let i = 0; i < 1000; i++) { const t = (i * 7919) % 1000; agenda.at(t, () => seen.push(t)) }
    agenda.run(1000, true)
    expect(seen).toEqual([...seen].sort((a, b) => a - b))
    expect(seen).toHaveLength(1000)
  })
  it('shows tasks the real time when played live', () => {
    const agenda = new Agenda(0)
    let seen = -1
    agenda.at(10, () => { seen = agenda.nowMs })
    agenda.run(25, false)
    expect(seen).toBe(25)
  })
})

describe('the city\'s clock', () => {
  const ms = Date.parse('2026-11-22T20:30:00Z')
  it('is UTC+8', () => {
    expect(hourOf(ms)).toBeCloseTo(4.5)
    expect(new Date(midnightOf(ms)).toISOString()).toBe('2026-11-22T16:00:00.000Z')
    expect(new Date(nextAt(ms, 6)).toISOString()).toBe('2026-11-22T22:00:00.000Z')
    expect(new Date(nextAt(ms, 4)).toISOString()).toBe('2026-11-23T20:00:00.000Z')
  })
  it('knows spans past midnight', () => {
    expect(within({ from: 18.6, to: 5.6 }, 23)).toBe(true)
    expect(within({ from: 18.6, to: 5.6 }, 5)).toBe(true)
    expect(within({ from: 18.6, to: 5.6 }, 12)).toBe(false)
    expect(within({ from: 8, to: 16 }, 16)).toBe(false)
  })
})
