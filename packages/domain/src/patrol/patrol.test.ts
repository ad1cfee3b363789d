import type { PatrolLook } from '@watchfloor/shared'
import fc from 'fast-check'
import { coverageOf, foldCoverage } from './fold-coverage.js'
import type { CameraLooks } from './fold-coverage.js'
import { camerasOfStop, orderCameras, stopsOf } from './order-cameras.js'
import { expectedAt, outlooks } from './past-findings.js'
import { detectionAt, planRound } from './plan-round.js'
import { NO_PROOF, PATROL_BEAT_MS, addLook, leastLookMs, verdictOf } from './proof.js'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** Noon in a city at UTC+8. */
const NOON = Date.parse('2026-11-22T04:00:00Z')
const HERE = { nowMs: NOON, utcOffsetMin: 480 }

describe('the planner', () => {
  test('729 cameras at 15 s: 46 min on 4 tiles in two blocks, 20 min on 9 tiles at the price of attention', () => {
    expect(planRound({ cameras: 729, tiles: 4, dwellS: 15, blockMin: 25 })).toEqual({ stops: 183, sweepMs: 183 * 15_000, blocks: 2, seats: 2, detection: 0.74 })
    expect(planRound({ cameras: 729, tiles: 9, dwellS: 15, blockMin: 25 })).toMatchObject({ stops: 81, sweepMs: 1_215_000, blocks: 1, detection: 0.53 })
    expect(planRound({ cameras: 0, tiles: 4, dwellS: 15, blockMin: 25 })).toMatchObject({ stops: 0, sweepMs: 0, blocks: 0 })
  })
  test('between measured numbers the line, beyond them nothing is claimed', () => {
    expect([1, 4, 5, 6, 9].map(detectionAt)).toEqual([0.85, 0.74, expect.closeTo(0.66, 6), 0.58, 0.53])
    expect([detectionAt(0), detectionAt(16)]).toEqual([null, null])
  })
})

describe('the order', () => {
  const cameras = [{ id: 'a', risk: 1, lastSeenMs: 5 }, { id: 'b', risk: 3, lastSeenMs: 9 }, { id: 'c', risk: 1, lastSeenMs: null }, { id: 'b', risk: 3, lastSeenMs: 9 }]
  test('by risk, of equal ones the longest unseen; fixed as given; each camera once', () => {
    expect(orderCameras(cameras, 'risk', 0)).toEqual(['b', 'c', 'a'])
    expect(orderCameras(cameras, 'fixed', 0)).toEqual(['a', 'b', 'c'])
  })
  test('random loses nobody, and its seed says it all', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.string(), { maxLength: 60 }), fc.integer(), (ids, seed) => {
      const waiting = ids.map((id) => ({ id, risk: 0, lastSeenMs: null }))
      const drawn = orderCameras(waiting, 'random', seed)
      expect([...drawn].sort()).toEqual([...ids].sort())
      expect(orderCameras(waiting, 'random', seed)).toEqual(drawn)
    }))
    const many = Array.from({ length: 50 }, (_, i) => ({ id: String(i), risk: 0, lastSeenMs: null }))
    expect(new Set([1, 2, 3, 4].map((seed) => orderCameras(many, 'random', seed).join())).size).toBe(4)
  })
  test('stops take the plan so many at a time, the last what is left', () => {
    const plan = [1, 2, 3, 4, 5]
    expect([0, 1, 2].map((stop) => camerasOfStop(plan, 4, stop))).toEqual([[1, 2, 3, 4], [5], []])
    expect([stopsOf(plan, 4), stopsOf([], 4)]).toEqual([2, 0])
  })
})

describe('what was found before', () => {
  const cameras = [{ id: 'market', lat: 30, lon: 120 }, { id: 'bridge', lat: 30.01, lon: 120 }, { id: 'nowhere', lat: null, lon: null }]
  const found = (lat: number, category: string, hoursAgo: number) => ({ lat, lon: 120.0005, category, atMs: NOON - hoursAgo * HOUR })
  test('this hour counts more than another, of late more than long ago, near more than not at all', () => {
    const risk = (...past: ReturnType<typeof found>[]): number => outlooks(cameras, past, HERE).get('market')?.risk ?? 0
    expect(risk(found(30, '0405', 24))).toBeGreaterThan(risk(found(30, '0405', 24 - 8)))
    expect(risk(found(30, '0405', 24))).toBeGreaterThan(risk(found(30, '0405', 24 * 40)))
    expect(risk(found(30.005, '0405', 24))).toBe(0)
    expect(risk(found(30, '0405', -1))).toBe(0)
  })
  test('only the categories asked for count; a camera without a place has no outlook', () => {
    const past = [found(30, '0405', 24), found(30.01, '0101', 24)]
    expect([...outlooks(cameras, past, HERE, ['0101']).keys()]).toEqual(['bridge'])
    expect([...outlooks(cameras, past, HERE).keys()]).toEqual(['market', 'bridge'])
  })
  test('the hour of the day wraps at midnight', () => {
    const midnight = { nowMs: NOON + 12.2 * HOUR, utcOffsetMin: 480 }
    const before = { lat: 30, lon: 120, category: '0405', atMs: midnight.nowMs - DAY - 0.5 * HOUR }
    expect(outlooks(cameras, [before], midnight).get('market')!.found.get('0405')).toBe(1)
  })
  test('to look for: what the round asks for at this hour first, then what was found most', () => {
    const outlook = outlooks(cameras, [found(30, '0405', 24), found(30, '0405', 48), found(30, '0101', 24), found(30, '0601', 24), found(30, '0602', 24), found(30, '0603', 24)], HERE).get('market')
    const asked = [{ category: '0405' }, { category: '0900', hours: [{ from: '20:00', to: '02:00' }] }]
    expect(expectedAt(asked, outlook, HERE)).toEqual([
      { category: '0405', why: 'round', found: 2 }, { category: '0101', why: 'past', found: 1 }, { category: '0601', why: 'past', found: 1 }, { category: '0602', why: 'past', found: 1 },
    ])
    expect(expectedAt(asked, undefined, { nowMs: NOON + 9 * HOUR, utcOffsetMin: 480 }).map(({ category }) => category)).toEqual(['0405', '0900'])
  })
})

