import { createServer } from 'node:net'
import type { AddressInfo, Server, Socket } from 'node:net'
import { ITEM_PROFILES, jt808, jt808Adapter } from '@watchfloor/domain'
import type { FixReport, Report } from '@watchfloor/domain'
import type { CommandInput } from '@watchfloor/shared'
import { Pacer } from '../net/pacer.js'
import { Jt808Truck } from './jt808-truck.js'
import type { TruckSighting } from './truck-link.js'
import type { TruckSpec } from './truck-roster.js'

const sighting = (over: Partial<TruckSighting> = {}): TruckSighting => ({
  timeMs: Date.UTC(2026, 10, 22, 4, 0, 0, 700), lat: 29.97, lon: 121.22, speedMps: 10, courseDeg: 92.4, altitudeM: 6, acc: true, loaded: true, lifted: false, coverClosed: true, loadKg: 16_100, mileageM: 1_234_500, overspeed: false, satellites: 12, ...over,
})

/** A hub's door made of the hub's own adapter: what it decodes, the hub would. */
class Door {
  readonly reports: Report[] = []
  readonly sockets = new Set<Socket>()
  signIns = 0
  private constructor(private readonly server: Server) {}
  static async open(port = 0): Promise<Door> {
    const server = createServer()
    const door = new Door(server)
    server.on('connection', (socket) => door.serve(socket))
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
    return door
  }
  get port(): number { return (this.server.address() as AddressInfo).port }
  fixes(): FixReport[] { return this.reports.filter((r): r is FixReport => r.type === 'fix') }
  command: (input: CommandInput) => boolean = () => false
  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy()
    await new Promise((resolve) => this.server.close(resolve))
  }
  private serve(socket: Socket): void {
    this.sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => this.sockets.delete(socket))
    let session: unknown = jt808Adapter.open()
    let rest: Uint8Array = new Uint8Array(0)
    const step = (input: Parameters<typeof jt808Adapter.step>[1]): void => {
      const out = jt808Adapter.step(session as never, input)
      session = out.session
      for (const reply of out.replies) socket.write(reply.payload)
      for (const report of out.reports) {
        this.reports.push(report)
        if (report.type !== 'sign_in') continue
        this.signIns++
        const known = report.secret === null || report.secret === 'code-1'
        step({ type: 'admitted', externalId: report.externalId, verdict: known ? 'ok' : 'wrong_secret', secret: 'code-1', profile: ITEM_PROFILES[0]!, utcOffsetMin: 480, nowMs: Date.now() })
      }
    }
    this.command = (input) => {
      const out = jt808Adapter.encode!(session as never, { id: 'c', input, externalId: '106480000001', gatewayId: null, nowMs: Date.now() })
      if (out.ok) { session = out.session; socket.write(out.payload) }
      return out.ok
    }
    socket.on('data', (chunk) => {
      const cut = jt808.cutFrames(rest, chunk)
      rest = cut.rest
      for (const payload of cut.frames) step({ type: 'message', topic: null, payload, nowMs: Date.now(), retained: false })
    })
  }
}

const spec = (edition: '2013' | '2019'): TruckSpec => ({ id: 'truck-1', name: 'one', plate: '浙QA0001', protocol: `jt808-${edition}`, externalId: '106480000001', depot: {} as TruckSpec['depot'], squad: 1, shifts: [] })
const until = async (what: () => boolean): Promise<void> => {
  for (let i = 0; i < 400 && !what(); i++) await new Promise((resolve) => setTimeout(resolve, 10))
  expect(what()).toBe(true)
}

describe.each(['2013', '2019'] as const)('a truck that speaks JT/T 808-%s', (edition) => {
  let door: Door
  let truck: Jt808Truck
  let pacer: Pacer
  const codes = new Map<string, string>()
  const store = { get: (p: string) => codes.get(p), set: (p: string, code: string | undefined) => { if (code === undefined) codes.delete(p); else codes.set(p, code) } }

  beforeEach(async () => {
    codes.clear()
    door = await Door.open()
    pacer = new Pacer(1000)
    truck = new Jt808Truck(spec(edition), { host: '127.0.0.1', port: door.port, codes: store, pacer })
  })
  afterEach(async () => { truck.close(); pacer.stop(); await door.close() })

  it('registers, authenticates and tells where it is, load, lift and cover with it', async () => {
    truck.open(() => sighting())
    await until(() => door.fixes().length > 0)
    const fix = door.fixes()[0]!
    expect(fix).toMatchObject({ externalId: '106480000001', lat: 29.97, lon: 121.22, speedMps: 10, courseDeg: 92, satellites: 12, timeMs: Date.UTC(2026, 10, 22, 4), replayed: false })
    expect(fix.state).toMatchObject({ acc: true, loaded: true, lifted: false, coverClosed: true, sealed: true, loadKg: 16_100 })
    expect(codes.get('106480000001')).toBe('code-1')
  })

  it('remembers its code, and registers anew when it is no longer good', async () => {
    codes.set('106480000001', 'old')
    truck.open(() => sighting())
    await until(() => door.fixes().length > 0)
    expect(codes.get('106480000001')).toBe('code-1')
  })

  it('keeps what it could not send, and sends it as history when the hub is back', async () => {
    truck.open(() => sighting())
    await until(() => door.fixes().length > 0)
    const { port } = door
    await door.close()
    for (let i = 1; i <= 30; i++) truck.report(sighting({ timeMs: Date.UTC(2026, 10, 22, 4, 1, i) }))
    door = await Door.open(port)
    await until(() => door.fixes().filter((f) => f.replayed).length >= 30)
    expect(door.fixes().some((f) => !f.replayed)).toBe(true)
  })

  it('answers commands: where are you, and a text', async () => {
    truck.open(() => sighting())
    await until(() => door.fixes().length > 0)
    for (const input of [{ type: 'locate' }, { type: 'text', text: '请回场' }] as const) expect(door.command(input)).toBe(true)
    await until(() => door.reports.filter((r) => r.type === 'answer').length === 2)
    expect(door.reports.filter((r) => r.type === 'answer').map((r) => r.status)).toEqual(['done', 'done'])
  })
})
