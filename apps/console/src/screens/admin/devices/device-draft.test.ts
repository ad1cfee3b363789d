import { draftOf, inputOf } from './device-draft.js'

const draft = { ...draftOf(null), name: ' 渣土车 1 ', externalId: '013900000001' }

describe('the device form', () => {
  it('gives what the hub takes, without empty texts', () => {
    expect(inputOf(draft)).toEqual({ input: { name: '渣土车 1', kind: 'truck', protocol: 'jt808', externalId: '013900000001', squadId: null, datum: 'WGS84' } })
  })
  it('asks for a name, and for the id where the protocol does not give one', () => {
    expect(inputOf({ ...draft, name: ' ', externalId: '' })).toEqual({ problems: { name: 'required', externalId: 'required' } })
    expect(inputOf({ ...draft, protocol: 'native', externalId: '' })).toHaveProperty('input.protocol', 'native')
  })
  it('wants a whole place or none', () => {
    expect(inputOf({ ...draft, lat: '30.1' })).toEqual({ problems: { lon: 'placeBoth' } })
    expect(inputOf({ ...draft, lat: '30.1', lon: '121，5' })).toMatchObject({ input: { lat: 30.1, lon: 121.5 } })
    expect(inputOf({ ...draft, lat: '91', lon: 'x' })).toEqual({ problems: { lat: 'invalid', lon: 'invalid' } })
  })
  it('says which text is too long', () => expect(inputOf({ ...draft, plate: 'x'.repeat(21) })).toEqual({ problems: { plate: 'invalid' } }))
})
