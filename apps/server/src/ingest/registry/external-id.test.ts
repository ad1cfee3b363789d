import { externalIdFor, ownUsername } from './external-id.js'

const HUB = '01890000-0000-7000-8000-000000000abc'

it.each([
  ['jt808', '013800138000', '13800138000'], ['jt808', ' 138-0013 8000 ', '13800138000'], ['jt808', '00000000013800138000', '13800138000'],
  ['dji', '4TADL210010014', '4TADL210010014'], ['owntracks', 'li.wei/phone', 'li.wei/phone'], ['traccar', '863 1', '863 1'],
  ['hj212', ' 330100A8900016F000169DC0 ', '330100A8900016F000169DC0'], ['frigate', 'front_door', 'front_door'], ['frigate', 'east/gate', 'east/gate'], ['native', '', HUB], ['native', 'car-7', 'car-7'], ['none', undefined, HUB], ['rtsp', 'cam-1', 'cam-1'],
] as const)('%s %p becomes %s', (protocol, typed, id) => {
  expect(externalIdFor(protocol, typed, HUB)).toEqual({ ok: true, id })
})

it.each([
  ['jt808', '000000000000'], ['jt808', '138abc'], ['jt808', ''], ['jt808', '1'.repeat(21)], ['dji', 'a/b'], ['dji', ''], ['owntracks', 'li'], ['owntracks', 'a/b/c'], ['owntracks', '+/x'],
  ['traccar', ' '], ['hj212', ''], ['hj212', 'MN=1'], ['frigate', 'a/b/c'], ['frigate', '#'], ['native', 'a/b'], ['native', '#'],
] as const)('%s refuses %p', (protocol, typed) => {
  expect(externalIdFor(protocol, typed, HUB)).toMatchObject({ ok: false, why: expect.any(String) })
})

it('names the source that a device gets', () => {
  expect([ownUsername('native', HUB, 'car'), ownUsername('owntracks', HUB, 'li/phone'), ownUsername('dji', HUB, 'SN1'), ownUsername('jt808', HUB, '1'), ownUsername('none', HUB, HUB)]).toEqual([HUB, 'li', 'SN1', null, null])
  expect(ownUsername('traccar', HUB, 'x')).toBe('traccar-000000000abc')
})
