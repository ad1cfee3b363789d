import { FIX_FLAG } from '@watchfloor/shared'
import { Unit } from '../live/unit.js'
import { readLiveMessage, writeLiveMessage } from './live-message.js'

describe('a committed batch on the bus', () => {
  const unit = Object.assign(new Unit(7, 'd7', 'drone'), { headingDeg: 12, altitudeM: 80, altitudeRef: 'takeoff', satellites: 9, heardMs: 5000, presence: 'online', presenceSinceMs: 4000, state: { mode: 5 }, alarm: 'warning' })
  const of = (no: number): Unit | undefined => (no === 7 ? unit : undefined)

  it('arrives as it left', () => {
    const event = { id: 'e', deviceId: 'd7', time: '2026-01-01T00:00:00.000Z', type: 'x', severity: 'warning' as const, code: null, text: '文', active: true, lat: null, lon: null }
    const moved = [{ no: 7, timeMs: 1.5e12, receivedMs: 1.5e12 + 40, lat: 30.123456789, lon: -120.5, speedMps: 3.5, courseDeg: 12, flags: FIX_FLAG.headingIsNose, batteryPct: NaN }]
    const bytes = writeLiveMessage(42, { moved, presence: [unit], states: [7], events: [event] }, of, () => 7)
    expect(readLiveMessage(bytes)).toEqual({
      number: 42, presence: [[7, 'online', 4000, 5000]], states: [[7, 5000, { mode: 5 }]], alarms: [[7, 'warning']], events: [event],
      fixes: [{ no: 7, timeMs: 1.5e12, receivedMs: 1.5e12 + 40, lat: 30.123456789, lon: -120.5, speedMps: 3.5, courseDeg: NaN, headingDeg: 12, altitudeM: 80, altitudeRef: 'takeoff', verticalSpeedMps: NaN, accuracyM: NaN, batteryPct: NaN, satellites: 9 }],
    })
  })

  it('of another version is refused', () => {
    const bytes = writeLiveMessage(1, { moved: [], presence: [], states: [], events: [] }, of, () => undefined)
    bytes.writeUInt32LE(2, 0)
    expect(() => readLiveMessage(bytes)).toThrow(RangeError)
  })
})
