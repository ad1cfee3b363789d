import { passwordToEnter } from './kept-password.js'
import type { KeptAccounts } from './kept-password.js'

const kept: KeptAccounts = { mainUrl: 'rtsp://10.0.0.9:554/main', subUrl: null, onvifUrl: 'http://10.0.0.9/onvif', onvifUsername: null, hasPassword: true, hasOnvifPassword: false }
const own: KeptAccounts = { ...kept, onvifUsername: 'op', hasOnvifPassword: true }

test('a stream that leads to another machine, or another door of it, asks for its password again', () => {
  for (const mainUrl of ['rtsp://10.0.0.66:554/main', 'rtsp://10.0.0.9:8554/main', 'rtsp://10.0.0.9.evil.example:554/main']) expect(passwordToEnter(kept, { mainUrl })).toBe('password')
  expect(passwordToEnter(kept, { subUrl: 'rtsp://evil.example/sub' })).toBe('password')
  expect(passwordToEnter({ ...kept, mainUrl: null, onvifUrl: null }, { mainUrl: 'rtsp://10.0.0.9/main' })).toBe('password')
  for (const change of [{ mainUrl: 'RTSP://10.0.0.9:554/other' }, { subUrl: 'rtsp://10.0.0.9:554/sub' }, { mainUrl: null }, { mainUrl: 'rtsp://evil.example/x', password: 'new' }, { mainUrl: 'rtsp://evil.example/x', password: null }, {}]) expect(passwordToEnter(kept, change)).toBeNull()
  expect(passwordToEnter({ ...kept, hasPassword: false }, { mainUrl: 'rtsp://evil.example/x' })).toBeNull()
})

test('ONVIF asks for its own password, or for the streams\u2019 where it takes their account', () => {
  expect(passwordToEnter(own, { onvifUrl: 'http://10.0.0.66/onvif' })).toBe('onvifPassword')
  expect(passwordToEnter(own, { onvifUrl: 'http://10.0.0.66/onvif', onvifPassword: 'new' })).toBeNull()
  expect(passwordToEnter(own, { onvifUrl: 'http://10.0.0.9/other', onvifUsername: 'other' })).toBeNull()
  expect(passwordToEnter(kept, { onvifUrl: 'http://10.0.0.66/onvif' })).toBe('password')
  expect(passwordToEnter(kept, { onvifUrl: 'http://10.0.0.9:8080/onvif' })).toBeNull()
  // Its own account taken away: the streams' would go where only its own was meant to.
  expect(passwordToEnter({ ...own, onvifUrl: 'http://10.0.0.66/onvif' }, { onvifUsername: null })).toBe('password')
  expect(passwordToEnter(own, { onvifUsername: null })).toBeNull()
  expect(passwordToEnter(kept, { onvifUrl: null })).toBeNull()
})
