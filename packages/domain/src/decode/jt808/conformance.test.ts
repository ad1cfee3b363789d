import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { jt808Adapter } from '../adapters/jt808.adapter.js'
import { xorOf } from './checksum.js'
import { cutFrames, unescapeBytes } from './framing.js'
import { readMessage } from './header.js'
import type { Message } from './header.js'
import { readLocation } from './location.js'
import { readAuth, readRegister } from './sign-in.js'
import { readSuBiao } from './su-biao.js'
import { readPhone } from './bcd.js'

/** Interop data that lies outside the project: run where it is present. */
const folder = process.env.VECTORS_DIR ?? join(import.meta.dirname, '../../../../../../shared/vectors')
const present = existsSync(join(folder, 'jt808.json'))
const suite = present ? describe : describe.skip
// A title of a skipped test is not always shown; this is.
if (!present) test('foreign JT/T 808 vectors are not here', () => console.warn(`skipped: no jt808.json in ${folder}; set VECTORS_DIR`))

interface Vector {
  name: string; hex: string; wireHex?: string; checksumOk: boolean; bodyLengthOk?: boolean | null; msgId?: string
  header?: { terminalId: string; serial: number; version2019: boolean; protocolVersion: number | null; subpackage: { total: number; index: number } | null; encrypt: number; bodyLength: number }
  expect?: Record<string, unknown> | null
  derived?: { alarm: number; status: number; lat: number; lon: number; alt: number; speedKmh: number; course: number; time: string; extraTlvOk: boolean; satellites?: number; mileageKm?: number } | null
}
const load = <T>(file: string): T => (present ? (JSON.parse(readFileSync(join(folder, file), 'utf8')) as T) : ({ vectors: [], streams: [] } as T))
const { vectors, streams } = load<{ vectors: Vector[]; streams: { name: string; streamHex: string }[] }>('jt808.json')
const bytesOf = (hex: string): Uint8Array => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16))
const messageOf = (vector: Vector): Message => {
  const message = readMessage(bytesOf(vector.hex))
  if (typeof message === 'string') throw new Error(`${vector.name}: ${message}`)
  return message
}
const context = { externalId: '1', version2019: true, utcOffsetMin: 480, profile: null }
/** A session whose terminal is that of the message, signed in. */
const signedInAs = (message: Message) => {
  const session = jt808Adapter.open()
  session.stage = 'signed_in'
  session.context = { ...context, externalId: readPhone(message.bytes, message.phoneAt, message.phoneLength) ?? '', version2019: message.version2019 }
  session.dialect = { version2019: message.version2019, protocolVersion: message.protocolVersion, phone: message.bytes.slice(message.phoneAt, message.phoneAt + message.phoneLength) }
  return session
}

