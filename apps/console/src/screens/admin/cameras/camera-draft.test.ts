import type { Camera } from '@watchfloor/shared'
import { draftOf, inputOf, patchOf, poseOf } from './camera-draft.js'

const camera: Camera = {
  id: '0199c0de-0000-7000-8000-000000000001', name: 'North gate', externalId: 'N-1', lat: 30, lon: 121, facingDeg: 90, kind: 'police', mainUrl: 'rtsp://10.0.0.9/main', subUrl: null, username: 'viewer', hasPassword: true, streams: ['main'],
  fieldOfViewDeg: 70, rangeM: null, heightM: 6, tiltDeg: null, owner: null, areaId: null, areaName: null, watchers: ['seat', 'admin'], groups: ['north', 'night'],
  condition: { state: 'on', suspicion: null, seen: null, fault: null, since: null, checkedAt: null, seenAt: null, codec: null, width: null, height: null, fps: null, today: null },
}

describe('a draft of a camera', () => {
  test('that nobody touched changes nothing', () => expect(patchOf(draftOf(camera), camera)).toEqual({ input: {} }))

  test('says only what is another, a place as a whole, and takes away what was emptied', () => {
    const draft = { ...draftOf(camera), name: 'North gate 2', lon: '121\uff0c5', heightM: '', groups: 'north\uff1b night;; rain', facingDeg: '360' }
    expect(patchOf(draft, camera)).toEqual({ input: { name: 'North gate 2', lat: 30, lon: 121.5, heightM: null, groups: ['north', 'night', 'rain'], facingDeg: 0 } })
  })

  test('leaves the password alone unless one was typed or is to go', () => {
    expect(patchOf({ ...draftOf(camera), password: 'new' }, camera)).toEqual({ input: { password: 'new' } })
    expect(patchOf({ ...draftOf(camera), dropPassword: true }, camera)).toEqual({ input: { password: null } })
  })

  test('seals what ONVIF asks for beside the streams, and takes the password away with its user', () => {
    const turning: Camera = { ...camera, onvifUrl: 'http://10.0.0.9/onvif/device_service', onvifUsername: 'turner', hasOnvifPassword: true }
    expect(patchOf(draftOf(turning), turning)).toEqual({ input: {} })
    expect(patchOf({ ...draftOf(turning), onvifPassword: 'new' }, turning)).toEqual({ input: { onvifPassword: 'new' } })
    expect(patchOf({ ...draftOf(turning), onvifUsername: ' ', onvifPassword: 'left over' }, turning)).toEqual({ input: { onvifUsername: null, onvifPassword: null } })
    expect(patchOf({ ...draftOf(turning), onvifUrl: 'http://u:p@10.0.0.9/' }, turning)).toEqual({ problems: { onvifUrl: 'webAddress' } })
  })

  test('asks for the password again where the address leads to another machine', () => {
    expect(patchOf({ ...draftOf(camera), mainUrl: 'rtsp://10.0.0.66/main' }, camera)).toEqual({ problems: { password: 'enterAgain' } })
    expect(patchOf({ ...draftOf(camera), mainUrl: 'rtsp://10.0.0.66/main', password: 'again' }, camera)).toEqual({ input: { mainUrl: 'rtsp://10.0.0.66/main', password: 'again' } })
    expect(patchOf({ ...draftOf(camera), mainUrl: 'rtsp://10.0.0.66/main', dropPassword: true }, camera)).toEqual({ input: { mainUrl: 'rtsp://10.0.0.66/main', password: null } })
  })

  test('names what stands in the way', () => {
    const draft = { ...draftOf(null), name: ' ', mainUrl: 'http://10.0.0.9/', subUrl: 'rtsp://u:p@10.0.0.9/', lat: '30', rangeM: 'far', watchers: [] }
    expect(inputOf(draft)).toEqual({ problems: { name: 'required', externalId: 'required', mainUrl: 'address', subUrl: 'address', lon: 'placeBoth', rangeM: 'invalid', watchers: 'invalid' } })
    expect(inputOf({ ...draftOf(null), name: 'n', externalId: 'e', mainUrl: 'rtsp://10.0.0.9/1' })).toMatchObject({ input: { name: 'n', externalId: 'e', kind: 'bureau', mainUrl: 'rtsp://10.0.0.9/1', lat: null } })
  })
})

test('a pose is drawn as soon as there is a place, with what cameras usually see', () => {
  expect(poseOf(draftOf(null))).toBeNull()
  expect(poseOf(draftOf(camera))).toEqual({ lat: 30, lon: 121, facingDeg: 90, openDeg: 70, reachM: 90 })
  expect(poseOf({ ...draftOf(camera), facingDeg: '', rangeM: '-3' })).toMatchObject({ facingDeg: null, reachM: 90 })
})
