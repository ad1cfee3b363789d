import fc from 'fast-check'
import type { Input, Step } from '../adapter.js'
import type { AnswerReport, EventReport, FixReport, StandingReport } from '../report.js'
import { ITEM_PROFILES, itemProfileOf } from '../jt808/item-profiles.js'
import { ItemProfile } from '../item-profile.js'
import {
  authFrame, batchFrames, generalAnswerFrame, heartbeatFrame, locationAnswerFrame, locationFrame, logoutFrame, readPlatform, registerFrame, terminalFrame, uintItem,
} from '../jt808/terminal.js'
import type { PlatformMessage, Terminal, TerminalFix } from '../jt808/terminal.js'
import type { Jt808Session } from '../jt808/session.js'
import { MAX_REFUSALS } from '../jt808/session.js'
import { ADMISSION_TIMEOUT_MS, MAX_WAITING } from '../jt808/sign-in-turn.js'
import { jt808Adapter } from './jt808.adapter.js'

const NOW = Date.UTC(2026, 8, 1)
const truck: Terminal = { phone: '013800138000', edition: 2013 }
const place: TerminalFix = { timeMs: NOW - 1000, lat: 30.274151, lon: 120.155149, speedMps: 10, courseDeg: 90, status: 1 }

/** A connection with a host behind it, as the hub keeps one; what leaves it is read as the terminal would. */
class Connection {
  session: Jt808Session = jt808Adapter.open()
  nowMs = NOW
  private rest: Uint8Array = new Uint8Array(0)

  private feed(input: Input) {
    const step: Step<Jt808Session> = jt808Adapter.step(this.session, input)
    this.session = step.session
    return { reports: [...step.reports], replies: step.replies.map(({ payload }) => readPlatform(payload)!), dropped: step.dropped.map(({ reason }) => reason), close: step.close }
  }
  send(...frames: Uint8Array[]) {
    const out: ReturnType<Connection['feed']> = { reports: [], replies: [], dropped: [], close: undefined }
    for (const bytes of frames) {
      const cut = jt808Adapter.tcp!.frame(this.rest, bytes)
      this.rest = cut.rest
      for (const payload of cut.frames) {
        const step = this.feed({ type: 'message', topic: null, payload, nowMs: this.nowMs, retained: false })
        out.reports.push(...step.reports)
        out.replies.push(...step.replies)
        out.dropped.push(...step.dropped)
        out.close ??= step.close
      }
    }
    return out
  }
  admit(more: Partial<Extract<Input, { type: 'admitted' }>> = {}) {
    return this.feed({ type: 'admitted', externalId: '13800138000', verdict: 'ok', secret: null, profile: null, utcOffsetMin: 480, nowMs: this.nowMs, ...more })
  }
  tick(afterMs: number) {
    this.nowMs += afterMs
    return this.feed({ type: 'tick', nowMs: this.nowMs })
  }
}
function signedIn(terminal: Terminal = truck, more: Parameters<Connection['admit']>[0] = {}): Connection {
  const line = new Connection()
  line.send(authFrame(terminal, 1, 'code'))
  line.admit(more)
  return line
}
const acks = (replies: readonly PlatformMessage[]) => replies.map(({ id, ackId, ackSerial, result }) => [id, ackId, ackSerial, result])

