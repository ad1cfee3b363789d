import { formatPlace, parsePlace } from './view.js'

describe('the place in the address bar', () => {
  it('reads what it wrote', () => {
    const place = { lat: 30.65512, lon: -121.4, zoom: 12.5 }
    expect(parsePlace(formatPlace(place))).toEqual(place)
  })
  it.each([null, '', 'x', '30,120', '91,0,3', '30,181,3', '30,120,30', '30,120,5,6', '30;120;5'])('refuses %p', (text) => expect(parsePlace(text)).toBeNull())
})
