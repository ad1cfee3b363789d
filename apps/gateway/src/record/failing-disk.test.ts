import { mkdir, mkdtemp, open, readdir, rm, writeFile } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { jest } from '@jest/globals'
import { NAL, nalType, splitAnnexB } from '../h264/nal.js'
import { UnitAssembler } from '../h264/unit-assembler.js'
import { MediaPath } from '../stream/media-path.js'
import type { PathConfig } from '../stream/media-path.js'
import type { Frame } from '../stream/frame.js'
import { Transcoders } from '../transcode/transcoders.js'
import { Backlog } from './backlog.js'
import { recordedFrames } from './playback.js'
import { Recorder } from './recorder.js'
import { Recordings } from './recordings.js'
import { segmentName } from './segment-name.js'
import { Shelf } from './shelf.js'

/** A disk that is full, fails or hangs costs pictures, and is said; never handles, memory or the rest of the disk. */
const BEGIN = 1_800_000_000_000
const PATH = 'cam/1/main'
const HOUR_MS = 3_600_000
const assembler = new UnitAssembler()
const units: Buffer[][] = []
for (const nal of splitAnnexB(readFileSync(new URL('../../../simulator/clips/street.15.h264', import.meta.url)))) if (nalType(nal) === NAL.delimiter) units.push([]); else units.at(-1)!.push(nal)
const frames = (count: number, at = BEGIN, ticks = 1_000_000): Frame[] => units.slice(0, count).map((nals, i) => {
  const { bytes, key } = assembler.assemble(nals, 0, 0)!
  return { bytes, key, ticks: ticks + i * 6000, receivedAt: at + Math.round(i * 1000 / 15) }
})
const noSpace = (): Error => Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })

let dir: string
let shelf: Shelf
/** Every handle by which something was written. */
let handles: Set<FileHandle>
let write: jest.SpiedFunction<FileHandle['writeFile']>
let real: FileHandle['writeFile']
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'disk-'))
  shelf = await Shelf.open(dir)
  handles = new Set()
  const one = await open(join(dir, 'one'), 'w')
  const prototype = Object.getPrototypeOf(one) as FileHandle
  await one.close()
  real = prototype.writeFile
  write = jest.spyOn(prototype, 'writeFile').mockImplementation(function (this: FileHandle, ...what) { handles.add(this); return real.apply(this, what) })
})
afterEach(async () => { write.mockRestore(); await rm(dir, { recursive: true, force: true }) })
const openHandles = (): number => [...handles].filter(({ fd }) => fd !== -1).length
const give = (recorder: Recorder, taken: readonly Frame[]): void => { for (const frame of taken) recorder.take(frame, assembler.sets!, false) }
const filesOf = (): Promise<string[]> => readdir(shelf.dirOf(PATH))

test('a disk that fills up ends the file with what it took; the next files of that moment are not left open', async () => {
  const recorder = new Recorder(PATH, shelf, 2000)
  let writes = 0
  write.mockImplementation(async function (this: FileHandle, ...what) {
    handles.add(this)
    // The head and a fragment go through; of the next fragment a part, then nothing at all for a while.
    if (++writes === 3) { await real.call(this, (what[0] as Buffer).subarray(0, 1000)); throw noSpace() }
    return real.apply(this, what)
  })
  // All at once: the disk learns of the later files before it has failed with the first.
  give(recorder, frames(45).slice(0, 44))
  give(recorder, frames(150).slice(44))
  recorder.pause(true)
  await recorder.settled()
  expect(openHandles()).toBe(0)
  expect(shelf.segments(PATH).filter(({ open: isOpen }) => isOpen)).toEqual([])
  // What is on the shelf is what is on disk, to the byte, and can be played.
  const anew = await Shelf.open(dir)
  expect([anew.bytes, (await filesOf()).length]).toEqual([shelf.bytes, shelf.segments(PATH).length])
  expect((await recordedFrames(shelf, PATH, BEGIN, BEGIN + 1000))[0]!.receivedAt).toBe(BEGIN)
})

test('a full disk is said until pictures are taken again, tried each few seconds, and no empty file is left of the tries', async () => {
  const recorder = new Recorder(PATH, shelf, 600_000)
  write.mockImplementation(async function (this: FileHandle) { handles.add(this); throw noSpace() })
  give(recorder, frames(30))
  await recorder.settled()
  expect([recorder.fault, recorder.recording, await filesOf(), openHandles()]).toEqual([expect.stringContaining('ENOSPC'), false, [], 0])
  // Too early.
  give(recorder, frames(30, Date.now() + 1000))
  await recorder.settled()
  expect(recorder.recording).toBe(false)
  write.mockImplementation(function (this: FileHandle, ...what) { handles.add(this); return real.apply(this, what) })
  give(recorder, frames(45, Date.now() + 60_000))
  await recorder.settled()
  expect([recorder.fault, recorder.recording]).toEqual([null, true])
  recorder.close()
  await recorder.settled()
  expect(openHandles()).toBe(0)
})

