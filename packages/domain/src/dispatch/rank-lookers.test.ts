import { rankLookers } from './rank-lookers.js'
import type { LookerCandidate } from './rank-lookers.js'

const place = { lat: 30.7, lon: 121.01 }
const incident = { ...place, leadUnitId: 'squad', handledBy: 'did', reportedBy: 'saw' }
const one = (id: string, more: Partial<LookerCandidate> = {}): LookerCandidate => ({ id, name: id, unitIds: ['other'], onDuty: true, place: null, tasks: 0, ...more })
const ids = (...candidates: LookerCandidate[]): string[] => rankLookers(candidates, incident).map(({ candidate }) => candidate.id)

test('who did the work and who reported it do not look again', () => expect(ids(one('did'), one('saw'), one('else'))).toEqual(['else']))

test('on duty goes before near, another unit before colleagues, near before far, unknown last', () => {
  const near = { lat: 30.7001, lon: 121.01 }
  const far = { lat: 30.75, lon: 121.01 }
  expect(ids(one('home', { onDuty: false, place: near }), one('lost'), one('lost too'), one('mate', { unitIds: ['squad'], place: near }), one('far', { place: far }), one('near', { place: near }))).toEqual(['near', 'far', 'lost', 'lost too', 'mate', 'home'])
})

test('of two who are as near, the one with less to look at', () => expect(ids(one('busy', { tasks: 3 }), one('free'))).toEqual(['free', 'busy']))

test('says how far it is and whose colleague it is', () => {
  expect(rankLookers([one('a', { unitIds: ['x', 'squad'], place: { lat: 30.71, lon: 121.01 } }), one('b')], incident)).toMatchObject([{ candidate: { id: 'b' }, distanceM: null, sameUnit: false }, { candidate: { id: 'a' }, distanceM: 1112, sameUnit: true }])
})
