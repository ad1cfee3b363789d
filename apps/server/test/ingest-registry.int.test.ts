import { jest } from '@jest/globals'
import { jt808 } from '@watchfloor/domain'
import type { AuditEntry, Device, DeviceCreated, ImportAnswer, Page, Source } from '@watchfloor/shared'
import { newDevice, unique } from './harness/builders.js'
import type { Answer, Caller } from './harness/caller.js'
import { startHub, type TestHub } from './harness/hub.js'
import { mqttDevice } from './ingest-support.js'

/** The registry of devices and sources, and tables into it and out of it. */

jest.setTimeout(30_000)
let hub: TestHub
let admin: Caller
beforeAll(async () => {
  hub = await startHub({ MQTT_URL: '' })
  admin = await hub.login('admin')
})
afterAll(() => hub?.stop())

const load = (csv: string | Uint8Array, dryRun = false): Promise<Answer<ImportAnswer & { code: string; details: ImportAnswer }>> =>
  fetch(`${hub.baseUrl}/api/imports/devices?dryRun=${dryRun}`, { method: 'POST', body: csv as string, headers: { authorization: `Bearer ${admin.token}`, 'content-type': 'text/csv' } })
    .then(async (response) => ({ status: response.status, headers: response.headers, body: (await response.json()) as never }))
const list = async (query: string): Promise<Page<Device>> => (await admin.get<Page<Device>>(`/api/devices?${query}`)).body

test('devices are found by words, kind, protocol and presence, page by page, in the order in which they were made', async () => {
  const word = unique('q')
  const made: DeviceCreated[] = []
  for (let i = 0; i < 5; i++) made.push(await newDevice(admin, { name: `${word} ${i}`, plate: i === 3 ? '浙B33333' : undefined, kind: i < 2 ? 'vehicle' : 'truck' }))
  const first = await list(`q=${word}&limit=2`)
  expect([first.items.map((d) => d.id), first.total]).toEqual([made.slice(0, 2).map((d) => d.id), 5])
  const second = await list(`q=${word}&limit=2&cursor=${first.next}`)
  const third = await list(`q=${word}&limit=2&cursor=${second.next}`)
  expect([...second.items, ...third.items].map((d) => d.id)).toEqual(made.slice(2).map((d) => d.id))
  expect(third.next).toBeUndefined()
  expect((await list(`q=${word}&kind=vehicle`)).total).toBe(2)
  expect((await list(`q=${word} 33333`)).items).toMatchObject([{ id: made[3]!.id, presence: 'never', plate: '浙B33333' }])
  expect((await list(`q=${word}&presence=online`)).total).toBe(0)
  expect((await list(`q=${made[4]!.externalId}`)).items).toMatchObject([{ id: made[4]!.id }])
})

test('a device is changed, shown and removed, its own source with it, and each step is audited', async () => {
  const device = await newDevice(admin, { name: 'before' })
  expect(device.externalId).toBe(device.id)
  const patched = await admin.patch<Device>(`/api/devices/${device.id}`, { name: 'after', datum: 'GCJ02', plate: '浙B1' })
  expect(patched).toMatchObject({ status: 200, body: { name: 'after', datum: 'GCJ02', plate: '浙B1' } })
  expect((await admin.get(`/api/devices/${device.id}`)).body).toEqual(patched.body)
  expect((await admin.delete(`/api/devices/${device.id}`)).status).toBe(204)
  expect((await admin.get(`/api/devices/${device.id}`)).status).toBe(404)
  expect((await admin.get<{ items: Source[] }>('/api/sources')).body.items.some((s) => s.id === device.sourceId)).toBe(false)
  await expect(mqttDevice(hub.mqttPort, device.mqtt!)).rejects.toThrow()
  const lines = (await admin.get<{ items: AuditEntry[] }>(`/api/audit?subject=${device.id}`)).body.items
  expect(lines.map((line) => line.action)).toEqual(['device.delete', 'device.update', 'device.create'])
  expect(lines[1]!.details).toMatchObject({ from: { name: 'before', datum: null, plate: null }, to: { name: 'after', datum: 'GCJ02', plate: '浙B1' } })
  expect(JSON.stringify(lines)).not.toContain(device.mqtt!.password)
})

