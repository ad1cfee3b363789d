import { stateLines } from './state-lines.js'

describe('the state of a device on the screen', () => {
  it('shows flags, figures with the unit of their name, and words', () => {
    expect(stateLines({ acc: true, loadKg: 12_340, cabinC: -4.126, mileageKm: 120.5, flightMode: 'manual', rssi: 23 })).toEqual([
      { key: 'loadKg', shown: { as: 'figure', value: '12340', unit: 'kg' } },
      { key: 'flightMode', shown: { as: 'word', word: 'manual' } },
      { key: 'acc', shown: { as: 'flag', on: true } },
      { key: 'cabinC', shown: { as: 'figure', value: '-4.13', unit: '°C' } },
      { key: 'mileageKm', shown: { as: 'figure', value: '120.5', unit: 'km' } },
      { key: 'rssi', shown: { as: 'figure', value: '23', unit: '' } },
    ])
  })
  it('leaves out what is empty and what is shown elsewhere', () => expect(stateLines({ a: null, b: '', statusWord: 3, batteryPct: 50 })).toEqual([]))
})
