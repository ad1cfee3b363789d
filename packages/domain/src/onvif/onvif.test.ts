import { readFileSync } from 'node:fs'
import {
  DEVICE_REQUESTS, PTZ_REQUESTS, XmlFault, anyElement, durationS, escapeXml, facingOf, innerElement, isSignInFault, mayHold, readClock, readNode, readPresets, readProfiles, readServices, readSoap, readStatus, readTimeouts,
  readXml, scaled, soapEnvelope,
} from './index.js'
import type { HoldOf, SoapFault, XmlElement } from './index.js'

const vectors = JSON.parse(readFileSync(new URL('onvif.vectors.json', import.meta.url), 'utf8')) as Record<string, string>
const bodyOf = (name: string): XmlElement => { const answer = readSoap(vectors[name]!); if ('fault' in answer) throw new Error(answer.fault.reason); return answer.body }
const faultOf = (name: string): SoapFault => { const answer = readSoap(vectors[name]!); if ('body' in answer) throw new Error('no fault'); return answer.fault }

describe('what devices answer', () => {
  test('is read whatever prefixes they write', () => {
    expect(readClock(bodyOf('clock'))).toBe(Date.parse('2010-09-16T07:50:45Z'))
    expect(readServices(bodyOf('services'))).toEqual({ media: '/onvif/Media', ptz: '/onvif/PTZ?ch=1&v=2' })
    expect(readServices(bodyOf('capabilities'))).toEqual({ media: '/onvif/media_service', ptz: null })
    expect(readProfiles(bodyOf('profiles'))).toEqual([{ token: 'Profile_1', configuration: 'PTZToken', node: 'PTZNODETOKEN' }])
    const velocity = 'http://www.onvif.org/ver10/tptz/PanTiltSpaces/VelocityGenericSpace'
    expect(readNode(bodyOf('node'))).toEqual({ panTilt: { space: velocity, x: [-1, 1], y: [-0.5, 0.5] }, zoom: { space: velocity.replace('PanTilt', 'Zoom'), x: [-1, 1], y: null }, presets: 255, home: true, places: { panTilt: true, zoom: false } })
    expect(readTimeouts(bodyOf('options'))).toEqual([1, 300])
    expect(readPresets(bodyOf('presets'))).toEqual([{ token: '1', name: '北门 & <east>' }, { token: '2', name: '2' }])
    expect(readStatus(bodyOf('status'))).toEqual({ pan: -122.5, tilt: 12, zoom: 0.25, degrees: true, moving: true, panTiltSpace: 'http://www.onvif.org/ver10/tptz/PanTiltSpaces/SphericalPositionSpaceDegrees', zoomSpace: 'http://www.onvif.org/ver10/tptz/ZoomSpaces/PositionGenericSpace' })
  })

  test('may be poor: what is missing or no number is null, and nothing throws', () => {
    expect(readStatus(bodyOf('poorStatus'))).toEqual({ pan: 0.5, tilt: null, zoom: null, degrees: false, moving: null, panTiltSpace: null, zoomSpace: null })
    const empty = readXml('<a/>')
    expect(readClock(empty)).toBeNull()
    expect(readServices(empty)).toEqual({ media: null, ptz: null })
    expect(readNode(empty)).toEqual({ panTilt: null, zoom: null, presets: 0, home: false, places: { panTilt: false, zoom: false } })
    expect([readTimeouts(empty), readPresets(empty), readProfiles(empty)]).toEqual([null, [], []])
    expect(readSoap('<html><body/></html>')).toEqual({ fault: { subcodes: [], reason: 'the answer is no SOAP envelope' } })
  })

  test('a wrong password is told from any other fault', () => {
    expect(faultOf('refused')).toEqual({ subcodes: ['NotAuthorized'], reason: 'Sender not Authorized' })
    expect(faultOf('noPreset')).toEqual({ subcodes: ['InvalidArgVal', 'NoToken'], reason: 'The requested preset token does not exist' })
    expect(['refused', 'oldRefused', 'noPreset'].map((name) => isSignInFault(faultOf(name)))).toEqual([true, true, false])
  })

  test('times are read as XML Schema writes them', () => {
    expect(['PT3S', 'PT1M30S', 'PT0.5S', 'PT1H', 'PT', 'P1D', '3', undefined].map(durationS)).toEqual([3, 90, 0.5, 3600, null, null, null, null])
  })
})

