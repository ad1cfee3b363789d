import type { DeviceState } from '@watchfloor/shared'
import { stateLines as lines } from './state-lines.js'

const stateLines = (state: DeviceState) => lines(state, 'truck', (key) => key !== 'vendorBlob')

describe('the state of a device on the screen', () => {
  it('shows flags, figures with the unit of their name, and words', () => {
    expect(stateLines({ acc: true, loadKg: 12_340, cabinC: -4.126, mileageKm: 120.5, flightMode: 'manual', rssi: 23 })).toEqual([
      { key: 'loadKg', shown: { as: 'figure', value: '12,340', unit: 'kg' } },
      { key: 'flightMode', shown: { as: 'word', word: 'manual' } },
      { key: 'acc', shown: { as: 'flag', on: true } },
      { key: 'cabinC', shown: { as: 'figure', value: '-4.13', unit: '°C' } },
      { key: 'mileageKm', shown: { as: 'figure', value: '120.5', unit: 'km' } },
      { key: 'rssi', shown: { as: 'figure', value: '23', unit: '' } },
    ])
  })
  it('reads a long way in kilometres', () => expect(stateLines({ odometerM: 267_634_359, heightM: 120 })).toEqual([
    { key: 'odometerM', shown: { as: 'figure', value: '267,634', unit: 'km' } }, { key: 'heightM', shown: { as: 'figure', value: '120', unit: 'm' } },
  ]))
  it('tells a while as a while, a code as a word, and a dock’s lid as a lid', () =>
    expect(lines({ remainFlightS: 2025, rainfall: 2, cover: 'half_open' }, 'dock', () => true)).toEqual([
      { key: 'coverState', shown: { as: 'word', word: 'half_open' } }, { key: 'remainFlightS', shown: { as: 'figure', value: '33:45', unit: '' } }, { key: 'rainfall', shown: { as: 'word', word: 'moderate_rain' } },
    ]))
  it('leaves out what is empty and what is shown elsewhere', () => expect(stateLines({ a: null, b: '', statusWord: 3, batteryPct: 50, vendorBlob: 'x' })).toEqual([]))
})
