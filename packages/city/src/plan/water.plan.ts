import { band, blob } from '../geo/polygon.js'
import { curve, offset } from '../geo/line.js'
import type { Line, Point } from '../geo/local-frame.js'

/** Kilometres on the sheet, as the plan is drawn. */
export const km = (points: readonly (readonly [number, number])[]): Point[] => points.map(([x, y]) => [x * 1000, y * 1000])

export interface Water { readonly zh: string; readonly en: string; readonly class: 'river' | 'sea' | 'lake' | 'canal' | 'pond'; readonly ring: Line; readonly rank: number; readonly center?: Line }

export const RIVER: Line = curve(km([[-11, -2.7], [-9.5, -2.6], [-7.6, -2.2], [-6, -2.5], [-4.4, -1.75], [-3, -0.95], [-1.7, -1.3], [-0.5, -2], [0.9, -1.95], [1.95, -1.05], [2.25, 0.2], [2.9, 1.25], [4.2, 2], [5.3, 3], [6.3, 4.4], [7.4, 6.2], [8.4, 8.2]]), 60)
const ramp = (v: number, from: number, to: number): number => Math.max(0, Math.min(1, (v - from) / (to - from)))
/** Half the river's width where its valley has come so far: a town river first, an estuary at the end. */
export const riverHalfWidth = (i: number): number => {
  const [x, y] = RIVER[i]!
  return 72 + 18 * Math.sin(x / 900) + 26 * ramp(x, -6000, 1500) + 330 * ramp(x + y, 6200, 13500) ** 1.4
}
const riverRing = band(offset(RIVER, riverHalfWidth), offset(RIVER, (i) => -riverHalfWidth(i)))

const COAST: Line = curve(km([[5.05, 9.5], [5.2, 7.2], [5.75, 6.1], [6.1, 5.3], [6.9, 4.9], [7.3, 4.2], [7.65, 3.3], [8.4, 2.6], [9.6, 2.3], [11.5, 2.2]]), 120)
const sea: Line = [...COAST, [11_500, 9_500], COAST[0]!]

export const LAKE = blob([-3900, 2250], 1050, 720, 11, 0.26, 0.25)
export const ISLAND = blob([-4150, 2420], 190, 120, 5, 0.25)
export const MOAT: Line = curve(km([[0.35, 1.24], [1.05, 1.02], [1.36, 0.4], [1.3, -0.35], [0.95, -0.98], [0.25, -1.2], [-0.5, -1.02], [-0.88, -0.4], [-0.86, 0.4], [-0.42, 1.04]]), 40, true)

const canal = (zh: string, en: string, points: readonly (readonly [number, number])[], halfM: number): Water => {
  const center = curve(km(points), 50)
  return { zh, en, class: 'canal', rank: halfM > 14 ? 3 : 4, ring: band(offset(center, () => halfM), offset(center, () => -halfM)), center }
}
export const CANALS: readonly Water[] = [
  { zh: '环城河', en: 'City Moat', class: 'canal', rank: 3, ring: band(offset(MOAT, () => 17), offset(MOAT, () => -17)), center: MOAT },
  canal('澜运河', 'Lan Canal', [[-3.0, 2.35], [-2.1, 2.1], [-1.3, 1.55], [-0.62, 0.85]], 16),
  canal('东渠', 'East Channel', [[1.3, 0.75], [1.75, 0.95], [2.5, 0.95]], 14),
  canal('南水门河', 'South Gate Creek', [[0.22, -1.2], [0.32, -1.6], [0.25, -2]], 14),
  canal('西湖塘', 'West Mere Canal', [[-4.5, 1.6], [-4.65, 0.6], [-4.3, -0.5], [-4.2, -1.8]], 13),
  canal('南塘河', 'Nantang Canal', [[-2.9, -1], [-2.8, -2.2], [-2.9, -3.1], [-1.4, -3.15], [0.8, -3.1], [2.9, -2.75], [4.4, -2.35], [6.2, -2.1], [6.7, -1.9]], 13),
  canal('东浦', 'Dongpu Creek', [[2.3, 0.1], [3, 0.35], [4.2, 0.1], [5.4, 0.15], [6.6, -0.2], [8.2, -0.1], [10.5, 0.6]], 15),
  canal('北塘江', 'Beitang Canal', [[-3.9, 2.9], [-3.5, 3.7], [-2.2, 3.75], [-0.8, 3.6], [0.9, 3.55], [2.4, 3.35], [4.1, 3.9], [5.6, 4.25]], 14),
  canal('沙浦', 'Shapu Creek', [[-0.8, 3.6], [-1, 4.7], [-0.6, 6], [-0.9, 8]], 10),
  canal('黄泥浦', 'Huangni Creek', [[-6.2, 7.5], [-4.9, 5.6], [-4.4, 4.3], [-3.5, 3.7]], 9),
  canal('石堰河', 'Shiyan Creek', [[4.4, -2.35], [4.7, -3.6], [4.4, -4.8], [4.9, -7.5]], 10),
  canal('雁溪', 'Yan Brook', [[-2.9, -3.1], [-3.4, -4.2], [-3.3, -5.6], [-3.8, -7.6]], 9),
]
const pond = (x: number, y: number, rx: number, ry: number, seed: number): Water => ({ zh: '', en: '', class: 'pond', rank: 5, ring: blob([x * 1000, y * 1000], rx, ry, seed, 0.3, seed) })
export const WATERS: readonly Water[] = [
  { zh: '临澜湾', en: 'Linlan Bay', class: 'sea', rank: 1, ring: sea },
  { zh: '澜江', en: 'Lan River', class: 'river', rank: 1, ring: riverRing, center: RIVER },
  { zh: '镜湖', en: 'Jing Lake', class: 'lake', rank: 2, ring: LAKE },
  ...CANALS,
  pond(6.75, -1.75, 210, 150, 3), pond(7.15, -2.2, 190, 100, 4), pond(6.5, -2.5, 130, 100, 6), pond(3.05, -3.98, 150, 85, 8), pond(-1.5, 4.95, 120, 75, 9),
]