test('a disk that hangs keeps no more than the backlog in memory, for all cameras together', async () => {
  const waiting: (() => void)[] = []
  write.mockImplementation(async function (this: FileHandle, ...what) {
    await new Promise<void>((resolve) => { waiting.push(resolve) })
    return real.apply(this, what)
  })
  const backlog = new Backlog(300_000)
  const recorders = ['a', 'b', 'c'].map((path) => new Recorder(path, shelf, 2000, backlog))
  for (let minute = 0; minute < 20; minute++) {
    for (const recorder of recorders) give(recorder, frames(150, BEGIN + minute * 60_000, 1_000_000 + minute * 5_400_000))
    expect(backlog.bytes).toBeLessThanOrEqual(300_000)
  }
  expect(recorders.map(({ recording, fault }) => [recording, fault])).toEqual(recorders.map(() => [false, 'too slow']))
  // Once stuck, nothing more is queued behind it.
  expect(recorders.every(({ skipped }) => skipped === 1)).toBe(true)
  write.mockImplementation(function (this: FileHandle, ...what) { return real.apply(this, what) })
  for (const resolve of waiting) resolve()
  await Promise.all(recorders.map((recorder) => recorder.settled()))
  expect(backlog.bytes).toBe(0)
  give(recorders[0]!, frames(45, BEGIN + HOUR_MS, 500_000_000))
  await recorders[0]!.settled()
  expect([recorders[0]!.recording, recorders[0]!.fault]).toEqual([true, null])
  for (const recorder of recorders) recorder.close()
  await Promise.all(recorders.map((recorder) => recorder.settled()))
})

test('a file that the disk would not name is still found, and goes when its time is over', async () => {
  const recorder = new Recorder(PATH, shelf, 600_000)
  give(recorder, frames(45))
  await recorder.settled()
  // A folder in its place: the name cannot be given.
  const to = BEGIN + 3000
  for (let ms = to - 50; ms <= to + 50; ms++) await mkdir(join(shelf.dirOf(PATH), segmentName({ from: BEGIN, to: ms })), { recursive: true })
  recorder.pause(true)
  await recorder.settled()
  expect(recorder.fault).not.toBeNull()
  expect((await recordedFrames(shelf, PATH, BEGIN, BEGIN + 5000)).length).toBe(45)
  await shelf.sweep(BEGIN + HOUR_MS, () => 1000, Infinity)
  expect([shelf.segments(PATH), shelf.bytes]).toEqual([[], 0])
  expect(await filesOf()).not.toContain(segmentName({ from: BEGIN, to: null }))
})

describe('for how long a path is kept', () => {
  const config = (recordDeleteAfter?: string): PathConfig => ({ source: 'publisher', sourceOnDemand: false, transcode: false, record: false, ...(recordDeleteAfter === undefined ? {} : { recordDeleteAfter }) })
  const pathOf = async (recordDeleteAfter?: string): Promise<MediaPath> => new MediaPath(PATH, config(recordDeleteAfter), { ringMs: 1000, ringBytes: 1000, lingerMs: 0, transcoders: await Transcoders.open(0) })
  const recorded = async (): Promise<void> => {
    await mkdir(shelf.dirOf(PATH), { recursive: true })
    await writeFile(join(shelf.dirOf(PATH), segmentName({ from: BEGIN, to: BEGIN + 1000 })), 'x')
  }

  test('outlives the process that was told', async () => {
    await recorded()
    const before = await Recordings.open(dir)
    before.settle(await pathOf('24h'))
    await before.close()
    const after = await Recordings.open(dir)
    await after.sweep(BEGIN + 23 * HOUR_MS)
    expect(after.shelf.paths()).toEqual([PATH])
    await after.sweep(BEGIN + 25 * HOUR_MS)
    expect(after.shelf.paths()).toEqual([])
    await after.close()
  })

  test('is for ever where it was told so, and the usual time where its note cannot be read', async () => {
    await recorded()
    const before = await Recordings.open(dir)
    before.settle(await pathOf('0s'))
    await before.close()
    const ever = await Recordings.open(dir)
    await ever.sweep(BEGIN + 9000 * HOUR_MS)
    expect(ever.shelf.paths()).toEqual([PATH])
    await ever.close()
    await writeFile(join(dir, 'keep.json'), '{"cam')
    const said = jest.spyOn(console, 'error').mockImplementation(() => undefined)
    const usual = await Recordings.open(dir)
    expect(said.mock.calls.join()).toContain('keep.json')
    said.mockRestore()
    await usual.sweep(BEGIN + 9000 * HOUR_MS)
    expect(usual.shelf.paths()).toEqual([])
    await usual.close()
  })
})
