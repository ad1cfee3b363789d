import { curve, offset } from '../geo/line.js'
import type { Line } from '../geo/local-frame.js'
import { LAKE_PARK } from './green.plan.js'
import { km, MOAT, RIVER, riverHalfWidth } from './water.plan.js'

export const ROAD_CLASSES = ['motorway', 'trunk', 'primary', 'secondary', 'tertiary', 'residential', 'lane'] as const
/** Most important first. */
export type RoadClass = (typeof ROAD_CLASSES)[number]
/** A road as drawn: `free` ones cross water and hills on bridges and in tunnels. */
export interface RoadPlan { readonly zh: string; readonly en: string; readonly class: RoadClass; readonly line: Line; readonly free: boolean }

type Way = readonly (readonly [number, number])[]
const road = (zh: string, en: string, cls: RoadClass, way: Way, closed = false): RoadPlan => ({ zh, en, class: cls, line: curve(km(way), 40, closed), free: true })

/** The streets that give the city its shape, drawn by hand; everything below them grows between (streets/streamlines.ts). */
const BIG: readonly RoadPlan[] = [
  road('澜海高速', 'Lanhai Expressway', 'motorway', [[-11, -3.0], [-9.2, -3.25], [-7.2, -3.2], [-5.4, -3.5], [-3.6, -4.7], [-1.6, -5.3], [0.9, -5.35], [3.5, -5.05], [5.4, -4.2], [6.6, -3.05], [7.75, -1.5], [8.6, 0], [9.6, 1.0], [11, 1.4]]),
  road('环城快速路', 'Ring Expressway', 'trunk', [[-5.35, 0.4], [-5.35, 2.4], [-4.5, 3.85], [-2.7, 4.5], [-0.4, 4.45], [1.7, 4.15], [3.35, 3.35], [4.3, 2.15], [4.75, 0.9], [4.95, -0.5], [4.75, -2], [3.95, -3.6], [2.2, -4.35], [0, -4.5], [-2.2, -4.25], [-3.95, -3.4], [-4.95, -2.1], [-5.25, -0.8]], true),
  road('望海大道', 'Wanghai Avenue', 'primary', [[-11, 1.7], [-9, 1.5], [-7.6, 1.2], [-5.4, 1.05], [-3.3, 1.1], [-1.6, 1.45], [0.3, 1.5], [1.8, 1.45], [2.8, 1.1], [3.9, 0.95], [5.4, 0.72], [7.6, 0.55], [9.5, 1.2]]),
  road('鹤鸣路', 'Heming Road', 'primary', [[-7.6, 2.9], [-6.4, 3.1], [-5.2, 3.4], [-3.9, 3.4], [-2.2, 2.95], [0.1, 2.9], [1.75, 2.65], [3.3, 2.75], [4.45, 2.85], [5.0, 2.45], [5.9, 2.2], [7.3, 2.3], [8.1, 2.15]]),
  road('云栖大道', 'Yunqi Avenue', 'primary', [[-9.5, -0.9], [-7.6, -0.5], [-5.3, -0.25], [-3.3, 0.05], [-1.8, 0.0], [-0.86, 0.1], [0.35, 0.17], [1.35, 0.05], [2.2, 0.1], [3.4, -0.15], [4.95, -0.35], [6.6, -0.75], [8.2, -0.8]]),
  road('澜南大道', 'Lannan Avenue', 'primary', [[-8.5, -2.9], [-6.8, -2.85], [-5.0, -2.75], [-3.4, -2.3], [-1.8, -2.55], [0.1, -2.85], [1.8, -2.6], [3.2, -2.1], [4.8, -1.7], [6.0, -1.4], [7.6, -1.2], [9.8, -1.6]]),
  road('星河路', 'Xinghe Road', 'primary', [[-4.2, -3.7], [-3.3, -3.65], [-1.9, -3.7], [0.15, -3.7], [2.15, -3.55], [4.4, -2.95], [6.0, -3.05], [7.0, -3.1]]),
  road('北屏路', 'Beiping Road', 'primary', [[-6.1, 4.4], [-4.6, 5.0], [-2.45, 5.55], [0, 5.5], [2.2, 5.2], [3.7, 4.75], [5.4, 4.95]]),
  road('栖霞路', 'Qixia Road', 'primary', [[-6.2, 5.2], [-6.25, 4.2], [-6.55, 3.0], [-6.4, 1.15], [-6.5, -0.4], [-6.35, -1.6], [-6.05, -2.6], [-5.95, -3.45]]),
  road('镜湖路', 'Jinghu Road', 'primary', [[-2.6, 8.2], [-2.5, 6.4], [-2.4, 5.55], [-2.55, 4.5], [-2.3, 2.95], [-2.0, 1.4], [-1.85, 0], [-2.0, -1.2], [-1.95, -2.5], [-1.9, -3.7], [-2.1, -5.15], [-2.2, -6.6], [-2.0, -8.2]]),
  road('临城大道', 'Lincheng Avenue', 'primary', [[-0.3, 8.2], [-0.15, 6.5], [-0.15, 5.5], [-0.2, 4.45], [0.1, 2.9], [0.32, 1.5], [0.35, 0.17], [0.2, -1.0], [0.05, -1.95], [0.1, -2.85], [0.15, -3.7], [0.05, -4.5], [0.1, -5.35], [0.1, -6.8], [0.4, -8.2]]),
  road('东澜路', 'Donglan Road', 'primary', [[2.1, 8.2], [2.05, 6.4], [2.1, 5.2], [1.85, 4.1], [1.75, 2.65], [1.75, 1.45], [1.62, 0.3], [1.55, -0.7], [1.5, -1.6], [1.75, -2.6], [2.1, -3.55], [2.3, -4.35], [2.45, -5.2], [2.55, -6.4], [2.9, -8.2]]),
  road('滨海大道', 'Binhai Avenue', 'primary', [[3.9, -8.2], [3.75, -6.4], [3.7, -5.0], [3.5, -3.4], [3.2, -2.1], [3.4, -0.15], [3.85, 0.95], [3.65, 1.8], [3.3, 2.75], [3.3, 3.4], [3.55, 4.75], [3.7, 6.1], [3.5, 8.2]]),
  road('港城大道', 'Gangcheng Avenue', 'primary', [[5.7, -4.1], [5.95, -3.05], [6.0, -1.4], [5.9, -0.6], [6.0, 0.65], [5.9, 2.2], [6.5, 3.1], [7.0, 3.6], [6.9, 4.5]]),
  road('松陵路', 'Songling Road', 'secondary', [[-3.4, 1.12], [-3.3, 0.05], [-3.45, -1.2], [-3.4, -2.3], [-3.3, -3.65], [-3.2, -4.9]]),
  road('迎宾路', 'Yingbin Road', 'secondary', [[-0.98, 7.2], [-1.25, 5.55], [-1.35, 4.5], [-1.2, 2.95], [-1.0, 1.5]]),
  road('学院路', 'Xueyuan Road', 'secondary', [[0.85, 1.5], [0.95, 2.75], [0.8, 4.3], [1.05, 5.4], [0.95, 6.9]]),
  road('桃渡路', 'Taodu Road', 'secondary', [[-0.95, -2.7], [-0.9, -3.7], [-1.1, -4.4], [-1.0, -5.3], [-1.2, -6.6]]),
  road('新港路', 'Xingang Road', 'secondary', [[4.95, -0.5], [5.1, 0.75], [5.0, 1.7], [5.0, 2.4]]),
  road('盐浦路', 'Yanpu Road', 'secondary', [[7.1, 3.3], [7.25, 2.3], [7.1, 0.6], [7.3, -0.78], [7.45, -1.2]]),
  road('海堤路', 'Haidi Road', 'secondary', [[4.55, 7.6], [4.7, 6.2], [4.6, 4.85], [4.35, 3.75], [4.1, 2.95]]),
]

