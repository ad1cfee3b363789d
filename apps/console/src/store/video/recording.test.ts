import { codecOf, gapsOf, momentFor, stretchAt } from './recording.js'

const stretches = [{ fromMs: 1000, toMs: 5000 }, { fromMs: 9000, toMs: 12_000 }]

test('a moment without picture leads to the next that has one', () => {
  expect([0, 1000, 4000, 4900, 6000, 9000, 11_000, 12_000].map((at) => momentFor(stretches, at))).toEqual([1000, 1000, 4000, 9000, 9000, 9000, 11_000, null])
  expect(momentFor([], 5)).toBeNull()
  expect([999, 1000, 4999, 5000].map((at) => stretchAt(stretches, at)?.fromMs)).toEqual([undefined, 1000, 1000, undefined])
})

test('gaps are what stretches leave of a day', () => {
  expect(gapsOf(stretches, 0, 20_000)).toEqual([{ fromMs: 0, toMs: 1000 }, { fromMs: 5000, toMs: 9000 }, { fromMs: 12_000, toMs: 20_000 }])
  expect(gapsOf(stretches, 1000, 12_000)).toEqual([{ fromMs: 5000, toMs: 9000 }])
  expect(gapsOf([], 0, 10)).toEqual([{ fromMs: 0, toMs: 10 }])
})

test('the format of a film stands in its head', () => {
  expect(codecOf(Uint8Array.from([0, 0, 0, 40, 0x61, 0x76, 0x63, 0x43, 1, 0x4d, 0x40, 0x1f, 0xff]))).toBe('avc1.4d401f')
  expect(codecOf(new Uint8Array(200))).toBeNull()
})
