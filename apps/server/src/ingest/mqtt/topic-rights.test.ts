import type { DataSource } from 'typeorm'
import { DeviceDirectory } from '../../store/device-directory.js'
import type { DeviceEntity } from '../../store/entities/index.js'
import { Gateways } from '../desk/gateways.js'
import { SourceDirectory, type KnownSource } from '../sources/source-directory.js'
import { TopicRights } from './topic-rights.js'

const source = (id: string, protocol: KnownSource['protocol'] = 'native'): KnownSource => ({ id, name: id, protocol, username: id, secretHash: '', enabled: true })
const device = (no: number, protocol: string, externalId: string, sourceId: string | null): DeviceEntity =>
  ({ id: `id-${no}`, no, name: `d${no}`, kind: 'vehicle', protocol, externalId, plate: null, squadId: null, datum: null, profile: null, sourceId, lat: null, lon: null, facingDeg: null, enabled: true }) as DeviceEntity

function house(...devices: DeviceEntity[]): { rights: TopicRights; gateways: Gateways; directory: DeviceDirectory } {
  const database = {} as DataSource
  const directory = new DeviceDirectory(database)
  directory.changed(devices)
  const gateways = new Gateways(directory, new SourceDirectory(database))
  return { rights: new TopicRights(directory, gateways), gateways, directory }
}

describe('topics of a native source', () => {
  const { rights } = house(device(1, 'native', 'car-1', 's1'), device(2, 'native', 'car-2', 's2'), device(3, 'jt808', 'truck', null))

  it.each([
    ['wf/car-1/fix', 'ok'], ['wf/id-1/fix', 'ok'], ['wf/car-2/fix', 'denied'], ['wf/id-2/status', 'denied'], ['wf/nobody/fix', 'unknown'],
    ['wf/car-1/command', 'denied'], ['positions', 'denied'], ['$SYS/x', 'denied'], ['wf/car-1', 'denied'],
  ])('%s: %s', (topic, right) => {
    expect(rights.mayPublish(source('s1'), topic)).toBe(right)
  })

  it('lets it hear its own commands only', () => {
    expect(rights.maySubscribe(source('s1'), 'wf/car-1/command')).toBe(true)
    expect(rights.maySubscribe(source('s1'), 'wf/id-1/command')).toBe(true)
    for (const filter of ['wf/car-2/command', 'wf/+/command', '#', 'wf/car-1/fix']) expect(rights.maySubscribe(source('s1'), filter)).toBe(false)
  })

  it('follows the registry', () => {
    const { rights: later, directory } = house(device(1, 'native', 'car-1', 's1'))
    directory.changed([device(1, 'native', 'car-1', 's2')])
    expect(later.mayPublish(source('s1'), 'wf/car-1/fix')).toBe('denied')
    expect(later.idsOf(source('s1'))).toEqual([])
    directory.changed([], [1])
    expect(later.mayPublish(source('s1'), 'wf/car-1/fix')).toBe('unknown')
  })
})

it('a roaming aircraft speaks through the dock that it is at, and no longer when it has left', () => {
  const { gateways, directory } = house(device(1, 'dji', 'DOCK1', 's1'), device(2, 'dji', 'DOCK2', 's2'), device(3, 'dji', 'AIR', 's1'))
  const [dock2, aircraft] = [directory.byNo(2)!, directory.byNo(3)!]
  expect(gateways.speaks(source('s2', 'dji'), aircraft)).toBe(false)
  expect(gateways.update(dock2, 's2', [aircraft]).came).toEqual([aircraft])
  expect(gateways.speaks(source('s2', 'dji'), aircraft)).toBe(true)
  expect(gateways.of(aircraft)).toBe(dock2)
  expect(gateways.update(dock2, 's2', []).left).toEqual([aircraft])
  expect(gateways.speaks(source('s2', 'dji'), aircraft)).toBe(false)
})

it('a removed device leaves nothing behind: its number may be given to another', () => {
  const { gateways, directory } = house(device(1, 'dji', 'DOCK1', 's1'), device(2, 'dji', 'DOCK2', 's2'), device(3, 'dji', 'AIR', 's1'), device(4, 'dji', 'AIR2', 's1'))
  gateways.update(directory.byNo(2)!, 's2', [directory.byNo(3)!, directory.byNo(4)!])
  directory.changed([], [3])
  directory.changed([device(3, 'dji', 'NEW', 's1')])
  expect(gateways.speaks(source('s2', 'dji'), directory.byNo(3)!)).toBe(false)
  expect(gateways.speaks(source('s2', 'dji'), directory.byNo(4)!)).toBe(true)
  directory.changed([], [2])
  directory.changed([device(2, 'dji', 'DOCK3', 's2')])
  expect(gateways.of(directory.byNo(4)!)).toBe(null)
})
