import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Frame } from '../stream/frame.js'
import { DiskRing } from './disk-ring.js'

const BEGIN = 1_800_000_000_000
/** Two seconds of pictures, ten a second, each holding its number. */
const group = (n: number): Frame[] => Array.from({ length: 20 }, (_, i) => ({ bytes: Buffer.alloc(100, n), key: i === 0, ticks: (n * 20 + i) * 9000, receivedAt: BEGIN + (n * 20 + i) * 100 }))
/** A file holds four seconds, that is three of these groups, each picture behind 21 bytes of its own. */
const FILE_BYTES = 3 * 20 * 121
const groupsOf = (frames: readonly Frame[]): number[] => [...new Set(frames.map(({ bytes }) => bytes[0]!))]

let dir: string
let ring: DiskRing
const open = async (limits: Partial<{ keepMs: number, maxBytes: number }> = {}): Promise<void> => { ring = await DiskRing.open(dir, { keepMs: 60_000, maxBytes: 1e9, ...limits }) }
const written = async (bytes: number): Promise<void> => { for (let tries = 0; ring.bytes < bytes && tries < 200; tries++) await wait(10) }
beforeEach(async () => { dir = await mkdtemp(join(tmpdir(), 'ring-')) })
afterEach(async () => {
  await ring.close()
  await rm(dir, { recursive: true, force: true })
})

test('gives what was kept around a time, in order, also what is not written yet', async () => {
  await open()
  for (let n = 0; n < 8; n++) ring.add('a', group(n))
  await written(2 * FILE_BYTES)
  expect(groupsOf(await ring.between('a', BEGIN, BEGIN + 60_000))).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
  expect(groupsOf(await ring.between('a', BEGIN + 7000, BEGIN + 9000)).filter((n) => n < 6)).toEqual([3, 4, 5])
  expect(await ring.between('b', BEGIN, BEGIN + 60_000)).toEqual([])
})

test('time and bytes run out, and the files with them', async () => {
  await open({ keepMs: 10_000, maxBytes: 10_000 })
  for (let n = 0; n < 8; n++) ring.add('a', group(n))
  await written(2 * FILE_BYTES)
  ring.sweep(BEGIN + 16_000)
  expect(ring.bytes).toBe(FILE_BYTES)
  expect(groupsOf(await ring.between('a', BEGIN, BEGIN + 60_000)).at(-1)).toBe(7)
  ring.sweep(BEGIN + 600_000)
  expect(ring.bytes).toBe(0)
  expect(await ring.between('a', BEGIN, BEGIN + 60_000)).toEqual([])
  await wait(50)
  expect(await readdir(join(dir, 'ring'))).toEqual([])
})

test('nothing of a camera is left when its path becomes another’s, not even what was being written', async () => {
  await open()
  for (let n = 0; n < 4; n++) ring.add('a', group(n))
  ring.forget('a')
  ring.add('a', group(9))
  await wait(100)
  expect(groupsOf(await ring.between('a', BEGIN, BEGIN + 60_000))).toEqual([9])
  expect(ring.bytes).toBe(0)
})

test('what an earlier process left behind is removed', async () => {
  await open()
  for (let n = 0; n < 4; n++) ring.add('a', group(n))
  await written(FILE_BYTES)
  await open()
  expect(await readdir(join(dir, 'ring'))).toEqual([])
})
