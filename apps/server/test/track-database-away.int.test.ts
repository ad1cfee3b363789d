import { jest } from '@jest/globals'
import type { StatusReport } from '@watchfloor/domain'
import { setTimeout as wait } from 'node:timers/promises'
import { LiveStatePort } from '../src/ports/live-state.port.js'
import { TrackPort } from '../src/ports/track.port.js'
import { Checkpoint } from '../src/track/live/checkpoint.js'
import { Heal } from '../src/track/live/heal.js'
import { LiveUnits } from '../src/track/live/live-units.js'
import { Unit } from '../src/track/live/unit.js'
import { startHub } from './harness/hub.js'
import type { TestHub } from './harness/hub.js'
import { newDatabase } from './harness/test-database.js'
import type { TestDatabase } from './harness/test-database.js'
import { until } from './harness/until.js'
import { CutProxy } from './track-cut-proxy.js'
import { fixAt, knownTruck, marksOf, stored, take } from './track-rows.js'

jest.setTimeout(60_000)
let database: TestDatabase
let proxy: CutProxy
let hub: TestHub
beforeAll(async () => {
  database = await newDatabase()
  const way = await CutProxy.before(database.url)
  proxy = way.proxy
  hub = await startHub({ DATABASE_URL: way.url })
})
afterAll(async () => { await hub.stop(); proxy.close(); await database.drop() })

describe('while the database is away', () => {
  it('nothing is acknowledged, and everything is stored when it is back, in order and once', async () => {
    const truck = await knownTruck(hub)
    const track = hub.app.get(TrackPort)
    const t = Date.now() - 3_600_000
    const answers: number[] = []
    let sent = 0
    const send = (): void => {
      const mine = sent++
      track.add(truck, fixAt(t + mine * 1000), Date.now())
      track.afterCommit((error) => { expect(error).toBeNull(); answers.push(mine) })
    }
    for (let i = 0; i < 50; i++) { send(); await wait(2) }
    proxy.cut()
    await wait(50)
    const before = answers.length
    for (let i = 0; i < 200; i++) { send(); await wait(2) }
    expect(answers.length).toBeLessThanOrEqual(before + 1)
    proxy.mend()
    await until(() => answers.length === sent)
    expect(await marksOf(hub, truck)).toHaveLength(sent)
    expect(answers).toEqual(Array.from({ length: sent }, (_, i) => i))
  })

  it('doors are told to stop reading, and to go on when it is back', async () => {
    const truck = await knownTruck(hub)
    const track = hub.app.get(TrackPort)
    proxy.cut()
    const t = Date.now() - 86_000_000
    for (let i = 0; !track.full; i++) track.add(truck, fixAt(t + i), Date.now())
    let room = false
    track.onRoom(() => { room = true })
    await wait(100)
    // One batch waits in the failing commit; the next one fills up behind it.
    for (let i = 0; !track.full; i++) track.add(truck, fixAt(t + 100_000 + i), Date.now())
    proxy.mend()
    await until(() => room)
    await stored(hub)
    expect(track.full).toBe(false)
  })
})

/** As after SIGKILL: a memory that knows nothing, and the database as it was. */
async function killed(): Promise<void> {
  const units = hub.app.get(LiveUnits) as unknown as { units: (Unit | undefined)[] }
  units.units.length = 0
  await hub.app.get(Heal).load()
}

describe('a hub that starts again', () => {
  it('shows what was acknowledged although the checkpoint never saw it', async () => {
    const truck = await knownTruck(hub)
    const t = Date.now() - 20_000
    await take(hub, truck, fixAt(t, { batteryPct: 70, state: { load: 'empty', acc: true } }))
    await hub.app.get(Checkpoint).now()
    await take(hub, truck, fixAt(t + 5000, { lat: 30.2702, state: { load: 'full' } }), fixAt(t + 9000, { lat: 30.2703, speedMps: 3 }), fixAt(t + 9500, { lat: 39, replayed: true }))
    await killed()
    const unit = hub.app.get(LiveStatePort).get(truck.no)!
    expect(unit).toMatchObject({ timeMs: t + 9000, lat: 30.2703, speedMps: 3, batteryPct: 70, presence: 'online', state: { load: 'full', acc: true } })
    await take(hub, truck, fixAt(t + 9000, { lat: 30.2703 }), fixAt(t + 4000))
    expect((await marksOf(hub, truck)).map(([ms]) => ms - t)).toEqual([0, 4000, 5000, 9000, 9500])
  })

  it('takes no goodbye that the checkpoint missed for a sign of life, and no later word for gone', async () => {
    const [gone, back, ahead] = [await knownTruck(hub), await knownTruck(hub), await knownTruck(hub)]
    const status = (timeMs: number, online: boolean | null): StatusReport => ({ type: 'status', externalId: '', timeMs, state: { link: String(online) }, online })
    for (const truck of [gone, back]) await take(hub, truck, fixAt(Date.now() - 5000))
    // Its clock runs a minute ahead of the broker that says goodbye for it.
    await take(hub, ahead, fixAt(Date.now() + 60_000))
    await hub.app.get(Checkpoint).now()
    const live = hub.app.get(LiveStatePort)
    const heardMs = live.get(gone.no)!.heardMs
    await wait(5)
    for (const truck of [gone, back, ahead]) await take(hub, truck, status(Date.now(), false))
    await wait(5)
    // Said before the goodbye by its own clock, and heard after it.
    await take(hub, back, status(Date.now() - 2000, true))
    expect([gone, back, ahead].map((truck) => live.get(truck.no)!.presence)).toEqual(['offline', 'online', 'offline'])
    await killed()
    expect([gone, back, ahead].map((truck) => live.get(truck.no)!.presence)).toEqual(['offline', 'online', 'offline'])
    expect(live.get(gone.no)).toMatchObject({ heardMs, state: { link: 'false' } })
    expect(live.get(back.no)!.state).toEqual({ link: 'false' })
  })
})
