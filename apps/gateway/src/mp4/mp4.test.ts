import { readFileSync } from 'node:fs'
import { packFrames, unpackFrames } from '../clip/frame-record.js'
import { NAL, nalType, splitAnnexB } from '../h264/nal.js'
import { UnitAssembler } from '../h264/unit-assembler.js'
import type { Frame } from '../stream/frame.js'
import { clipOf } from './clip.js'
import { fragment } from './fragment.js'

const BOXES = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl', 'dinf', 'mvex', 'moof', 'traf'])
interface Box { readonly type: string, readonly begin: number, readonly end: number, readonly inner: readonly Box[] }

/** All boxes of a file; fails where their sizes do not add up. */
function boxesOf(bytes: Buffer, begin = 0, end = bytes.length): Box[] {
  const boxes: Box[] = []
  for (let at = begin; at < end;) {
    const size = bytes.readUInt32BE(at)
    const type = bytes.toString('latin1', at + 4, at + 8)
    if (size < 8 || at + size > end) throw new Error(`${type} of ${size} bytes at ${at} does not fit`)
    boxes.push({ type, begin: at + 8, end: at + size, inner: BOXES.has(type) ? boxesOf(bytes, at + 8, at + size) : [] })
    at += size
  }
  return boxes
}
const find = (boxes: readonly Box[], ...way: readonly string[]): Box => {
  const box = boxes.find(({ type }) => type === way[0])!
  return way.length === 1 ? box : find(box.inner, ...way.slice(1))
}

function streetFrames(): Frame[] {
  const assembler = new UnitAssembler()
  const units: Buffer[][] = []
  for (const nal of splitAnnexB(readFileSync(new URL('../../../simulator/clips/street.15.h264', import.meta.url)))) if (nalType(nal) === NAL.delimiter) units.push([]); else units.at(-1)!.push(nal)
  return units.slice(0, 65).map((nals, i) => { const { bytes, key } = assembler.assemble(nals, i * 6000, 0)!; return { bytes, key, ticks: 1_000_000 + i * 6000, receivedAt: 1_800_000_000_000 + i * 67 } })
}

test('a clip holds every picture as it was received, a fragment for each group', () => {
  const frames = streetFrames()
  const clip = clipOf(frames)!
  const boxes = boxesOf(clip)
  expect(boxes.map(({ type }) => type)).toEqual(['ftyp', 'moov', 'moof', 'mdat', 'moof', 'mdat', 'moof', 'mdat'])
  const data = boxes.filter(({ type }) => type === 'mdat').map(({ begin, end }) => clip.subarray(begin, end))
  expect(Buffer.concat(data)).toEqual(Buffer.concat(frames.map(({ bytes }) => bytes)))
  const sample = find(boxes, 'moov', 'trak', 'mdia', 'minf', 'stbl', 'stsd')
  expect(clip.readUInt16BE(sample.begin + 8 + 8 + 24)).toBe(640)
  expect(clip.readUInt16BE(sample.begin + 8 + 8 + 26)).toBe(360)
  // Each fragment begins where the one before it ends, and points at its own data.
  boxes.filter(({ type }) => type === 'moof').forEach((moof, i) => {
    const time = find([moof], 'moof', 'traf', 'tfdt')
    expect(Number(clip.readBigUInt64BE(time.begin + 4))).toBe(i * 30 * 6000)
    const run = find([moof], 'moof', 'traf', 'trun')
    expect(clip.readInt32BE(run.begin + 8)).toBe(moof.end - moof.begin + 8 + 8)
  })
})

test('the same frames give the same bytes, and a clip begins with a key frame or not at all', () => {
  const frames = streetFrames()
  expect(clipOf(frames)).toEqual(clipOf(streetFrames()))
  expect(clipOf(frames.slice(5))).toEqual(clipOf(frames.slice(30)))
  expect(clipOf(frames.slice(1, 20))).toBeNull()
  expect(clipOf([])).toBeNull()
})

test('pictures that a camera reorders keep the time at which they are shown', () => {
  const [key, ...rest] = streetFrames()
  const shown = [0, 3, 1, 2].map((place, i) => ({ ...[key, ...rest][i]!, ticks: place * 6000 }))
  const bytes = fragment(shown, 1, 0, 6000)
  const run = find(boxesOf(bytes), 'moof', 'traf', 'trun')
  const offsets = shown.map((_, i) => bytes.readInt32BE(run.begin + 12 + i * 16 + 12))
  expect(shown.map((_, i) => i * 6000 + offsets[i]!)).toEqual(shown.map(({ ticks }) => ticks))
})

test('frames survive the ring on disk; a file that breaks off gives what is whole', () => {
  const frames = streetFrames().slice(0, 5)
  const packed = packFrames(frames)
  expect(unpackFrames(packed)).toEqual(frames)
  expect(unpackFrames(packed.subarray(0, packed.length - 1))).toEqual(frames.slice(0, 4))
})
