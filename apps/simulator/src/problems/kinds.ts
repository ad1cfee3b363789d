import type { IncidentSource } from '@watchfloor/shared'

/** Something that happens in a city's streets: what detectors call it, its category, and how it looks to those who report it. */
export interface ProblemKind {
  readonly label: string
  readonly category: string
  readonly zh: string
  /** Share of all that happens. */
  readonly weight: number
  /** Minutes that a squad needs on the spot. */
  readonly workMin: readonly [number, number]
}

/** What a day is made of (DOMAIN §1, §7.4): mostly stalls, goods before shops, parked vehicles, rubbish. */
export const KINDS: readonly ProblemKind[] = [
  { label: 'road_trade', category: '0406', zh: '占道经营', weight: 22, workMin: [6, 20] },
  { label: 'outside_shop_trade', category: '0405', zh: '店外经营', weight: 18, workMin: [5, 15] },
  { label: 'illegal_parking', category: 'L0301', zh: '机动车违停', weight: 22, workMin: [4, 12] },
  { label: 'exposed_garbage', category: '0110', zh: '暴露垃圾', weight: 14, workMin: [10, 30] },
  { label: 'overflowing_bin', category: '0192', zh: '垃圾桶满溢', weight: 8, workMin: [8, 20] },
  { label: 'piled_material', category: '0136', zh: '乱堆物料', weight: 8, workMin: [15, 40] },
  { label: 'banner', category: '0207', zh: '违规横幅', weight: 5, workMin: [5, 15] },
  { label: 'small_ads', category: '0201', zh: '小广告', weight: 3, workMin: [8, 20] },
]
/** What cannot wait: P2 by the rule of detections. Never without a person. */
export const URGENT_KINDS: readonly ProblemKind[] = [
  { label: 'open_burning', category: '0120', zh: '露天焚烧', weight: 1, workMin: [15, 40] },
  { label: 'no_harness', category: 'L0402', zh: '高处作业无防护', weight: 1, workMin: [10, 30] },
]

/** By which door a matter comes in, as shares of the day; the cameras' share is what the city's own AI sees. */
export const DOORS: readonly { readonly door: 'camera' | 'kitchen' | IncidentSource; readonly weight: number }[] = [
  { door: 'camera', weight: 46 }, { door: 'grid', weight: 22 }, { door: 'citizen', weight: 16 }, { door: 'hotline', weight: 9 }, { door: 'officer', weight: 7 }, { door: 'kitchen', weight: 1 },
]
/** Of what is reported, this share is not there: a bag taken for rubbish, a car that only stopped (issue 3 §7). */
export const FALSE_SHARE = 0.1
/** Of repairs, this share is claimed and not done. */
export const UNDONE_SHARE = 0.05
/** For each matter, so many lawful things that look like one: licensed stalls before a camera. */
export const LOOKALIKE_SHARE = 0.08
/** Of all matters, this share is urgent. */
export const URGENT_SHARE = 0.015
