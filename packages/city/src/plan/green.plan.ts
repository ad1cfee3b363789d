import { blob } from '../geo/polygon.js'
import { curve } from '../geo/line.js'
import type { Line } from '../geo/local-frame.js'
import { km, LAKE } from './water.plan.js'

/** Hills keep streets out; parks keep out all but the big ones. */
export interface Green { readonly zh: string; readonly en: string; readonly class: 'hill' | 'park' | 'wetland' | 'square'; readonly ring: Line; readonly rank: number }

const outline = (points: readonly (readonly [number, number])[]): Line => curve(km(points), 90, true)
const around = (ring: Line, by: number): Line => {
  const [cx, cy] = [-3900, 2250]
  return ring.map(([x, y]) => [cx + (x - cx) * (1 + by / Math.hypot(x - cx, y - cy)), cy + (y - cy) * (1 + by / Math.hypot(x - cx, y - cy))] as const)
}
/** The strip of park around the lake; its outer edge carries the lake road. */
export const LAKE_PARK = around(LAKE, 150)

export const GREENS: readonly Green[] = [
  { zh: '栖云山', en: 'Mount Qiyun', class: 'hill', rank: 2, ring: outline([[-10.5, -3.7], [-8.6, -3.9], [-7.1, -3.65], [-6.1, -3.9], [-5.2, -4.3], [-4.75, -5.1], [-5.2, -6.0], [-5.0, -7.2], [-6.8, -8], [-10.5, -8.2]]) },
  { zh: '北屏山', en: 'Mount Beiping', class: 'hill', rank: 2, ring: outline([[-10.5, 3.1], [-8.4, 3.7], [-7.2, 3.75], [-6.35, 4.2], [-6.2, 5.1], [-5.75, 6.2], [-6.1, 7.9], [-10.5, 8]]) },
  { zh: '玉案山', en: 'Mount Yuan', class: 'hill', rank: 3, ring: outline([[0.85, -5.75], [1.6, -5.65], [2.1, -6.1], [1.9, -6.9], [1.1, -7.3], [0.6, -6.6]]) },
  { zh: '双髻岭', en: 'Shuangji Ridge', class: 'hill', rank: 3, ring: outline([[6.0, -4.9], [7.4, -4.2], [8.8, -4.3], [9.6, -6.4], [7.2, -7.4], [5.7, -6.2]]) },
  { zh: '镜湖公园', en: 'Jing Lake Park', class: 'park', rank: 3, ring: LAKE_PARK },
  { zh: '东皋湿地', en: 'Donggao Wetland', class: 'wetland', rank: 3, ring: blob([6850, -2120], 780, 620, 21, 0.2) },
  { zh: '澜心公园', en: 'Lanxin Park', class: 'park', rank: 3, ring: blob([2900, -3900], 470, 260, 33, 0.18, 0.1) },
  { zh: '府山公园', en: 'Fushan Park', class: 'park', rank: 4, ring: blob([-420, 560], 210, 160, 35, 0.2, 0.4) },
  { zh: '沙洲公园', en: 'Shazhou Park', class: 'park', rank: 4, ring: blob([-1520, 4920], 300, 210, 37, 0.2) },
  { zh: '听松公园', en: 'Tingsong Park', class: 'park', rank: 4, ring: blob([3350, -640], 230, 170, 39, 0.2, 0.8) },
  { zh: '桐荫公园', en: 'Tongyin Park', class: 'park', rank: 4, ring: blob([-5750, 250], 260, 190, 41, 0.2) },
  { zh: '雁渚公园', en: 'Yanzhu Park', class: 'park', rank: 4, ring: blob([-3700, -2850], 300, 180, 43, 0.2, 0.5) },
  { zh: '新港公园', en: 'Xingang Park', class: 'park', rank: 4, ring: blob([4750, 560], 230, 190, 45, 0.2) },
  { zh: '月湖体育公园', en: 'Yuehu Sports Park', class: 'park', rank: 4, ring: blob([1030, 3300], 300, 130, 47, 0.1, -0.05) },
  { zh: '青芜公园', en: 'Qingwu Park', class: 'park', rank: 4, ring: blob([-900, -4130], 240, 150, 49, 0.2) },
]

/** Ground of a marked use, tinted on the map. */
export interface Landuse { readonly zh: string; readonly en: string; readonly class: 'industrial' | 'port' | 'old_town' | 'commercial' | 'farmland'; readonly ring: Line }
const poly = (points: readonly (readonly [number, number])[]): Line => { const ring = km(points); return [...ring, ring[0]!] }
export const LANDUSES: readonly Landuse[] = [
  { zh: '滨港工业园', en: 'Bingang Industrial Park', class: 'industrial', ring: poly([[4.0, 3.2], [4.7, 2.75], [5.35, 3.5], [5.95, 4.7], [5.7, 5.75], [5.05, 6.1], [3.75, 5.9], [3.6, 4.2]]) },
  { zh: '东澜工业区', en: 'Donglan Industrial Zone', class: 'industrial', ring: poly([[5.0, 0.85], [6.1, 0.75], [7.6, 0.7], [8.3, 2.4], [7.55, 3.15], [6.8, 3.4], [5.9, 2.95], [5.1, 2.2]]) },
  { zh: '临澜港', en: 'Port of Linlan', class: 'port', ring: poly([[6.8, 3.45], [7.55, 3.2], [7.25, 4.15], [6.85, 4.75], [6.62, 4.5], [7.0, 4.0]]) },
  { zh: '古城', en: 'Old Town', class: 'old_town', ring: curve(km([[0.35, 1.2], [1.02, 0.98], [1.32, 0.4], [1.26, -0.34], [0.92, -0.95], [0.25, -1.16], [-0.48, -0.98], [-0.84, -0.38], [-0.82, 0.4], [-0.4, 1.0]]), 50, true) },
  { zh: '澜心新城', en: 'Lanxin New Town', class: 'commercial', ring: poly([[2.1, -2.5], [3.25, -2.2], [4.3, -2.0], [4.35, -3.2], [3.3, -3.45], [2.2, -3.5]]) },
]
/** Quays and piers, drawn over the water. */
export const WHARVES: readonly Landuse[] = [
  { zh: '一号码头', en: 'Wharf No. 1', class: 'port', ring: poly([[6.9, 4.9], [7.28, 4.3], [7.72, 4.62], [7.62, 4.78], [7.35, 4.6], [7.2, 4.84], [7.48, 5.04], [7.38, 5.2]]) },
  { zh: '二号码头', en: 'Wharf No. 2', class: 'port', ring: poly([[7.45, 3.75], [7.6, 3.4], [8.12, 3.66], [7.98, 4.02]]) },
]
