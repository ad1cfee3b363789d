import { INSTANCE_BYTES, InstanceBytes, runs } from './instance.js'

test('touched places become few runs', () => {
  expect(runs([])).toEqual([])
  expect(runs([5])).toEqual([[5, 5]])
  expect(runs(new Set([30, 2, 1, 3, 31, 9]), 6)).toEqual([[1, 9], [30, 31]])
})

test('a place survives in two floats, the way back in one', () => {
  const made = new InstanceBytes()
  const [x, y] = [0.837426912345, 0.40811234567]
  made.place(3, x, y, x - 2e-8, y + 1e-8, 12.5, 0.5)
  const f = new Float32Array(made.bytes, 3 * INSTANCE_BYTES, 10)
  expect((f[0] as number) + (f[2] as number)).toBeCloseTo(x, 14)
  expect((f[1] as number) + (f[3] as number)).toBeCloseTo(y, 14)
  expect(f[4]).toBeCloseTo(-2e-8, 14)
  expect(f[7]).toBe(2)
})

test('what does not glide has no way back, whatever was there before', () => {
  const made = new InstanceBytes()
  made.place(0, 0.5, 0.5, 0.1, 0.1, 0, 0)
  expect([...new Float32Array(made.bytes, 16, 2)]).toEqual([0, 0])
})

test('grows when asked and not before', () => {
  const made = new InstanceBytes()
  const before = made.bytes
  made.reserve(100)
  expect(made.bytes).toBe(before)
  made.reserve(10_000)
  expect(made.bytes.byteLength).toBeGreaterThanOrEqual(10_000 * INSTANCE_BYTES)
})
