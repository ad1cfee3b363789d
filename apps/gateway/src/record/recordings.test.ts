import { mkdtemp, readdir, rm, truncate } from 'node:fs/promises'
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { NAL, nalType, splitAnnexB } from '../h264/nal.js'
import { UnitAssembler } from '../h264/unit-assembler.js'
import type { Frame } from '../stream/frame.js'
import { durationMs } from './duration.js'
import { recordedFrames } from './playback.js'
import { Recorder } from './recorder.js'
import { parseSegmentName, segmentName } from './segment-name.js'
import { Shelf } from './shelf.js'
import type { Segment } from './shelf.js'

const BEGIN = 1_800_000_000_000
const PATH = 'cam/1/main'
const DAY_MS = 86_400_000
const assembler = new UnitAssembler()
const units: Buffer[][] = []
for (const nal of splitAnnexB(readFileSync(new URL('../../../simulator/clips/street.15.h264', import.meta.url)))) if (nalType(nal) === NAL.delimiter) units.push([]); else units.at(-1)!.push(nal)
/** Two seconds to a group, fifteen pictures a second, as a camera sends them from the given moment on. */
const frames = (count: number, at = BEGIN, ticks = 1_000_000): Frame[] => units.slice(0, count).map((nals, i) => {
  const { bytes, key } = assembler.assemble(nals, 0, 0)!
  return { bytes, key, ticks: ticks + i * 6000, receivedAt: at + Math.round(i * 1000 / 15) }
})
const sets = (): NonNullable<UnitAssembler['sets']> => assembler.sets!

let dir: string
let shelf: Shelf
beforeEach(async () => { dir = await mkdtemp(join(tmpdir(), 'shelf-')); shelf = await Shelf.open(dir) })
afterEach(() => rm(dir, { recursive: true, force: true }))
async function record(taken: readonly Frame[], segmentMs = 600_000): Promise<Recorder> {
  const recorder = new Recorder(PATH, shelf, segmentMs)
  for (const frame of taken) recorder.take(frame, sets(), false)
  return recorder
}
const ended = async (recorder: Recorder): Promise<void> => { recorder.close(); await recorder.settled() }
const filesOf = (): Promise<string[]> => readdir(shelf.dirOf(PATH))

test('what was recorded comes back byte for byte, with its times', async () => {
  const taken = frames(75)
  await ended(await record(taken))
  const found = await recordedFrames(shelf, PATH, BEGIN, BEGIN + 60_000)
  expect(found.map(({ bytes, key }) => ({ bytes, key }))).toEqual(taken.map(({ bytes, key }) => ({ bytes, key })))
  for (const [i, frame] of found.entries()) expect(Math.abs(frame.receivedAt - taken[i]!.receivedAt)).toBeLessThanOrEqual(1)
  expect(shelf.stretches(PATH, 0, Infinity)).toEqual([{ from: BEGIN, to: BEGIN + 5000 }])
  // From the middle of a group on: its key frame is needed.
  const from = await recordedFrames(shelf, PATH, BEGIN + 3000, BEGIN + 3500)
  expect([from[0]!.key, from[0]!.receivedAt, from.at(-1)!.receivedAt]).toEqual([true, BEGIN + 2000, BEGIN + 3467])
})

test('files follow each other picture by picture, and a process that begins anew finds them by their names', async () => {
  await ended(await record(frames(150), 2000))
  expect((await filesOf()).length).toBe(5)
  const anew = await Shelf.open(dir)
  expect([anew.bytes, anew.stretches(PATH, 0, Infinity)]).toEqual([shelf.bytes, [{ from: BEGIN, to: BEGIN + 10_000 }]])
  const found = await recordedFrames(anew, PATH, BEGIN, BEGIN + 60_000)
  expect(found.map(({ ticks }) => ticks)).toEqual(frames(150, BEGIN, 0).map(({ ticks }) => ticks))
})

