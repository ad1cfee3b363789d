import type { Site } from '../adapter.js'
import { OPEN_SERVICES } from '../dji/names.js'
import { asObject, jsonBytes, parseJson, utf8Bytes } from '../payload.js'
import { topicMatches } from '../topic.js'
import { djiAdapter } from './dji.adapter.js'
import { nativeAdapter } from './native.adapter.js'
import { owntracksAdapter } from './owntracks.adapter.js'
import { traccarAdapter } from './traccar.adapter.js'

/** Who may publish and subscribe where, and what commands look like on the wire; what comes up is in the vectors. */

const only = (...ids: string[]) => (id: string): boolean => ids.includes(id)
const command = { id: 'c-1', gatewayId: null, nowMs: Date.UTC(2026, 8, 1) }
const covered = (filters: readonly string[], topic: string): boolean => filters.some((filter) => topicMatches(filter, topic))

describe('native', () => {
  test('a device publishes on its own topics only', () => {
    expect(nativeAdapter.mayPublish!('d1', 'wf/d1/fix', only('d1'))).toBe(true)
    expect(nativeAdapter.mayPublish!('d1', 'wf/d2/fix', only('d1'))).toBe(false)
    expect(nativeAdapter.mayPublish!('d1', 'wf/d1/command', only('d1'))).toBe(false)
    expect(nativeAdapter.mayPublish!('d1', 'wf//fix', () => true)).toBe(false)
  })

  test('and hears its own commands only, never a wildcard smuggled in by an id', () => {
    expect(nativeAdapter.subscriptions!('d1', ['d1', '+', 'a/b'])).toEqual(['wf/d1/command'])
  })

  test('a command carries the id under which the answer comes', () => {
    const encoded = nativeAdapter.encode!(null, { ...command, externalId: 'd1', input: { type: 'custom', name: 'siren', params: { on: true } } })
    if (!encoded.ok) throw new Error(encoded.reason)
    expect([encoded.topic, encoded.correlation]).toEqual(['wf/d1/command', 'c-1'])
    expect(parseJson(encoded.payload)).toEqual({ id: 'c-1', time: '2026-09-01T00:00:00.000Z', type: 'custom', name: 'siren', params: { on: true } })
    expect(nativeAdapter.encode!(null, { ...command, externalId: 'd/1', input: { type: 'locate' } })).toEqual({ ok: false, reason: 'no_command' })
  })

  test('a batch ends at 2000 fixes', () => {
    const payload = jsonBytes(Array.from({ length: 2001 }, () => ({ lat: 30, lon: 120 })))
    const step = nativeAdapter.step(null, { type: 'message', topic: 'wf/d1/fix', payload, nowMs: 1e12, retained: false })
    expect([step.reports.length, step.dropped]).toEqual([2000, [{ reason: 'batch_too_long' }]])
  })
})

describe('owntracks', () => {
  test('a phone speaks as who signed in, or as what is registered to it', () => {
    const may = (topic: string, ...ids: string[]) => owntracksAdapter.mayPublish!('wang', topic, only(...ids))
    expect([may('owntracks/wang/phone'), may('owntracks/wang/phone/event'), may('owntracks/li/cam', 'li/cam')]).toEqual([true, true, true])
    expect([may('owntracks/li/cam'), may('owntracks/wang/phone/cmd'), may('owntracks/wang'), may('owntracks/wang/phone/event/x')]).toEqual([false, false, false, false])
  })

  test('commands reach its cmd topic, and nobody else may listen there', () => {
    const filters = owntracksAdapter.subscriptions!('wang', ['li/cam', '+/+', 'a', '#'])
    expect(covered(filters, 'owntracks/wang/phone/cmd') && covered(filters, 'owntracks/li/cam/cmd')).toBe(true)
    expect(covered(filters, 'owntracks/zhao/phone/cmd') || covered(filters, 'owntracks/wang/phone')).toBe(false)
    const encoded = owntracksAdapter.encode!(null, { ...command, externalId: 'li/cam', input: { type: 'locate' } })
    if (!encoded.ok) throw new Error(encoded.reason)
    expect([encoded.topic, parseJson(encoded.payload)]).toEqual(['owntracks/li/cam/cmd', { _type: 'cmd', action: 'reportLocation' }])
    expect(encoded.correlation).toBe('locate:li/cam')
    expect(owntracksAdapter.encode!(null, { ...command, externalId: 'li/cam', input: { type: 'text', text: 'x' } }).ok).toBe(false)
  })

  test('over HTTP the headers name it before the body does', () => {
    const body = utf8Bytes('{"_type":"location","topic":"owntracks/li/cam"}')
    const { topicOf, emptyReply } = owntracksAdapter.http!
    expect(topicOf({ 'x-limit-u': 'wang', 'x-limit-d': 'phone' }, body)).toBe('owntracks/wang/phone')
    expect(topicOf({ 'x-limit-u': 'wang' }, body)).toBe('owntracks/li/cam')
    expect(topicOf({ 'x-limit-u': 'wa/ng', 'x-limit-d': '+' }, utf8Bytes('{}'))).toBe('')
    expect(emptyReply).toBe('[]')
  })
})

