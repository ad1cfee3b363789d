import type { Category } from './category.js'

/**
 * What detectors call things → the category of DEFAULT_CODE_SET; a centre keeps its own map in the settings of the detection rule. Labels not listed raise
 * nothing: a detector's whole vocabulary is not the city's business.
 */
export const DETECTION_LABELS: Readonly<Record<string, Category['code']>> = {
  illegal_parking: 'L0301', vehicle_illegal_parking: 'L0301', bicycle_illegal_parking: '0410',
  road_trade: '0406', outside_shop_trade: '0405', mobile_vendor: '0401', umbrella_stall: '0406', leafleting: '0202',
  exposed_garbage: '0110', overflowing_bin: '0192', piled_material: '0136', muck_pile: '0111', spillage: '0114', carcass: '0137',
  illegal_dumping: 'L0201', truck_uncovered: 'L0202', site_dust: '0304', hoarding_broken: '0307',
  fire: '0120', smoke: '0120', open_burning: '0120', barbecue: '0129',
  banner: '0207', billboard: '0203', small_ads: '0201', drying_clothes: '0107',
  road_flooding: '0506', road_collapse: '0505', road_damage: '0113', manhole_missing: 'B0102',
  no_harness: 'L0402', confined_space: 'L0401', live_poultry: 'L0302', fire_lane_blocked: '0496',
}
