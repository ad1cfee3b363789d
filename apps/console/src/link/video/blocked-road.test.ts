import { BlockedRoad } from './blocked-road.js'

const MIN = 60_000

describe('the way that a tile takes', () => {
  test('is WebRTC until that carries nothing, then what the leave names, and WebRTC again some day', () => {
    const road = new BlockedRoad()
    expect(road.wayFor('fmp4', 0, true)).toBe('webrtc')
    road.blocked(MIN)
    expect(road.wayFor('fmp4', 2 * MIN, true)).toBe('fmp4')
    expect(road.wayFor('hls', 10 * MIN, true)).toBe('hls')
    expect(road.wayFor('hls', 11 * MIN, true)).toBe('webrtc')
  })

  test('is never WebRTC where the browser has none', () => {
    expect(new BlockedRoad().wayFor('hls', 0, false)).toBe('hls')
    expect(new BlockedRoad().wayFor('fmp4', 0, false)).toBe('fmp4')
  })

  test('goes back to WebRTC where MediaMTX gives no HLS, and stays with a web socket that only the restart of its gateway refused', () => {
    const road = new BlockedRoad()
    road.blocked(0)
    road.refused('fmp4')
    expect(road.wayFor('fmp4', MIN, true)).toBe('fmp4')
    road.refused('hls')
    expect(road.wayFor('hls', MIN, true)).toBe('webrtc')
  })

  test('is no other for all because one tile found none while another one plays', () => {
    const road = new BlockedRoad()
    road.stands(MIN)
    expect(road.blocked(MIN + 4000)).toBe(false)
    expect(road.wayFor('fmp4', MIN + 4001, true)).toBe('webrtc')
    expect(road.blocked(MIN + 6000)).toBe(true)
    expect(road.wayFor('fmp4', MIN + 6001, true)).toBe('fmp4')
    road.stands(MIN + 7000)
    expect(road.wayFor('fmp4', MIN + 7001, true)).toBe('webrtc')
  })
})
