import type { PatrolRound } from '@watchfloor/shared'
import { readHours, sayHours } from '../../admin/hours-text.js'
import { draftOfRound, readDraft } from './round-draft.js'

const round: PatrolRound = {
  id: '01a20000-0000-7000-8000-000000000001', version: 3, cameras: 4, leftOut: 0, updatedAt: '2026-11-22T00:00:00Z', updatedBy: 'supervisor', name: '夜市', pool: { all: false, cameraIds: [], groups: ['夜市'], areaIds: [] }, order: 'risk', dwellS: 15, tiles: 4, blockMin: 25,
  lookFor: [{ category: '0405', hours: [{ from: '18:00', to: '22:00' }] }, { category: '0101' }], note: '', enabled: true,
}
const given = { wall: ['a', 'b'], kept: round.pool, readHours }

test('what was typed from a round is that round again', () => {
  const { id: _id, version: _version, cameras: _cameras, leftOut: _leftOut, updatedAt: _at, updatedBy: _by, ...plan } = round
  expect(readDraft(draftOfRound(round, sayHours), given)).toEqual(plan)
  const mixed = { ...round, pool: { all: true, cameraIds: ['01a20000-0000-7000-8000-000000000002'], groups: [], areaIds: [] } }
  expect(readDraft(draftOfRound(mixed, sayHours), { ...given, kept: mixed.pool })).toMatchObject({ pool: mixed.pool })
})
test('each fault is named, all at once', () => {
  const draft = { ...draftOfRound(null, sayHours), pool: 'wall' as const, dwellS: '4', blockMin: '25.5', lookFor: [{ category: '0405', hours: 'evening' }] }
  expect(readDraft(draft, { ...given, wall: [] })).toEqual(['name', 'pool', 'dwellS', 'blockMin', 'hours'])
})
test('the pool may be all, a group, an area or the wall', () => {
  const poolOf = (pool: 'all' | 'wall' | `area:${string}`) => readDraft({ ...draftOfRound(null, sayHours), name: 'x', pool }, given)
  expect([poolOf('all'), poolOf('wall'), poolOf('area:7')]).toMatchObject([{ pool: { all: true } }, { pool: { cameraIds: ['a', 'b'] } }, { pool: { areaIds: ['7'] } }])
})
