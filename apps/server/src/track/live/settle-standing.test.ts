import type { EventReport, StandingReport } from '@watchfloor/domain'
import { newEvent } from '../storage/new-event.js'
import { Alarms } from './alarms.js'
import { settleStatements } from './settle-standing.js'
import { Unit } from './unit.js'

const event = (code: string, active: boolean, timeMs: number, eventType = 'x.alarm'): EventReport =>
  ({ type: 'event', externalId: 'u', timeMs, eventType, severity: 'warning', active, code, text: null, lat: NaN, lon: NaN, dedupeKey: `${code}@${timeMs}` })
const whole = (timeMs: number, ...codes: string[]): StandingReport =>
  ({ type: 'standing', externalId: 'u', timeMs, eventTypes: ['x.alarm'], episodes: codes.map((code) => event(code, true, timeMs)) })
const told = (events: ReturnType<typeof settleStatements>) => events.map(({ event: { code, active } }) => `${code} ${active ? 'began' : 'over'}`)

describe('a set said in full', () => {
  const unit = new Unit(1, '01890000-0000-7000-8000-000000000001', 'truck')
  const known = (...events: EventReport[]): Alarms => {
    const alarms = new Alarms()
    for (const report of events) alarms.apply(unit, { ...newEvent(unit, report, 0).event, timeMs: report.timeMs })
    return alarms
  }
  const settle = (alarms: Alarms, report: StandingReport) => told(settleStatements([], [{ unit, report, receivedMs: 0, before: 0 }], alarms))

  it('ends what is not in it, begins what is new, and leaves alone what goes on', () => {
    expect(settle(known(event('a', true, 10), event('b', true, 10)), whole(50, 'b', 'c'))).toEqual(['a over', 'c began'])
  })
  it('begins again what was over', () => {
    expect(settle(known(event('a', true, 10), event('a', false, 20)), whole(50, 'a'))).toEqual(['a began'])
  })
  it('says nothing of other families, nor of what began later', () => {
    expect(settle(known(event('a', true, 10, 'y.alarm'), event('b', true, 60)), whole(50))).toEqual([])
  })
  it('knows what the same batch said before it, and only that', () => {
    const at = (report: StandingReport, before: number) => ({ unit, report, receivedMs: 0, before })
    const events = [newEvent(unit, event('a', true, 10), 0), newEvent(unit, event('b', true, 40), 0)]
    expect(told(settleStatements(events, [at(whole(20, 'a'), 1), at(whole(30), 1), at(whole(50), 2)], known()))).toEqual(['a began', 'a over', 'b began', 'b over'])
  })
})
