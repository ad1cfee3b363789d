import { DataSource } from 'typeorm'
import { v7 as uuid } from 'uuid'
import { newFixReport } from '@watchfloor/domain'
import type { FixReport } from '@watchfloor/domain'
import { FIX_MARKS } from '@watchfloor/shared'
import type { FixMark } from '@watchfloor/shared'
import { TrackPort } from '../src/ports/track.port.js'
import { DeviceDirectory } from '../src/store/device-directory.js'
import type { KnownDevice } from '../src/store/device-directory.js'
import { DeviceEntity } from '../src/store/entities/index.js'
import { unique } from './harness/builders.js'
import type { TestHub } from './harness/hub.js'

/** A device that the hub knows, put straight into the registry. */
export async function knownDevice(hub: TestHub, given: Partial<DeviceEntity> = {}): Promise<KnownDevice> {
  const rows = hub.app.get(DataSource).getRepository(DeviceEntity)
  const id = uuid()
  await rows.insert({ id, name: unique('沪A '), kind: 'truck', protocol: 'native', externalId: id, enabled: true, createdAt: new Date(), ...given })
  hub.app.get(DeviceDirectory).changed([await rows.findOneByOrFail({ id })])
  return hub.app.get(DeviceDirectory).byId(id)!
}
export const knownTruck = (hub: TestHub): Promise<KnownDevice> => knownDevice(hub)

/** A fix near Hangzhou. */
export const fixAt = (timeMs: number, given: Partial<FixReport> = {}): FixReport => ({ ...newFixReport('', timeMs), lat: 30.27, lon: 120.15, speedMps: 8, courseDeg: 90, ...given })

/** Waits until everything handed to the hub so far is stored. */
export const stored = (hub: TestHub): Promise<void> =>
  new Promise((resolve, reject) => hub.app.get(TrackPort).afterCommit((error) => (error ? reject(error) : resolve())))

/** Hands reports over as a door would, and waits for the commit. */
export async function take(hub: TestHub, device: KnownDevice, ...reports: Parameters<TrackPort['add']>[1][]): Promise<void> {
  for (const report of reports) hub.app.get(TrackPort).add(device, report, Date.now())
  await stored(hub)
}

/** What lies in the track of a device: its marks by device time, in order. */
export async function marksOf(hub: TestHub, device: KnownDevice): Promise<[number, FixMark][]> {
  const { rows } = await hub.pool.query<{ ms: number; mark: number }>(
    'SELECT (extract(epoch FROM time) * 1000)::float8 AS ms, mark FROM fix WHERE device_no = $1 AND kind = 0 ORDER BY time', [device.no])
  return rows.map(({ ms, mark }) => [ms, FIX_MARKS[mark]!])
}