describe.each([2011, 2013, 2019] as const)('a terminal of %i', (edition) => {
  const terminal: Terminal = { phone: '013800138000', edition }

  it('registers, authenticates with the code it was given, reports, and says farewell', () => {
    const line = new Connection()
    const registered = line.send(registerFrame(terminal, 100, { maker: 'WFTST', model: 'M8', terminalId: 'T1', plateColour: 2, plate: '浙A12345' }))
    expect(registered).toMatchObject({ replies: [], reports: [{ type: 'sign_in', externalId: '13800138000', secret: null, about: { edition: String(edition), plate: '浙A12345', plateColour: 'yellow', model: 'M8' } }] })
    const [reply] = line.admit({ secret: '口令-7Ab' }).replies
    expect(reply).toMatchObject({ id: 0x8100, ackSerial: 100, result: 0, text: '口令-7Ab', phone: '13800138000' })
    expect(line.send(locationFrame(terminal, 101, place))).toMatchObject({ reports: [], dropped: ['not_signed_in'], replies: [{ id: 0x8001, ackSerial: 101, result: 1 }] })

    expect(line.send(authFrame(terminal, 102, reply!.text!, '860000000000001', 'fw1')).reports).toMatchObject([{ type: 'sign_in', secret: '口令-7Ab' }])
    expect(acks(line.admit().replies)).toEqual([[0x8001, 0x0102, 102, 0]])
    const told = line.send(locationFrame(terminal, 103, place))
    expect(acks(told.replies)).toEqual([[0x8001, 0x0200, 103, 0]])
    const [fix] = told.reports as FixReport[]
    expect(fix).toMatchObject({ type: 'fix', externalId: '13800138000', timeMs: NOW - 1000, valid: true, replayed: false, lat: 30.274151, lon: 120.155149, courseDeg: 90 })
    expect(fix!.speedMps).toBeCloseTo(10, 10)

    expect(line.send(logoutFrame(terminal, 104))).toMatchObject({ reports: [{ type: 'status', online: false }], replies: [{ ackSerial: 104, result: 0 }] })
    expect(line.send(locationFrame(terminal, 105, place)).dropped).toEqual(['not_signed_in'])
  })

  it('is found again within a micro-degree, a second, and half a tenth of a km/h, anywhere', () => {
    const line = signedIn(terminal)
    const arbitrary = fc.record({
      timeMs: fc.integer({ min: Date.UTC(2011, 0, 1) / 1000, max: Date.UTC(2098, 0, 1) / 1000 }).map((s) => s * 1000),
      lat: fc.double({ min: -89.9, max: 89.9, noNaN: true }).filter((deg) => Math.abs(deg) > 0.001), lon: fc.double({ min: -179.9, max: 179.9, noNaN: true }),
      speedMps: fc.double({ min: 0, max: 80, noNaN: true }), courseDeg: fc.integer({ min: 0, max: 359 }), altitudeM: fc.integer({ min: -400, max: 8000 }),
    })
    fc.assert(fc.property(arbitrary, (sent) => {
      const [fix] = line.send(locationFrame(terminal, 5, sent)).reports as FixReport[]
      expect(fix).toMatchObject({ timeMs: sent.timeMs, courseDeg: sent.courseDeg, altitudeM: sent.altitudeM, valid: true })
      expect(Math.abs(fix!.lat - sent.lat) + Math.abs(fix!.lon - sent.lon)).toBeLessThan(1.01e-6)
      expect(Math.abs(fix!.speedMps - sent.speedMps)).toBeLessThan(0.014)
    }))
  })

  it('answers what it is asked', () => {
    const line = signedIn(terminal)
    const ask = (input: Parameters<NonNullable<typeof jt808Adapter.encode>>[1]['input']) => {
      const encoded = jt808Adapter.encode!(line.session, { id: 'c', input, externalId: '013800138000', gatewayId: null, nowMs: NOW })
      if (!encoded.ok) throw new Error(encoded.reason)
      line.session = encoded.session
      return { question: readPlatform(encoded.payload)!, correlation: encoded.correlation }
    }
    const text = ask({ type: 'text', text: '前方检查站，请靠边', urgent: true })
    expect(text.question).toMatchObject({ id: 0x8300, text: '前方检查站，请靠边' })
    expect([...text.question.body.subarray(0, edition === 2019 ? 2 : 1)]).toEqual(edition === 2019 ? [0b1110, 1] : [0b1101])
    const locate = ask({ type: 'locate' })
    expect(locate.question).toMatchObject({ id: 0x8201, serial: text.question.serial + 1 })

    expect(line.send(generalAnswerFrame(terminal, 9, locate.question)).reports).toEqual([{ type: 'answer', externalId: '13800138000', correlation: locate.correlation, status: 'accepted', text: null }])
    const heard = line.send(generalAnswerFrame(terminal, 10, text.question, 3))
    expect(heard).toMatchObject({ replies: [], reports: [{ type: 'answer', correlation: text.correlation, status: 'rejected', text: 'unsupported' }] })
    const located = line.send(locationAnswerFrame(terminal, 11, locate.question, place))
    expect(located.reports).toMatchObject([{ type: 'answer', correlation: locate.correlation, status: 'done' }, { type: 'fix', lat: 30.274151 }, { type: 'standing', episodes: [] }])
    // Each is answered once.
    expect(line.send(generalAnswerFrame(terminal, 12, text.question), locationAnswerFrame(terminal, 13, locate.question, place)).reports.map(({ type }) => type)).toEqual(['fix'])
  })
})