suite('foreign JT/T 808 frames', () => {
  it('are all there', () => expect(vectors.length).toBeGreaterThanOrEqual(506))

  it('never throw, signed in or not, and only those with a good check code are read', () => {
    for (const vector of vectors) {
      const frame = bytesOf(vector.hex)
      const message = readMessage(frame)
      const fresh = jt808Adapter.step(jt808Adapter.open(), { type: 'message', topic: null, payload: frame, nowMs: 0, retained: false })
      if (vector.checksumOk) {
        expect([vector.name, typeof message]).toEqual([vector.name, 'object'])
        const step = jt808Adapter.step(signedInAs(message as Message), { type: 'message', topic: null, payload: frame, nowMs: 0, retained: false })
        // Everything is answered, a sign-in when the host has spoken; an answer is not.
        const answered = step.replies.length > 0 || step.reports.some(({ type }) => type === 'sign_in')
        expect([vector.name, answered]).toEqual([vector.name, vector.msgId !== '0x0001'])
      } else {
        expect([vector.name, message]).toEqual([vector.name, expect.stringMatching(/^(bad_checksum|too_short|bad_header)$/)])
        expect(fresh.dropped).toHaveLength(1)
        expect(fresh.replies).toHaveLength(0)
      }
    }
  })

  it('have the header fields that their source states', () => {
    for (const vector of vectors.filter(({ checksumOk }) => checksumOk)) {
      const { header } = vector
      const message = messageOf(vector)
      const terminalId = Array.from(message.bytes.subarray(message.phoneAt, message.phoneAt + message.phoneLength), (b) => b.toString(16).padStart(2, '0')).join('')
      expect([vector.name, {
        id: message.id, terminalId, serial: message.serial, version2019: message.version2019, declared: message.declared,
        lengthOk: message.declared === message.to - message.from, encrypted: message.encrypted, part: message.total === 0 ? null : { total: message.total, index: message.index },
      }]).toEqual([vector.name, {
        id: Number(vector.msgId), terminalId: header!.terminalId, serial: header!.serial, version2019: header!.version2019, declared: header!.bodyLength,
        lengthOk: vector.bodyLengthOk, encrypted: header!.encrypt !== 0, part: header!.subpackage,
      }])
    }
  })

  it('are the same frame escaped and not', () => {
    for (const vector of vectors.filter(({ wireHex }) => wireHex !== undefined)) {
      const wire = readMessage(bytesOf(vector.wireHex!)) as Message
      expect(wire.bytes).toEqual(messageOf(vector).bytes)
    }
  })

  it('give the raw values that yezhihao asserts of a location', () => {
    let seen = 0
    for (const vector of vectors) {
      const asserted = vector.expect as { latitude?: number; longitude?: number; altitude?: number; speed?: number; direction?: number; warnBit?: number; statusBit?: number; deviceTime?: string } | null
      if (asserted?.latitude === undefined || (vector.msgId !== '0x0200' && vector.msgId !== '0x0201')) continue
      const message = messageOf(vector)
      const { raw, fix } = readLocation(message.bytes, message.from + (message.id === 0x0201 ? 2 : 0), message.to, context)!
      expect([vector.name, raw]).toEqual([vector.name, {
        alarm: asserted.warnBit, status: asserted.statusBit, lat: asserted.latitude, lon: asserted.longitude, altitude: asserted.altitude, speed: asserted.speed, direction: asserted.direction,
      }])
      expect(new Date(fix.timeMs).toISOString()).toBe(new Date(`${asserted.deviceTime}+08:00`).toISOString())
      seen++
    }
    expect(seen).toBeGreaterThanOrEqual(6)
  })

  it('agree with an independent decode of 0x0200', () => {
    let seen = 0
    for (const vector of vectors) {
      const { derived } = vector
      if (!derived || vector.bodyLengthOk !== true || !derived.time) continue
      const message = messageOf(vector)
      const located = readLocation(message.bytes, message.from, message.to, context)
      if (located === null) continue
      const { raw, fix, items } = located
      const half = (value: number, bit: number): number => ((raw.status & bit) !== 0 ? -value : value)
      expect([vector.name, raw.alarm, raw.status]).toEqual([vector.name, derived.alarm, derived.status])
      expect([half(raw.lat / 1e6, 4), half(raw.lon / 1e6, 8)].map((deg) => deg.toFixed(6))).toEqual([derived.lat, derived.lon].map((deg) => deg.toFixed(6)))
      expect(raw.speed / 10).toBeCloseTo(derived.speedKmh, 6)
      expect([vector.name, new Date(fix.timeMs).toISOString()]).toEqual([vector.name, derived.time])
      expect([vector.name, items.brokenTail]).toEqual([vector.name, !derived.extraTlvOk])
      if (derived.satellites !== undefined) expect([vector.name, fix.satellites]).toEqual([vector.name, derived.satellites])
      if (derived.mileageKm !== undefined) expect([vector.name, fix.state?.mileageKm]).toEqual([vector.name, derived.mileageKm])
      seen++
    }
    expect(seen).toBeGreaterThan(50)
  })

  it('register and authenticate as their source states', () => {
    let seen = 0
    for (const vector of vectors.filter(({ name }) => name.startsWith('yzh-record'))) {
      const asserted = vector.expect as Record<string, unknown>
      if (vector.msgId === '0x0100') {
        expect(readRegister(messageOf(vector))).toMatchObject({ province: asserted.provinceId, city: asserted.cityId, maker: asserted.makerId, model: asserted.deviceModel, terminalId: asserted.deviceId, plate: asserted.plateNo })
        seen++
      } else if (vector.msgId === '0x0102') {
        const { code, about } = readAuth(messageOf(vector))
        expect(code).toBe(asserted.token)
        if (asserted.imei !== undefined) expect(about).toEqual({ imei: asserted.imei, software: asserted.softwareVersion })
        seen++
      }
    }
    expect(seen).toBeGreaterThanOrEqual(4)
  })

  it('are read from streams, however they are cut', () => {
    for (const { name, streamHex } of streams) {
      const stream = bytesOf(streamHex)
      const whole = cutFrames(new Uint8Array(0), stream)
      const good = whole.frames.filter((frame) => xorOf(unescapeBytes(frame, 1, frame.length - 1)) === 0)
      const frames: Uint8Array[] = []
      let rest: Uint8Array = new Uint8Array(0)
      for (const byte of stream) {
        const cut = cutFrames(rest, Uint8Array.of(byte))
        frames.push(...cut.frames)
        rest = cut.rest
      }
      expect([name, frames.map((frame) => [...frame])]).toEqual([name, whole.frames.map((frame) => [...frame])])
      expect([name, good.length]).toEqual([name, STREAMS[name]])
    }
    expect(streams.length).toBeGreaterThanOrEqual(9)
  })
})