describe('the proof of looking', () => {
  const good = { visible: true, focused: true, idleMs: 0 }
  /** Tells some beats, one after another. */
  const after = (...beats: (Omit<PatrolLook, 'cameraId'> & { afterMs?: number })[]): number => {
    let [proof, now] = [NO_PROOF, NOON]
    for (const { afterMs = PATROL_BEAT_MS, ...beat } of beats) proof = addLook(proof, beat, (now += afterMs))
    return proof.lookedMs
  }
  test('whole stretches of a visible, focused, moving picture count by the hub’s clock', () => {
    expect(after({ ...good, frames: 10 }, { ...good, frames: 40 }, { ...good, frames: 70 })).toBe(2 * PATROL_BEAT_MS)
  })
  test.each([
    ['a hidden tile', { visible: false }], ['a window without focus', { focused: false }], ['nobody at the keys', { idleMs: 61_000 }], ['a picture that stands still', { frames: 10 }], ['no player', { frames: null }],
  ])('%s counts nothing', (_, fault) => {
    expect(after({ ...good, frames: 10 }, { ...good, frames: 40, ...fault })).toBe(0)
  })
  test('a console that tells late proves nothing of the time between, and none can claim more than has passed', () => {
    expect(after({ ...good, frames: 1 }, { ...good, frames: 500, afterMs: 60_000 })).toBe(0)
    const told = Array.from({ length: 100 }, (_, i) => ({ ...good, frames: i * 10, afterMs: 0 }))
    expect(after(...told)).toBe(0)
  })
  test('a picture opened anew starts its counter again without losing what was proven', () => {
    expect(after({ ...good, frames: 10 }, { ...good, frames: 40 }, { ...good, frames: 3 }, { ...good, frames: 33 })).toBe(2 * PATROL_BEAT_MS)
  })
  test('verdicts: a third of the dwell makes a look, an incident proves itself, what cannot be seen is not seen', () => {
    expect(leastLookMs(15)).toBe(5000)
    expect(leastLookMs(5)).toBe(2000)
    expect([verdictOf('nothing', 5000, 15), verdictOf('nothing', 4999, 15), verdictOf('incident', 0, 15), verdictOf('cannot_see', 9000, 15), verdictOf(null, 9000, 15)]).toEqual(['seen', 'unproven', 'seen', 'cannot_see', 'undecided'])
  })
})

describe('coverage', () => {
  const looks = (cameraId: string, more: Partial<CameraLooks> = {}): CameraLooks => ({ cameraId, looks: 1, seen: 1, unproven: 0, cannotSee: 0, incidents: 0, lookedMs: 6000, lastSeenMs: NOON, ...more })
  test('counts cameras once and looks as often as they were', () => {
    expect(coverageOf([looks('a'), looks('a', { lastSeenMs: NOON - HOUR }), looks('b', { seen: 0, unproven: 1, lastSeenMs: null })], 3)).toMatchObject({ cameras: 3, seenCameras: 1, looks: 3, seen: 2, unproven: 1, lastSeenAt: new Date(NOON).toISOString() })
  })
  test('an area where nobody looked has its row, and comes first', () => {
    const area = (key: string) => ({ key, name: key })
    const rows = foldCoverage([looks('a'), looks('b')], () => area('north'), [area('north'), area('north'), area('south')])
    expect(rows).toMatchObject([{ key: 'south', cameras: 1, seenCameras: 0, lastSeenAt: null }, { key: 'north', cameras: 2, seenCameras: 2 }])
    expect(foldCoverage([looks('a')], () => ({ key: null, name: null }), null)).toMatchObject([{ key: null, cameras: null, seenCameras: 1 }])
  })
})