describe('signing in', () => {
  it.each(['code', '8codes', '0'.repeat(52)])('reads a bare code under a 2019 header: %s', (code) => {
    const frame = terminalFrame({ phone: '1', edition: 2019 }, 0x0102, 1, Uint8Array.from(code, (char) => char.charCodeAt(0)))
    expect(new Connection().send(frame).reports).toMatchObject([{ secret: code, about: {} }])
  })

  it('reads a counted code with nothing behind it', () => {
    const frame = terminalFrame({ phone: '1', edition: 2019 }, 0x0102, 1, Uint8Array.of(3, 0x61, 0x62, 0x63))
    expect(new Connection().send(frame).reports).toMatchObject([{ secret: 'abc' }])
  })

  it('tells 2011 with a long VIN from 2013', () => {
    const frame = registerFrame({ phone: '1', edition: 2011 }, 1, { model: 'M8', terminalId: 'T1', plateColour: 0, plate: 'LZZ5CCSB0HN000001' })
    expect(new Connection().send(frame).reports).toMatchObject([{ about: { edition: '2011', model: 'M8', terminalId: 'T1', vin: 'LZZ5CCSB0HN000001' } }])
  })

  it('keeps what comes meanwhile, in order and within bounds, and does not ask twice', () => {
    const line = new Connection()
    const auth = authFrame(truck, 1, 'code')
    expect(line.send(auth).reports).toHaveLength(1)
    expect(line.send(auth, heartbeatFrame(truck, 2)).reports).toEqual([])
    const overflow = line.send(...Array.from({ length: MAX_WAITING }, (_, i) => locationFrame(truck, 3 + i, { ...place, timeMs: NOW + i * 1000 })))
    expect(overflow).toMatchObject({ reports: [], replies: [], dropped: ['waiting_full'] })
    const { reports, replies } = line.admit()
    expect(reports.map(({ type }) => type)).toEqual(['status', 'status', 'fix', 'standing', ...Array<string>(MAX_WAITING - 2).fill('fix')])
    expect(replies.map(({ ackSerial }) => ackSerial)).toEqual(Array.from({ length: MAX_WAITING + 1 }, (_, i) => i + 1))
    expect(replies.map(({ serial }) => serial)).toEqual(replies.map((_, i) => i))
  })

  it('takes up an authentication that was sent right behind the registration', () => {
    const line = new Connection()
    line.send(registerFrame(truck, 1), authFrame(truck, 2, 'code'), locationFrame(truck, 3, place))
    expect(line.admit({ secret: 'code' })).toMatchObject({ reports: [{ type: 'sign_in', secret: 'code' }], replies: [{ id: 0x8100 }] })
    expect(line.admit().reports.map(({ type }) => type)).toEqual(['status', 'fix', 'standing'])
  })

  it('refuses what waited when the host refuses', () => {
    const line = new Connection()
    line.send(authFrame(truck, 1, 'wrong'), locationFrame(truck, 2, place))
    expect(line.admit({ verdict: 'wrong_secret' })).toMatchObject({ reports: [], dropped: ['not_signed_in'], replies: [{ ackSerial: 1, result: 1 }, { ackSerial: 2, result: 1 }] })
  })

  it('does not leave a terminal hanging when the host is silent', () => {
    const line = new Connection()
    line.send(authFrame(truck, 1, 'code'))
    expect(line.tick(ADMISSION_TIMEOUT_MS - 1).replies).toEqual([])
    expect(acks(line.tick(1).replies)).toEqual([[0x8001, 0x0102, 1, 1]])
    expect(line.admit().dropped).toEqual(['unexpected_admission'])
    expect(line.send(authFrame(truck, 2, 'code')).reports).toHaveLength(1)
  })

  it('ends with a terminal that will not hear', () => {
    const line = new Connection()
    const steps = Array.from({ length: MAX_REFUSALS }, (_, i) => line.send(locationFrame(truck, i, place)))
    expect(steps.map(({ close }) => close)).toEqual([...Array<undefined>(MAX_REFUSALS - 1).fill(undefined), 'too_many_refusals'])
  })

  it('is not moved by an admission for another', () => {
    const line = new Connection()
    line.send(authFrame(truck, 1, 'code'))
    expect(line.admit({ externalId: '13900139000' })).toMatchObject({ replies: [], dropped: ['unexpected_admission'] })
    expect(line.session.stage).toBe('asked')
  })

  it('sends no command before it, to another, or one it does not know', () => {
    const ask = (session: Jt808Session, externalId: string, input: { type: 'locate' } | { type: 'custom'; name: string }) =>
      jt808Adapter.encode!(session, { id: 'c', input, externalId, gatewayId: null, nowMs: NOW })
    expect(ask(new Connection().session, '13800138000', { type: 'locate' })).toEqual({ ok: false, reason: 'offline' })
    expect(ask(signedIn().session, '13900139000', { type: 'locate' })).toEqual({ ok: false, reason: 'offline' })
    expect(ask(signedIn().session, '13800138000', { type: 'custom', name: 'siren' })).toEqual({ ok: false, reason: 'no_command' })
  })
})

