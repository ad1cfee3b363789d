import type { Area, BeatPlace } from '@watchfloor/shared'
import { metresOutside, cornersOutside } from './beat.js'
import { isInCharge } from './may-look.js'
import { accountOf, ratesOf, sumAccounts } from './rates.js'
import { ruleVerdict } from './verdict.js'
import type { SeenOfCheck } from './verdict.js'

const square = (west: number, south: number, size = 0.01): Area['geometry'] => ({ type: 'Polygon', coordinates: [[[west, south], [west + size, south], [west + size, south + size], [west, south + size], [west, south]]] })
const area = (geometry: Area['geometry']): BeatPlace => ({ type: 'area', geometry })

describe('a beat', () => {
  test('tells how far outside a place lies', () => {
    expect(metresOutside(area(square(121, 30)), 30.005, 121.005)).toBe(0)
    expect(metresOutside(area(square(121, 30)), 30.011, 121.005)).toBeCloseTo(111, 0)
    expect(metresOutside({ type: 'post', lat: 30, lon: 121, radiusM: 50 }, 30.001, 121)).toBeCloseTo(61, 0)
    expect(metresOutside({ type: 'post', lat: 30, lon: 121, radiusM: 50 }, 30.0001, 121)).toBe(0)
  })
  test('does not reach out of the city; without drawn districts nobody knows', () => {
    expect(cornersOutside(area(square(121, 30)), [square(120.9, 29.9, 1)])).toEqual([])
    expect(cornersOutside(area(square(121, 30, 2)), [square(120.9, 29.9, 1)])).toContainEqual([123, 32])
    expect(cornersOutside({ type: 'post', lat: 10, lon: 10, radiusM: 50 }, [square(120.9, 29.9, 1)])).toEqual([[10, 10]])
    expect(cornersOutside({ type: 'post', lat: 10, lon: 10, radiusM: 50 }, [])).toEqual([])
  })
})

describe('the rates of DOMAIN.md §5.5, worked by hand', () => {
  // An hour in cells of five minutes: 6 on post, 2 outside, 1 gap, 1 sitting, 2 offline, nothing of the future.
  const hour = accountOf('ooooooxxgsff', 5, true, true)
  test('one shift', () => {
    expect(hour).toEqual({ shifts: 1, clockedIn: 1, scheduledMin: 60, onlineMin: 50, placedMin: 60, onPostMin: 35 })
    expect(ratesOf(hour)).toEqual({ shifts: 1, scheduledMin: 60, clockIn: 1, online: 50 / 60, onPost: 35 / 60 })
  })
  test('the time to come counts for nothing, a shift without a beat not for on-post', () => {
    expect(accountOf('oo..........', 5, false, true)).toMatchObject({ scheduledMin: 10, onlineMin: 10, onPostMin: 10, clockedIn: 0 })
    expect(ratesOf(accountOf('uuuf', 5, false, false))).toMatchObject({ online: 0.75, onPost: null, clockIn: 0 })
    expect(ratesOf(accountOf('....', 5, true, true))).toEqual({ shifts: 0, scheduledMin: 0, clockIn: null, online: null, onPost: null })
  })
  test('leaving early is measured by what was scheduled: an hour of eight is an eighth', () => {
    const left = accountOf('o'.repeat(12) + 'l'.repeat(84), 5, true, true)
    expect(ratesOf(left)).toEqual({ shifts: 1, scheduledMin: 480, clockIn: 1, online: 0.125, onPost: 0.125 })
    expect(ratesOf(accountOf('llll', 5, true, true))).toMatchObject({ shifts: 1, clockIn: 1, online: 0, onPost: 0 })
  })
  test('a shift judged before its beat was entered counts neither above nor below the line', () => {
    expect(accountOf('uusso', 5, true, true)).toMatchObject({ scheduledMin: 25, placedMin: 0, onPostMin: 0 })
    expect(ratesOf(sumAccounts([accountOf('oox', 5, true, true), accountOf('uusso', 5, true, true)])).onPost).toBeCloseTo(2 / 3)
  })
  test('sums are of minutes, not means of rates', () => {
    const both = ratesOf(sumAccounts([hour, accountOf('oooooooooooooooooooooooo', 5, false, true)]))
    expect(both).toMatchObject({ shifts: 2, clockIn: 0.5, online: 170 / 180, onPost: 155 / 180 })
  })
})

describe('a verdict', () => {
  const seen: SeenOfCheck = { verdict: null, trackSeenAt: '2026-11-22T01:00:00.000Z', pictureSeenAt: '2026-11-22T01:00:00.000Z', noPicture: null }
  const marks = { uniform: 'ok', recording: 'ok', inBeat: 'ok', conduct: 'ok' } as const
  test('counts only after track and picture, or the reason for having none', () => {
    expect(ruleVerdict({ ...seen, trackSeenAt: null }, { marks })).toMatchObject({ ok: false, code: 'check.unseen', details: { unseen: ['track'] } })
    expect(ruleVerdict({ ...seen, pictureSeenAt: null }, { marks })).toMatchObject({ ok: false, code: 'check.unseen' })
    expect(ruleVerdict(seen, { marks })).toEqual({ ok: true, verdict: 'passed' })
    expect(ruleVerdict(seen, { marks: { ...marks, inBeat: 'fault' } })).toEqual({ ok: true, verdict: 'failed' })
    expect(ruleVerdict(seen, { marks: null })).toEqual({ ok: true, verdict: 'not_assessable' })
    expect(ruleVerdict({ ...seen, verdict: 'passed' }, { marks })).toMatchObject({ code: 'check.decided' })
  })
  test('says nothing of a uniform that nobody saw', () => {
    const blind: SeenOfCheck = { ...seen, pictureSeenAt: null, noPicture: 'no_stream' }
    expect(ruleVerdict(blind, { marks })).toMatchObject({ ok: false, code: 'check.unseen' })
    expect(ruleVerdict(blind, { marks: { ...marks, uniform: 'unseen', conduct: 'unseen' } })).toEqual({ ok: true, verdict: 'passed' })
  })
})

describe('a supervisor', () => {
  const place = (id: string, geometry: Area['geometry'], squadId: string | null = null) => ({ id, squadId, geometry })
  const [east, west] = [place('east', square(121.5, 30, 0.5)), place('west', square(121, 30, 0.5))]
  test('looks at officers of the areas given, by their beat, else by their squad’s ground; without areas at nobody', () => {
    const duty = { squadId: 'q', place: area(square(121.6, 30.1)) }
    expect(isInCharge([east], duty, [])).toBe(true)
    expect(isInCharge([west], duty, [])).toBe(false)
    expect(isInCharge([], duty, [])).toBe(false)
    const ground = place('ground', square(121.1, 30.1), 'q')
    expect(isInCharge([west], { squadId: 'q', place: null }, [east, west, ground])).toBe(true)
    expect(isInCharge([east], { squadId: 'q', place: null }, [east, west, ground])).toBe(false)
    expect(isInCharge([ground], { squadId: 'q', place: null }, [ground])).toBe(true)
  })
})
