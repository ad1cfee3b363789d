import { canonicalJson } from './canonical-json.js'

it('is the same text whatever the order of the keys', () => {
  expect(canonicalJson({ b: 1, a: [true, null, { d: 'x', c: 2.5 }] })).toBe('{"a":[true,null,{"c":2.5,"d":"x"}],"b":1}')
  expect(canonicalJson({ a: [true, null, { c: 2.5, d: 'x' }], b: 1 })).toBe(canonicalJson({ b: 1, a: [true, null, { d: 'x', c: 2.5 }] }))
})

it.each([
  // From the examples of RFC 8785 §3.2.2 and its appendix B.
  [1e21, '1e+21'], [1e-7, '1e-7'], [-0, '0'], [333333333.33333329, '333333333.3333333'],
  ['€$\u000F\nA\'B"\\', '"€$\\u000f\\nA\'B\\"\\\\"'],
  [{ a: undefined, b: 1 }, '{"b":1}'],
  ['half \ud83d', '"half \ufffd"'],
  // By code unit, not by code point: the astral letter (D83D) comes before U+FB33.
  [{ '\ufb33': 1, '😀': 2, '1': 3 }, '{"1":3,"😀":2,"\ufb33":1}'],
])('%j', (value, text) => { expect(canonicalJson(value)).toBe(text) })

it.each([[NaN], [Infinity], [() => 1], [10n]])('refuses %p', (value) => { expect(() => canonicalJson(value)).toThrow(TypeError) })
