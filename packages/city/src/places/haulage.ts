import type { Router } from '../route/router.js'
import { placeAt } from './place.js'
import type { Place } from './place.js'

type Row = readonly [zh: string, en: string, x: number, y: number]
/** Building sites from which earth is carried (出土工地). */
const SITES: readonly Row[] = [
  ['澜心新城七号地块', 'Lanxin Plot 7', 2.7, -2.95], ['澜心新城十一号地块', 'Lanxin Plot 11', 3.55, -2.7], ['市民中心二期', 'Civic Centre Phase 2', 2.5, -2.3], ['轨道一号线望江站', 'Metro 1 Wangjiang Station', -0.6, -2.45],
  ['轨道一号线鹤鸣站', 'Metro 1 Heming Station', 0.25, 2.75], ['轨道二号线云栖站', 'Metro 2 Yunqi Station', -4.1, 0.1], ['鹤鸣府地块', 'Heming Residences', 1.2, 2.2], ['镜湖东岸地块', 'Jing Lake East Shore', -2.55, 2.2],
  ['桐荫安置房', 'Tongyin Housing', -5.9, 1.9], ['松陵小区改建', 'Songling Renewal', -2.7, -2.0], ['雁渚学校工程', 'Yanzhu School Works', -3.15, -4.5], ['北塘产业园', 'Beitang Business Park', 1.4, 4.8],
  ['沙浦站前广场', 'Shapu Station Square', -0.6, 4.85], ['听松医疗中心', 'Tingsong Medical Centre', 3.05, -0.45], ['新港仓储', 'Xingang Warehouses', 5.35, 0.3], ['东澜厂房', 'Donglan Works', 6.6, 1.6],
  ['滨港二期', 'Bingang Phase 2', 4.5, 5.1], ['石堰康养社区', 'Shiyan Care Village', 3.2, -4.8], ['桃渡家园', 'Taodu Homes', -0.3, -4.9], ['芦堰水厂', 'Luyan Waterworks', -6.2, -1.3],
  ['北屏隧道口', 'Beiping Tunnel Portal', -4.7, 4.9], ['东皋湿地配套', 'Donggao Wetland Works', 5.75, -1.9], ['江东岸商务区', 'East Bank Offices', 2.85, 0.55], ['古城地下停车库', 'Old Town Car Park', 1.05, -0.75],
]
/** Where it may be tipped (消纳场). */
const DUMPS: readonly Row[] = [
  ['海堤填筑消纳场', 'Sea-wall Fill', 4.85, 6.05], ['盐浦围垦消纳场', 'Yanpu Reclamation', 7.4, 2.6], ['栖云采石坑消纳场', 'Qiyun Quarry', -5.5, -3.85], ['北屏山谷消纳场', 'Beiping Valley Fill', -6.1, 4.6],
  ['石堰资源化利用厂', 'Shiyan Recycling Plant', 4.1, -5.5], ['芦堰低洼地消纳场', 'Luyan Hollow', -7.2, -2.3], ['桃渡中转码头', 'Taodu Barge Quay', -1.6, -5.8], ['双髻岭消纳场', 'Shuangji Fill', 6.1, -4.1], ['雁渚回填区', 'Yanzhu Backfill', -4.3, -5.4],
]
/** Yards where trucks stand (车辆停放场). */
const DEPOTS: readonly Row[] = [
  ['安达土方停车场', 'Anda Earthworks Yard', 4.35, 1.85], ['宏运渣土停车场', 'Hongyun Yard', 5.6, 4.35], ['北塘停车场', 'Beitang Yard', 2.55, 5.5], ['顺途运输停车场', 'Shuntu Yard', -3.3, 5.6],
  ['桐荫停车场', 'Tongyin Yard', -6.9, 0.9], ['芦堰停车场', 'Luyan Yard', -5.7, -2.85], ['桃渡停车场', 'Taodu Yard', -0.6, -5.7], ['石堰停车场', 'Shiyan Yard', 3.05, -5.3], ['东皋停车场', 'Donggao Yard', 5.35, -2.7],
]
/** Roofs with a drone dock. */
const DOCKS: readonly Row[] = [['一号机场 指挥中心', 'Dock 1 Command Centre', 0.62, -0.28], ['二号机场 镜湖', 'Dock 2 Jing Lake', -2.78, 1.35], ['三号机场 澜心', 'Dock 3 Lanxin', 3.3, -3.1], ['四号机场 滨港', 'Dock 4 Bingang', 4.4, 4.2]]

const rows = (router: Router, kind: 'site' | 'dump' | 'depot' | 'dock', list: readonly Row[], radiusM: number, rank: number): Place[] =>
  list.map(([zh, en, x, y], i) => placeAt(router, `${kind}-${i + 1}`, kind, zh, en, [x, y], radiusM, rank))

export const sites = (router: Router): Place[] => rows(router, 'site', SITES, 90, 4)
export const dumps = (router: Router): Place[] => rows(router, 'dump', DUMPS, 180, 3)
export const depots = (router: Router): Place[] => rows(router, 'depot', DEPOTS, 130, 4)
export const docks = (router: Router): Place[] => rows(router, 'dock', DOCKS, 10, 3)
