import { UnitAssembler } from '../h264/unit-assembler.js'
import type { ParameterSets } from '../h264/unit-assembler.js'
import { unitsOf } from '../h264/nal.js'
import type { Frame } from '../stream/frame.js'
import { fragment } from './fragment.js'
import { initSegment } from './init-segment.js'

const USUAL_TICKS = 6000

/** Frames as a file of their own, as received, a fragment for each group of pictures; null = no key frame among them. The same frames always give the same bytes. */
export function clipOf(frames: readonly Frame[]): Buffer | null {
  const begin = frames.findIndex((frame) => frame.key)
  if (begin < 0) return null
  const from = frames[begin]!
  const sets = setsOf(from)
  if (!sets) return null
  const groups: Frame[][] = []
  for (const frame of frames.slice(begin)) {
    if (frame.key) groups.push([])
    groups.at(-1)!.push(frame)
  }
  const parts = groups.map((group, i) => {
    const last = group.reduce((latest, frame) => Math.max(latest, frame.ticks), 0)
    return fragment(group, i + 1, from.ticks, Math.max(1, (groups[i + 1]?.[0]!.ticks ?? last + usualStep(group)) - last))
  })
  return Buffer.concat([initSegment(sets, from.receivedAt), ...parts])
}

/** The parameter sets that every key frame carries. */
export function setsOf(key: Frame): ParameterSets | null {
  const assembler = new UnitAssembler()
  for (const nal of unitsOf(key.bytes)) assembler.learn(nal)
  return assembler.sets
}

function usualStep(group: readonly Frame[]): number {
  const span = group.reduce((latest, frame) => Math.max(latest, frame.ticks), 0) - group[0]!.ticks
  return group.length > 1 && span > 0 ? Math.round(span / (group.length - 1)) : USUAL_TICKS
}
