import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { jt808 } from '@watchfloor/domain'
import type { ItemProfileEntry, Page } from '@watchfloor/shared'
import { newDevice } from './harness/builders.js'
import { startHub, type TestHub } from './harness/hub.js'
import { firstFix, TestTerminal } from './ingest-support.js'

/** A profile that the city wrote itself decides how its terminals are read. */

const dir = mkdtempSync(join(tmpdir(), 'watchfloor-profiles-'))
const PROFILE = { name: 'acme-t5', title: 'Acme T5', utcOffsetMin: 0, fields: [{ item: '0xE3', type: 'bits', offset: 0, length: 1, map: { 0: 'lifted', 1: 'coverClosed' } }] }
let hub: TestHub
beforeAll(async () => {
  mkdirSync(join(dir, 'item-profiles'))
  writeFileSync(join(dir, 'item-profiles/acme.json'), JSON.stringify(PROFILE))
  hub = await startHub({ MQTT_URL: '', DATA_DIR: dir })
})
afterAll(async () => { await hub?.stop(); rmSync(dir, { recursive: true, force: true }) })

test('it is offered, accepted by name, and reads items and clock of a terminal', async () => {
  const admin = await hub.login('admin')
  const offered = (await admin.get<Page<ItemProfileEntry>>('/api/item-profiles')).body.items
  expect(offered[0]).toEqual({ name: 'acme-t5', title: 'Acme T5', builtIn: false })
  expect(offered.map(({ name }) => name)).toContain('muck-io')
  expect((await (await hub.login('seat')).get('/api/item-profiles')).status).toBe(403)
  const truck = await newDevice(admin, { protocol: 'jt808', externalId: `1${String(Math.random()).slice(2, 12)}`, profile: 'acme-t5' })
  expect((await admin.patch(`/api/devices/${truck.id}`, { profile: 'acme-t6' })).status).toBe(400)

  const terminal = await TestTerminal.connect(hub.jt808Port, { phone: truck.externalId, edition: 2019 })
  await terminal.signIn()
  const timeMs = Math.trunc(Date.now() / 1000) * 1000 - 2000
  // The terminal's clock runs UTC: what it writes is eight hours less than Chinese time would be.
  terminal.send((t, s) => jt808.locationFrame(t, s, { timeMs: timeMs - 8 * 3_600_000, lat: 30.04, lon: 121.16, status: 1, items: [{ id: 0xe3, value: Uint8Array.of(0b01) }] }))
  expect(await firstFix(hub, truck.no)).toMatchObject({ time: new Date(timeMs), mark: 0, state: { lifted: true, coverClosed: false } })
  terminal.close()
})