describe('the reader of XML', () => {
  test('refuses document types, strange entities and whatever is not well formed', () => {
    const bomb = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><a>&c;</a>'
    for (const bad of [bomb, '<a>&b;</a>', '<a>& b</a>', '<a>&#0;</a>', '<a><b></a></b>', '<a>', '', 'text', '<a/><b/>', '<a b=c/>', '<a b="<"/>', '<a', '<!-- a', '<a>]]', '</a>', `<a>${'<b>'.repeat(80)}`, `<a>${'<b/>'.repeat(30_000)}</a>`, `<a>${'x'.repeat(1_100_000)}</a>`]) {
      expect(() => readXml(bad)).toThrow(XmlFault)
    }
  })

  test('cutting a good answer at each character, or turning one, never does anything but answer or refuse', () => {
    const good = vectors['status']!
    for (let at = 0; at < good.length; at++) {
      expect(() => readXml(good.slice(0, at))).toThrow(XmlFault)
      try { readStatus(readXml(`${good.slice(0, at)}${String.fromCharCode(good.charCodeAt(at) ^ 4)}${good.slice(at + 1)}`)) } catch (error) { expect(error).toBeInstanceOf(XmlFault) }
    }
  })

  test('keeps what was escaped, CDATA and attributes in either quotes', () => {
    const hard = 'a<b>&"c\' \u0001名'
    const read = readXml(`<?xml version="1.0"?><!-- <x> --><p:a xmlns:p='u' p:q='${escapeXml(hard)}'>${escapeXml(hard)}<![CDATA[<&]]></p:a>`)
    expect(read).toMatchObject({ name: 'a', attributes: { q: 'a<b>&"c\' 名' }, text: 'a<b>&"c\' 名<&' })
  })
})

describe('what is asked', () => {
  test('carries the token in the header, or no header at all', () => {
    const signed = readXml(soapEnvelope(DEVICE_REQUESTS.profiles, { username: 'a<b', digest: 'd=', nonceBase64: 'n=', created: '2010-09-16T07:50:45Z' }))
    const token = anyElement(signed, 'UsernameToken')!
    expect(token.children.map(({ name, text }) => `${name} ${text}`)).toEqual(['Username a<b', 'Password d=', 'Nonce n=', 'Created 2010-09-16T07:50:45Z'])
    expect(innerElement(token, 'Password')!.attributes['Type']).toMatch(/#PasswordDigest$/)
    expect(readXml(soapEnvelope(DEVICE_REQUESTS.clock, null)).children.map(({ name }) => name)).toEqual(['Body'])
  })

  test('a movement is in the range of the device, has only the axes that it has, and ends by itself', () => {
    const { panTilt, zoom } = readNode(bodyOf('node'))
    const move = readXml(PTZ_REQUESTS.move('P"1', { pan: -1, tilt: 0.5, zoom: 1 }, panTilt, zoom, 3))
    expect(innerElement(move, 'ProfileToken')!.text).toBe('P"1')
    expect(innerElement(move, 'Velocity', 'PanTilt')!.attributes).toMatchObject({ x: '-1', y: '0.25' })
    expect(innerElement(move, 'Velocity', 'Zoom')!.attributes).toMatchObject({ x: '1' })
    expect(innerElement(move, 'Timeout')!.text).toBe('PT3S')
    const look = readXml(PTZ_REQUESTS.lookAt('P', { pan: -122.5, tilt: 12, zoom: null, panTiltSpace: 'a&b', zoomSpace: 'z' }))
    expect(innerElement(look, 'Position')!.children).toMatchObject([{ name: 'PanTilt', attributes: { x: '-122.5', y: '12', space: 'a&b' } }])
    expect(innerElement(readXml(PTZ_REQUESTS.move('P', { pan: 1, tilt: 0, zoom: 1 }, null, zoom, 3)), 'Velocity')!.children.map(({ name }) => name)).toEqual(['Zoom'])
    expect([scaled(1, [0, 8]), scaled(-1, [0, 8]), scaled(0, [-4, 8]), scaled(-0.5, [-4, 8])]).toEqual([8, 0, 0, -2])
  })
})

describe('who may move', () => {
  const hold: HoldOf = { userId: 'u1', seat: 'one', role: 'dispatcher', untilMs: 1000 }
  const asks = (userId: string, seat: string, role: HoldOf['role'], takeOver = false, nowMs = 500): boolean => mayHold(hold, { userId, seat, role }, takeOver, nowMs)
  test('one seat at a time; a higher hand takes over, and says so', () => {
    expect(mayHold(null, hold, false, 0)).toBe(true)
    expect(asks('u1', 'one', 'dispatcher')).toBe(true)
    expect(asks('u1', 'two', 'dispatcher')).toBe(false)
    expect(asks('u1', 'two', 'dispatcher', true)).toBe(true)
    expect(asks('u2', 'two', 'supervisor')).toBe(false)
    expect(asks('u2', 'two', 'supervisor', true)).toBe(true)
    expect([asks('u2', 'two', 'dispatcher', true), asks('u2', 'two', 'seat', true)]).toEqual([false, false])
    expect(asks('u2', 'two', 'seat', false, 1000)).toBe(true)
  })

  test('pan turns the registered direction, where the device tells degrees', () => {
    expect(facingOf(350, { pan: 20, degrees: true })).toBe(10)
    expect(facingOf(10, { pan: -20, degrees: true })).toBe(350)
    expect(facingOf(10, { pan: 0.5, degrees: false })).toBeNull()
    expect(facingOf(null, { pan: 20, degrees: true })).toBeNull()
  })
})