/** Messages with a good check code in each stream, counted by hand; the last two streams are made of bytes without a header. */
const STREAMS: Readonly<Record<string, number>> = {
  'go-jt808-frame_reader_test-1': 1, 'go-jt808-frame_reader_test-3': 2, 'go-jt808-frame_reader_test-4': 1, 'go-jt808-frame_reader_test-6': 1,
  'go-jt808-frame_reader_test-7': 1, 'go-jt808-frame_reader_test-11': 0, 'go-jt808-frame_reader_test-12': 1,
  'jt808-server-go-frame_handler_test-1': 0, 'jt808-server-go-frame_handler_test-2': 0,
}

interface SuBiaoVector { name: string; itemId: string; hex: string; itemHex: string; expect: Record<string, unknown> }
suite('foreign Su-Biao alarms', () => {
  it('have the values that their source asserts', () => {
    const alarms = load<{ vectors: SuBiaoVector[] }>('jt808-subiao.json').vectors
    expect(alarms).toHaveLength(5)
    for (const { name, itemId, itemHex, expect: asserted } of alarms) {
      const bytes = bytesOf(itemHex)
      const alarm = readSuBiao(Number(itemId), bytes, 0, bytes.length, 480)!
      const shared = asserted.T8206xtensionSBBase as Record<string, unknown> & { P9208AlarmSign: Record<string, unknown>; VehicleStatus: { OriginalValue: number } }
      expect([name, alarm]).toEqual([name, expect.objectContaining({
        alarmId: asserted.AlarmID, flag: asserted.FlagStatus, speedKmh: shared.VehicleSpeed, altitudeM: shared.Altitude, lat: shared.Latitude, lon: shared.Longitude,
        vehicleStatus: shared.VehicleStatus.OriginalValue,
      })])
      if (asserted.AlarmEventType !== undefined) expect(alarm.type).toBe(asserted.AlarmEventType)
      if (asserted.AlarmLevel !== undefined) expect(alarm.level).toBe(asserted.AlarmLevel)
      if (asserted.PreVehicleSpeed !== undefined) expect([alarm.frontSpeedKmh, alarm.frontGapTenths, alarm.deviation]).toEqual([asserted.PreVehicleSpeed, asserted.PreVehicleOrPedestrianDistance, asserted.DeviationType])
      if (asserted.FatigueLevel !== undefined) expect(alarm.fatigue).toBe(asserted.FatigueLevel)
      if (asserted.AlarmTimeThreshold !== undefined) expect(alarm.thresholds).toEqual([asserted.AlarmTimeThreshold, asserted.AlarmThreshold1, asserted.AlarmThreshold2])
      expect([name, alarm.label]).toEqual([name, expect.objectContaining({ serial: shared.P9208AlarmSign.SerialNumber, attachments: shared.P9208AlarmSign.AttachNumber })])
    }
  })
})