test('each protocol gets the sign-in that it needs', async () => {
  const user = unique('li')
  const phone = await newDevice(admin, { kind: 'bodycam', protocol: 'owntracks', externalId: `${user}/a` })
  expect(phone.mqtt?.username).toBe(user)
  const second = await newDevice(admin, { kind: 'bodycam', protocol: 'owntracks', externalId: `${user}/b` })
  expect([second.sourceId, second.mqtt]).toEqual([phone.sourceId, undefined])
  const dock = await newDevice(admin, { kind: 'dock', protocol: 'dji', externalId: unique('DOCK') })
  expect(dock.mqtt?.username).toBe(dock.externalId)
  const { source, credentials } = (await admin.post<{ source: Source; credentials: { username: string; password: string } }>('/api/sources', { name: '公安 Traccar', protocol: 'traccar' })).body
  const tracker = await newDevice(admin, { kind: 'vehicle', protocol: 'traccar', externalId: unique('i'), sourceId: source.id })
  expect([tracker.mqtt, credentials.username]).toEqual([undefined, source.username])
  expect((await admin.get<{ items: Source[] }>('/api/sources')).body.items.find((s) => s.id === source.id)).toMatchObject({ devices: 1, enabled: true })
  expect((await admin.delete(`/api/sources/${source.id}`))).toMatchObject({ status: 409, body: { code: 'conflict.in_use' } })
  const client = await mqttDevice(hub.mqttPort, credentials)
  const closed = new Promise<void>((resolve) => client.once('close', resolve))
  expect((await admin.patch<Source>(`/api/sources/${source.id}`, { enabled: false })).body.enabled).toBe(false)
  await closed
  await expect(mqttDevice(hub.mqttPort, credentials)).rejects.toThrow()
  expect((await newDevice(admin, { protocol: 'jt808', externalId: '013912340000' }))).toMatchObject({ externalId: '13912340000', sourceId: null })
  expect((await admin.post('/api/devices', { name: 'again', kind: 'truck', protocol: 'jt808', externalId: '13912340000' }))).toMatchObject({ status: 409, body: { code: 'conflict.exists' } })
})

test.each([
  [{ kind: 'truck', protocol: 'native' }, 'name'],
  [{ name: 'x', kind: 'truck', protocol: 'jt808', externalId: 'abc' }, 'terminal phone'],
  [{ name: 'x', kind: 'drone', protocol: 'dji' }, 'serial number'],
  [{ name: 'x', kind: 'truck', protocol: 'native', profile: 'nothing' }, 'item profile'],
  [{ name: 'x', kind: 'camera', protocol: 'none', lat: 30 }, 'both lat and lon'],
  [{ name: 'x', kind: 'truck', protocol: 'native', squadId: '01890000-0000-7000-8000-000000000000' }, 'squad'],
  [{ name: 'x', kind: 'truck', protocol: 'native', sourceId: '01890000-0000-7000-8000-000000000000' }, 'source'],
])('refuses %j', async (input, why) => {
  expect(await admin.post('/api/devices', input)).toMatchObject({ status: 400, body: { code: 'input.invalid', message: expect.stringContaining(why) } })
})

const GOOD = '名称,类型,协议,编号,车牌号,中队,纬度,经度,备注\n渣土车一号,渣土车,JT/T 808,013800000001,浙B00001,,,,首批\n路口监控,摄像头,无,,,,30.0371,121.1542,\n执法仪,执法记录仪,owntracks,liu/cam,,,,,\n'

test.each([
  ['UTF-8', () => Buffer.from(GOOD)],
  ['UTF-8 with a mark', () => Buffer.from(`\ufeff${GOOD}`)],
  ['UTF-16', () => Buffer.from(`\ufeff${GOOD}`, 'utf16le')],
  ['GBK', () => jt808.gbkBytes(GOOD)],
  ['semicolons', () => Buffer.from(GOOD.replaceAll(',', ';'))],
])('a table in Chinese, %s, is understood', async (_what, bytes) => {
  const { status, body } = await load(bytes(), true)
  expect([status, body.errors]).toEqual([200, []])
  expect(body).toMatchObject({ dryRun: true, rows: 3, created: 3, updated: 0 })
  expect(body.preview).toMatchObject([
    { name: '渣土车一号', kind: 'truck', protocol: 'jt808', externalId: '13800000001', plate: '浙B00001', note: '首批' },
    { name: '路口监控', kind: 'camera', protocol: 'none', lat: 30.0371, lon: 121.1542 },
    { name: '执法仪', kind: 'bodycam', protocol: 'owntracks', externalId: 'liu/cam' },
  ])
  expect((await list('q=渣土车一号')).total).toBe(0)
})

test('imported for real: credentials once; the same table again changes nothing; filled cells update, empty ones leave what is there', async () => {
  const first = await load(GOOD)
  expect(first.body).toMatchObject({ dryRun: false, created: 3, updated: 0, errors: [], credentials: [{ username: 'liu', externalId: 'liu/cam', protocol: 'owntracks' }] })
  await (await mqttDevice(hub.mqttPort, first.body.credentials![0]!)).endAsync()
  const again = await load(GOOD)
  expect(again.body).toMatchObject({ created: 0, updated: 3, errors: [] })
  expect(again.body.credentials).toBeUndefined()
  await load('name,kind,protocol,externalId,plate,note\n改名,truck,jt808,13800000001,,\n')
  expect((await list('q=13800000001')).items).toMatchObject([{ name: '改名', plate: '浙B00001', note: '首批' }])
})

