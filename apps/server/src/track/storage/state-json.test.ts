import { stateJson } from './state-json.js'

describe('stateJson', () => {
  it('leaves nothing to store out', () => {
    expect([stateJson(null), stateJson({}), stateJson({ long: 'x'.repeat(20_000) })]).toEqual([null, null, null])
  })

  it('takes out what jsonb refuses and keeps the rest, emoji included', () => {
    expect(JSON.parse(stateJson({ a: 'x\0y', 'k\0': 1, b: '\ud83d\ude9a', c: '\ud83d' })!)).toEqual({ a: 'xy', k: 1, b: '\ud83d\ude9a', c: '\ufffd' })
  })

  it('does not mistake a written-out escape for one', () => {
    expect(JSON.parse(stateJson({ a: '\\u0000' })!)).toEqual({ a: '\\u0000' })
  })
})