describe('alarms', () => {
  const edges = (reports: readonly { type: string }[]): string[] =>
    (reports.filter(({ type }) => type === 'event') as EventReport[]).map(({ eventType, active }) => `${eventType} ${active === true ? 'up' : 'down'}`)

  const standing = (reports: readonly { type: string }[]): StandingReport[] => reports.filter(({ type }) => type === 'standing') as StandingReport[]

  it('are told whole on a new connection, for a bit that is down may have been up on the one before', () => {
    const line = signedIn()
    const first = line.send(locationFrame(truck, 2, { ...place, alarm: 0b11 })).reports
    expect(edges(first)).toEqual([])
    expect(standing(first)).toMatchObject([{ timeMs: NOW - 1000, episodes: [{ eventType: 'jt808.sos', active: true }, { eventType: 'jt808.overspeed', active: true }] }])
    expect(standing(first)[0]!.eventTypes).toHaveLength(32)
    const later = line.send(locationFrame(truck, 3, { ...place, timeMs: NOW, alarm: 0b10 })).reports
    expect([standing(later), edges(later)]).toEqual([[], ['jt808.sos down']])
  })

  it('are told whole until a location is no old one from a queue, each beginning at its own time', () => {
    const line = signedIn()
    const say = (timeMs: number, alarm: number) => standing(line.send(locationFrame(truck, 2, { ...place, timeMs, alarm })).reports).map(({ episodes }) => episodes.map((e) => e.dedupeKey.split(':')[3]))
    expect(say(NOW - 3600_000, 1)).toEqual([[String(NOW - 3600_000)]])
    expect(say(NOW - 3000_000, 1)).toEqual([[String(NOW - 3600_000)]])
    expect(say(NOW - 1000, 0)).toEqual([[]])
    expect(say(NOW, 0)).toEqual([])
  })

  it('are told when they change, each bit for itself', () => {
    const line = signedIn()
    const words = [0, 0b10, 0b10, 0b110, 0b100, 2 ** 31, 0]
    const told = words.map((alarm, i) => edges(line.send(locationFrame(truck, i, { ...place, timeMs: NOW + i * 1000, alarm })).reports))
    expect(told).toEqual([[], ['jt808.overspeed up'], [], ['jt808.fatigue up'], ['jt808.overspeed down'], ['jt808.fatigue down', 'jt808.illegal_door up'], ['jt808.illegal_door down']])
  })

  it('come under one key when the terminal repeats itself on a new connection', () => {
    const key = () => standing(signedIn().send(locationFrame(truck, 2, { ...place, alarm: 1 })).reports)[0]!.episodes[0]!.dedupeKey
    expect(key()).toBe(key())
  })

  it('of history are told with their own time and leave the present alone', () => {
    const line = signedIn()
    line.send(locationFrame(truck, 2, { ...place, alarm: 2 }))
    const history = [{ ...place, timeMs: NOW - 7200_000, alarm: 1 }, { ...place, timeMs: NOW - 7190_000 }]
    const { reports } = line.send(...batchFrames(truck, 3, history, true))
    expect(edges(reports)).toEqual(['jt808.sos up', 'jt808.sos down'])
    expect((reports as EventReport[]).filter(({ type }) => type === 'event').map(({ timeMs }) => timeMs)).toEqual([NOW - 7200_000, NOW - 7190_000])
    expect(edges(line.send(locationFrame(truck, 9, { ...place, timeMs: NOW + 1000, alarm: 2 })).reports)).toEqual([])
  })
})