test('where a camera looks: imported, kept by a file that does not say, listed, refused where it is no direction', async () => {
  const row = async () => (await list('q=cam-east')).items
  await load('名称,类型,协议,编号,纬度,经度,朝向\n东向摄像头,camera,none,cam-east,30.03,121.15,90.5\n')
  expect(await row()).toMatchObject([{ facingDeg: 90.5 }])
  await load('name,kind,protocol,externalId,facing\n东向摄像头,camera,none,cam-east,\n')
  expect(await row()).toMatchObject([{ facingDeg: 90.5, lat: 30.03 }])
  await load('name,kind,protocol,externalId,facing\n东向摄像头,camera,none,cam-east,360\n')
  expect(await row()).toMatchObject([{ facingDeg: 0 }])
  expect((await load('name,kind,protocol,externalId,facing\nx,camera,none,cam-x,east\ny,camera,none,cam-y,361\n')).body.details.errors).toMatchObject([{ row: 2, column: 'facing', code: 'bad_number' }, { row: 3, column: 'facing', code: 'bad_number' }])
})

test('one bad row: nothing is imported, and every error says where and what to do', async () => {
  const before = (await list('limit=1')).total
  const bad = [
    'name,kind,protocol,externalId,squad,lat,lon,profile',
    'ok,truck,jt808,13811110001,,,,',
    ',truck,jt808,13811110002,,,,',
    'x,tank,jt808,13811110003,,,,',
    'x,truck,morse,1,,,,',
    'x,truck,jt808,000000,,,,',
    'x,truck,jt808,13811110004,无此中队,,,',
    'x,camera,none,,,91,121,',
    'x,camera,none,,,30,,',
    'x,truck,jt808,13811110005,,,,nothing',
    'dup,truck,jt808,013811110001,,,,',
  ].join('\n')
  const { status, body } = await load(bad)
  expect([status, body.code]).toEqual([422, 'import.has_errors'])
  expect(body.details.errors.map(({ row, column, code }) => [row, column, code])).toEqual([
    [3, 'name', 'missing'], [4, 'kind', 'unknown_word'], [5, 'protocol', 'unknown_word'], [6, 'externalId', 'bad_id'], [7, 'squad', 'unknown_squad'], [8, 'lat', 'bad_number'],
    [9, 'lon', 'missing'], [10, 'profile', 'unknown_profile'], [11, 'externalId', 'twice'],
  ])
  for (const { message } of body.details.errors) expect(message.length).toBeGreaterThan(10)
  expect((await list('limit=1')).total).toBe(before)
  expect((await load('name,protocol\nx,native\n', true)).body.errors).toMatchObject([{ row: 1, code: 'missing_column', message: expect.stringContaining('kind') }])
  expect((await load('name,kind,protocol\n"x,truck,jt808\n', true)).body.errors).toMatchObject([{ code: 'bad_csv' }])
  expect((await load('', true)).body.errors).toHaveLength(1)
})

test('2,000 rows at once, with sources and credentials of their own', async () => {
  const prefix = unique('bulk')
  const rows = Array.from({ length: 2000 }, (_, i) => (i % 2 ? `${prefix} ${i},truck,jt808,${13_900_000_000 + i},浙B${i},` : `${prefix} ${i},vehicle,native,${prefix}-${i},,GCJ02`))
  const { body } = await load(['name,kind,protocol,externalId,plate,datum', ...rows].join('\n'))
  expect(body).toMatchObject({ created: 2000, errors: [] })
  expect(body.credentials).toHaveLength(1000)
  expect((await list(`q=${prefix}&limit=1`)).total).toBe(2000)
})

test('what is exported can be imported again, and opens no formula in a spreadsheet', async () => {
  const evil = await newDevice(admin, { name: '=HYPERLINK("http://x")', note: '+1', kind: 'camera', protocol: 'none', lat: -30.5, lon: 121.1542 })
  const csv = (await admin.get<string>(`/api/devices.csv?q=${evil.id}`)).body
  expect(csv.split('\r\n')[1]).toBe(`"'=HYPERLINK(""http://x"")",camera,none,${evil.id},,,,,,-30.5,121.1542,,'+1`)
  expect((await load(csv)).body).toMatchObject({ created: 0, updated: 1, errors: [] })
  expect((await admin.get<Device>(`/api/devices/${evil.id}`)).body).toMatchObject({ name: '=HYPERLINK("http://x")', note: '+1', lat: -30.5 })
})