test('a process that was killed loses the fragment that it wrote, and nothing else', async () => {
  const recorder = await record(frames(75))
  await recorder.settled()
  const [name] = await filesOf()
  const file = join(shelf.dirOf(PATH), name!)
  expect(parseSegmentName(name!)).toEqual({ from: BEGIN, to: null })
  // Two groups are whole; of the third, which is in memory, nothing is there, and of the second the end is torn off.
  await truncate(file, shelf.segments(PATH)[0]!.bytes - 100)
  const anew = await Shelf.open(dir)
  expect(anew.stretches(PATH, 0, Infinity)).toEqual([{ from: BEGIN, to: BEGIN + 2000 }])
  expect(await readdir(anew.dirOf(PATH))).toEqual([segmentName({ from: BEGIN, to: BEGIN + 2000 })])
  expect((await recordedFrames(anew, PATH, BEGIN, BEGIN + 60_000)).map(({ bytes }) => bytes)).toEqual(frames(30).map(({ bytes }) => bytes))
  await ended(recorder)
})

test('where a camera was away is a gap, and what was begun and has no picture leaves no file', async () => {
  const recorder = await record([...frames(60), ...frames(30, BEGIN + 60_000, 9_000_000)])
  await ended(recorder)
  expect(shelf.stretches(PATH, 0, Infinity)).toEqual([{ from: BEGIN, to: BEGIN + 4000 }, { from: BEGIN + 60_000, to: BEGIN + 62_000 }])
  expect(shelf.stretches(PATH, BEGIN + 3000, BEGIN + 61_000)).toEqual([{ from: BEGIN + 3000, to: BEGIN + 4000 }, { from: BEGIN + 60_000, to: BEGIN + 61_000 }])
  // A film never spans what was not seen.
  expect((await recordedFrames(shelf, PATH, BEGIN, BEGIN + 90_000)).length).toBe(60)
  expect((await recordedFrames(shelf, PATH, BEGIN + 30_000, BEGIN + 90_000))[0]!.receivedAt).toBe(BEGIN + 60_000)
  recorder.watch(BEGIN + 90_000)
  expect(recorder.recording).toBe(false)
})

test('a disk that fails is said, and costs that stretch only', async () => {
  const recorder = await record(frames(1))
  await recorder.settled()
  await rm(dir, { recursive: true })
  // The file that is open still takes what comes; only its new name cannot be given.
  recorder.pause(true)
  await recorder.settled()
  expect(recorder.fault).toMatch(/ENOENT/)
  expect(recorder.recording).toBe(false)
})

test('each path keeps its time, then the oldest of all goes until the rest fits', async () => {
  const put = (path: string, day: number): Segment => { const segment = { from: BEGIN + day * DAY_MS, to: BEGIN + day * DAY_MS + 1000, bytes: 100, open: false }; shelf.add(path, segment); return segment }
  for (let day = 0; day < 10; day++) { put('a', day); put('b', day) }
  const open = { from: BEGIN - DAY_MS, to: BEGIN - DAY_MS, bytes: 100, open: true }
  shelf.add('c', open)
  const now = BEGIN + 10 * DAY_MS
  await shelf.sweep(now, (path) => (path === 'a' ? 3 : 30) * DAY_MS, Infinity)
  expect([shelf.segments('a').length, shelf.segments('b').length, shelf.bytes]).toEqual([3, 10, 1400])
  await shelf.sweep(now, () => Infinity, 650)
  expect(shelf.bytes).toBe(600)
  expect(shelf.segments('b').map(({ from }) => (from - BEGIN) / DAY_MS)).toEqual([7, 8, 9])
  expect(shelf.segments('a').map(({ from }) => (from - BEGIN) / DAY_MS)).toEqual([8, 9])
  // What is being written is never taken away under the writer.
  await shelf.sweep(now, () => 0, 0)
  expect([shelf.paths(), shelf.segments('c')]).toEqual([['c'], [open]])
})

test('times as MediaMTX writes them', () => {
  expect(['10m', '168h', '1h30m0s', '7d', '0s', '1.5s'].map(durationMs)).toEqual([600_000, 604_800_000, 5_400_000, 604_800_000, 0, 1500])
  expect(['', '10', 'soon', '5m3h', '-1s'].map(durationMs)).toEqual([null, null, null, null, null])
  expect([parseSegmentName('notes.mp4'), parseSegmentName('2026-13-40T00-00-00.000Z.mp4')]).toEqual([null, null])
})
