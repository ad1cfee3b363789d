import type { OnDuty } from '@watchfloor/shared'
import { placesOf, presenceCounts, present } from './on-duty.js'

const row = (id: string, more: Partial<OnDuty>): OnDuty => ({
  id, squadId: 's1', squadName: '阳明中队', person: id, deviceName: null, vehicleName: null, shift: '早班', beatName: null, areas: [], presence: 'free', incident: null, ...more,
} as OnDuty)
const rows = [
  row('张伟', { areas: [{ id: 'c', level: 'community', name: '新建社区' }, { id: 'st', level: 'street', name: '阳明街道' }], vehicleName: '浙B·12345' }),
  row('李娜', { squadId: 's2', squadName: '机动中队', presence: 'on_scene', incident: { id: 'i', number: '20261122-0007' }, areas: [{ id: 'st', level: 'street', name: '阳明街道' }] }), row('王强', { presence: 'off' }),
]
const found = (more: Partial<Parameters<typeof present>[1]>): string[] => present(rows, { q: '', squadId: '', areaId: '', presence: '', ...more }).map(({ person }) => person)

test('whoever is looked for is found by squad, area of any level, state and words', () => {
  expect([found({}), found({ squadId: 's2' }), found({ areaId: 'st' }), found({ areaId: 'c' }), found({ presence: 'off' })]).toEqual([['张伟', '李娜', '王强'], ['李娜'], ['张伟', '李娜'], ['张伟'], ['王强']])
  expect([found({ q: '浙b12345' }), found({ q: '阳明街道 机动' }), found({ q: '0007' }), found({ q: '早班 新建' }), found({ q: 'nobody' })]).toEqual([['张伟'], ['李娜'], ['李娜'], ['张伟'], []])
})

test('counts tell all; choices name each squad and area once', () => {
  expect(presenceCounts(rows)).toEqual({ on_scene: 1, en_route: 0, accepted: 0, notified: 0, free: 1, off: 1 })
  expect(placesOf(rows)).toMatchObject({ squads: [{ id: 's2' }, { id: 's1' }], areas: [{ id: 'c' }, { id: 'st' }] })
})