describe('batches', () => {
  it('of history do not age what comes after them', () => {
    const line = signedIn()
    line.send(locationFrame(truck, 2, place))
    line.send(...batchFrames(truck, 3, [{ ...place, timeMs: NOW + 5000 }], true))
    line.send(...batchFrames(truck, 4, [{ ...place, timeMs: NOW, alarm: 2 }], false))
    // The normal batch was live: its alarm is up, and the next message takes it down.
    const { reports } = line.send(locationFrame(truck, 5, { ...place, timeMs: NOW + 1000 }))
    expect(reports).toMatchObject([{ type: 'fix' }, { type: 'event', eventType: 'jt808.overspeed', active: false }])
  })

  it('larger than a frame arrive whole', () => {
    const line = signedIn()
    const fixes = Array.from({ length: 120 }, (_, i) => ({ ...place, timeMs: NOW - (120 - i) * 1000, lat: 30 + i / 1000 }))
    const frames = batchFrames(truck, 0xfffe, fixes, true)
    expect(frames).toHaveLength(4)
    const { reports, replies } = line.send(...frames)
    expect((reports as FixReport[]).map(({ lat, replayed }) => [lat, replayed])).toEqual(fixes.map(({ lat }) => [lat, true]))
    expect(acks(replies)).toEqual([0xfffe, 0xffff, 0, 1].map((serial) => [0x8001, 0x0704, serial, 0]))
  })
})

describe('profiles', () => {
  it('that come with the hub are well-formed and named once', () => {
    for (const profile of ITEM_PROFILES) expect(ItemProfile.parse(profile)).toEqual(profile)
    expect(new Set(ITEM_PROFILES.map(({ name }) => name)).size).toBe(ITEM_PROFILES.length)
  })

  it('read lift and cover from the IO bits', () => {
    const line = signedIn(truck, { profile: itemProfileOf('muck-io')! })
    const [fix] = line.send(locationFrame(truck, 2, { ...place, items: [uintItem(0x2a, 0b10100, 2), uintItem(0x25, 1 << 16, 4)] })).reports as FixReport[]
    expect(fix!.state).toMatchObject({ lifted: true, coverClosed: false, loaded: true, tailgateOpen: true, sleep: false })
  })

  it('leave out a field for which the item is too short', () => {
    const line = signedIn(truck, { profile: itemProfileOf('muck-standard')! })
    const [fix] = line.send(locationFrame(truck, 2, { ...place, items: [uintItem(0xf8, 1, 1)] })).reports as FixReport[]
    expect(fix!.state).toMatchObject({ lifted: true })
    expect(fix!.state).not.toHaveProperty('loadKg')
  })
})

it('is a function of what it is given: the old session stays as it was', () => {
  const line = signedIn()
  const before = line.session
  const copy = structuredClone(before)
  const step = () => jt808Adapter.step(before, { type: 'message', topic: null, payload: locationFrame(truck, 2, { ...place, alarm: 3 }), nowMs: NOW, retained: false })
  expect(step()).toEqual(step())
  expect(before).toEqual(copy)
})

it('never throws and always answers, whatever a signed-in terminal sends', () => {
  const ids = [0x0001, 0x0002, 0x0003, 0x0004, 0x0100, 0x0102, 0x0104, 0x0107, 0x0109, 0x0200, 0x0201, 0x0702, 0x0704, 0x0705, 0x0800, 0x0801, 0x0900, 0x0f00]
  fc.assert(fc.property(fc.constantFrom(...ids), fc.uint8Array({ maxLength: 300 }), fc.constantFrom<Terminal['edition']>(2013, 2019), (id, body, edition) => {
    const terminal: Terminal = { phone: '13800138000', edition }
    const { reports, replies } = signedIn(terminal, { profile: itemProfileOf('muck-weight')! }).send(terminalFrame(terminal, id, 77, body))
    const answers = replies.filter(({ ackSerial, id: reply }) => ackSerial === 77 || [0x8004, 0x8109, 0x8800].includes(reply)).length
    expect(answers + reports.filter(({ type }) => type === 'sign_in').length).toBe(id === 0x0001 ? 0 : 1)
    expect((reports.filter(({ type }) => type === 'answer') as AnswerReport[])).toEqual([])
  }), { numRuns: 2000 })
})