describe('traccar', () => {
  test('a server keeps to the plain topics or to its own', () => {
    const may = (topic: string) => traccarAdapter.mayPublish!('north', topic, () => true)
    expect(['positions', 'events', 'traccar/north/positions', 'traccar/north/events'].map(may)).toEqual([true, true, true, true])
    expect(['traccar/south/positions', 'traccar/north/x', 'positions/x'].map(may)).toEqual([false, false, false])
  })
})

describe('dji', () => {
  test('a gateway speaks for itself and its registered aircraft', () => {
    const may = (topic: string) => djiAdapter.mayPublish!('dock', topic, only('GW', 'AC'))
    expect(['thing/product/GW/osd', 'thing/product/AC/osd', 'sys/product/GW/status', 'thing/product/GW/property/set_reply', 'thing/product/GW/drc/up'].map(may)).toEqual(Array(5).fill(true))
    expect(['thing/product/XX/osd', 'thing/product/GW/services', 'thing/product/GW/events_reply', 'sys/product/GW/status_reply', 'thing/product/+/osd'].map(may)).toEqual(Array(5).fill(false))
  })

  test('and hears what is meant for it', () => {
    const filters = djiAdapter.subscriptions!('dock', ['GW', '+', '#'])
    for (const topic of ['services', 'events_reply', 'requests_reply', 'property/set', 'drc/down']) expect(covered(filters, `thing/product/GW/${topic}`)).toBe(true)
    expect(covered(filters, 'sys/product/GW/status_reply')).toBe(true)
    expect(covered(filters, 'thing/product/XX/services')).toBe(false)
  })

  test('services go to the gateway, and the reply is known by tid and bid', () => {
    const session = djiAdapter.open()
    const encoded = djiAdapter.encode!(session, { ...command, externalId: 'AC', gatewayId: 'GW', input: { type: 'live_stop', videoId: 'v' } })
    if (!encoded.ok) throw new Error(encoded.reason)
    expect(encoded.topic).toBe('thing/product/GW/services')
    const sent = asObject(parseJson(encoded.payload))!
    expect(sent).toMatchObject({ method: 'live_stop_push', gateway: 'GW', data: { video_id: 'v' }, timestamp: command.nowMs })
    const step = djiAdapter.step(session, { type: 'message', topic: 'thing/product/GW/services_reply', payload: jsonBytes({ tid: sent.tid, bid: sent.bid, data: { result: 0 } }), nowMs: command.nowMs, retained: false })
    expect(step.reports).toMatchObject([{ type: 'answer', correlation: encoded.correlation, status: 'done' }])
  })

  test('a dock is told the time server and the licence where the installation has them, in both forms that firmware reads', () => {
    const dji = { ntpHost: 'ntp.city.example', appId: '123456', appKey: 'key', appLicense: 'licence' }
    const ask = (site?: Site) => djiAdapter.step(djiAdapter.open(site), {
      type: 'message', topic: 'thing/product/GW/requests', payload: jsonBytes({ tid: 't', bid: 'b', method: 'config', data: { config_type: 'json', config_scope: 'product' } }), nowMs: 1e12, retained: false,
    })
    const said = { ntp_server_host: 'ntp.city.example', app_id: '123456', app_key: 'key', app_license: 'licence' }
    expect(ask({ dji }).replies.map(({ topic, payload }) => ({ topic, ...asObject(parseJson(payload)) }))).toEqual([
      { topic: 'thing/product/GW/requests_reply', tid: 't', bid: 'b', timestamp: 1e12, method: 'config', data: { ...said, result: 0, output: said } },
    ])
    for (const site of [undefined, { dji: null }]) expect(asObject(parseJson(ask(site).replies[0]!.payload))).toMatchObject({ data: { result: 1, output: {} } })
  })

  test('nothing that flies the aircraft or sends its picture somewhere is open to a plain command', () => {
    for (const name of ['takeoff_to_point', 'fly_to_point', 'drone_control', 'flight_authority_grab', 'flighttask_execute', 'drc_mode_enter', 'live_start_push', 'live_stop_push', 'constructor']) {
      expect(OPEN_SERVICES.has(name)).toBe(false)
      expect(djiAdapter.encode!(djiAdapter.open(), { ...command, externalId: 'GW', input: { type: 'custom', name } })).toEqual({ ok: false, reason: 'no_command' })
    }
  })

  test('what it remembers stays small, whatever a device sends', () => {
    const session = djiAdapter.open()
    const feed = (branch: string, body: object) => djiAdapter.step(session, { type: 'message', topic: `thing/product/GW/${branch}`, payload: jsonBytes(body), nowMs: 1e12, retained: false })
    for (let n = 0; n < 500; n++) {
      feed('osd', { data: Object.fromEntries(Array.from({ length: 50 }, (_, k) => [`k${n}_${k}`, k])) })
      feed('events', { tid: `t${n}`, bid: 'b', need_reply: 1, method: 'flighttask_progress', data: { output: { status: 'sent', ext: { flight_id: `f${n}` } } } })
      feed('events', { tid: `h${n}`, bid: 'b', method: 'hms', data: { list: Array.from({ length: 300 }, (_, k) => ({ code: `0x${n}${k}`, level: 1 })) } })
    }
    expect(Object.keys(session.osd).length).toBeLessThanOrEqual(300)
    expect([session.answered.length, session.flows.size, session.hms.size]).toEqual([64, 50, 100])
  })
})
