import { Alarms } from './alarms.js'
import { Unit } from './unit.js'

const episode = (code: string, active: boolean | null, severity: 'info' | 'warning' | 'critical', timeMs: number) => ({ type: 'native.alarm', code, active, severity, timeMs })

describe('the badge of a unit', () => {
  it('shows the worst of what still lasts', () => {
    const alarms = new Alarms()
    const unit = new Unit(1, 'u', 'truck')
    const after = (...args: Parameters<typeof episode>): Unit['alarm'] => { alarms.apply(unit, episode(...args)); return unit.alarm }
    expect(after('door', true, 'warning', 1)).toBe('warning')
    expect(after('sos', true, 'critical', 2)).toBe('critical')
    expect(after('note', true, 'info', 3)).toBe('critical')
    expect(after('sos', false, 'critical', 4)).toBe('warning')
    expect(after('moment', null, 'critical', 5)).toBe('warning')
    expect(after('door', false, 'warning', 6)).toBeNull()
  })

  it('is not raised again by a report that comes late', () => {
    const alarms = new Alarms()
    const unit = new Unit(1, 'u', 'truck')
    alarms.apply(unit, episode('sos', true, 'critical', 10))
    alarms.apply(unit, episode('sos', false, 'critical', 20))
    expect(alarms.apply(unit, episode('sos', true, 'critical', 15))).toBe(false)
    expect(unit.alarm).toBeNull()
  })

  it('lets go of what is over before what lasts', () => {
    const alarms = new Alarms()
    const unit = new Unit(1, 'u', 'truck')
    alarms.apply(unit, episode('first', true, 'critical', 0))
    for (let i = 1; i <= 200; i++) alarms.apply(unit, episode(`c${i}`, false, 'warning', i))
    expect(unit.alarm).toBe('critical')
  })

  it('forgets the oldest of a device that raises ever new codes', () => {
    const alarms = new Alarms()
    const unit = new Unit(1, 'u', 'truck')
    alarms.apply(unit, episode('first', true, 'critical', 0))
    for (let i = 1; i <= 128; i++) alarms.apply(unit, episode(`c${i}`, true, 'warning', i))
    expect(unit.alarm).toBe('warning')
  })
})