const between = (line: Line, from: number, to: number): Line => line.filter(([x]) => x >= from * 1000 && x <= to * 1000)
const bank = (zh: string, en: string, side: 1 | -1, gapM: number, from: number, to: number): RoadPlan => {
  const whole = offset(RIVER, (i) => side * (riverHalfWidth(i) + gapM))
  return { zh, en, class: 'secondary', line: between(whole, from, to), free: true }
}
const ring = (zh: string, en: string, cls: RoadClass, line: Line): RoadPlan => ({ zh, en, class: cls, line, free: true })

/** Streets that follow water. */
const WATERSIDE: readonly RoadPlan[] = [
  bank('江北岸路', 'North Bank Road', 1, 52, -7.2, 0.95), bank('江南岸路', 'South Bank Road', -1, 55, -5.6, 2.2), bank('江东岸路', 'East Bank Road', -1, 55, 2.15, 5.6), bank('望江路', 'Wangjiang Road', 1, 52, 0.88, 4.6),
  ring('环湖路', 'Lake Ring Road', 'secondary', LAKE_PARK),
  ring('环城路', 'City Moat Road', 'secondary', offset(MOAT, () => -55)),
  ring('城河沿', 'Chengheyan', 'lane', offset(MOAT, () => 42)),
]

export const ROAD_PLANS: readonly RoadPlan[] = [...BIG, ...WATERSIDE]

/** The railway: drawn, never driven. */
export const RAILWAY = { zh: '澜沪铁路', en: 'Lan–Hu Railway', line: curve(km([[-11, 4.0], [-8.6, 5.9], [-5.6, 4.65], [-3.6, 4.95], [-1.5, 5.15], [0.4, 5.05], [2.0, 4.65], [3.1, 3.9], [3.75, 3.05], [4.0, 2.2], [4.35, 1.2], [4.55, -0.4], [4.9, -2.4], [5.5, -4.3], [6.6, -6.2], [7.2, -8.2]]), 60) } as const
