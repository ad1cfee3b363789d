import type { CategoryRow } from './category.js'

/**
 * Event categories with the disposal limits of one city (Yuncheng, 2026), as a versioned and replaceable code set, never as the national text: codes up to
 * x78 follow the national numbering with gaps, 79–99 are that city's own. Limits are kept in its words; several are alternatives to choose from at filing.
 * Columns: code, Chinese, English, limits, whether the numbering is national.
 */
/** 市容环境 */
const CITY_APPEARANCE: readonly CategoryRow[] = [
  ['0101', '私搭乱建', 'unauthorised building', '2紧急工作日 15天', true],
  ['0102', '店面无证装修', 'unlicensed shop refit', '1紧急工作日', true],
  ['0103', '违章接坡', 'illegal kerb ramp', '1天 3天', true],
  ['0104', '临街建筑物外立面不洁', 'dirty facade', '3天 1天', true],
  ['0105', '临街阳台、屋顶脏乱差', 'messy balcony/roof', '2天', true],
  ['0106', '擅自在临街建筑物上挂彩旗', 'flags on buildings', '1天', true],
  ['0107', '沿街晾挂', 'drying along street', '2紧急工作时', true],
  ['0108', '擅自架设管线、杆线设施', 'unauthorised lines/poles', '5天 4小时', true],
  ['0110', '暴露生活垃圾', 'exposed household waste', '4小时', true],
  ['0111', '积存垃圾渣土', 'accumulated rubbish/muck', '5天', true],
  ['0112', '道路不洁', 'dirty road', '2小时', true],
  ['0113', '道路破损', 'road damage', '5天', true],
  ['0114', '道路遗撒', 'spillage on road', '4小时', true],
  ['0117', '绿地脏乱', 'dirty green', '4小时', true],
  ['0118', '绿化弃料', 'green waste left', '4小时', true],
  ['0119', '非装饰性吊挂', 'non-decorative hanging', '1天', true],
  ['0120', '焚烧垃圾、树叶', 'open burning', '2紧急工作时', true],
  ['0121', '病虫害', 'plant pests', '3天', true],
  ['0122', '非法伐树', 'illegal felling', '1紧急工作时制止 3天', true],
  ['0125', '水域不洁', 'dirty water body', '2天', true],
  ['0126', '河道污染', 'river pollution', '2天', true],
  ['0128', '商业噪音', 'commercial noise', '2紧急工作时', true],
  ['0129', '露天烧烤', 'open-air barbecue', '2紧急工作时', true],
  ['0130', '乱倒乱排污水、废水', 'illegal waste water', '2天 1天', true],
  ['0131', '餐厨垃圾遗撒和污染', 'kitchen waste spill', '4小时', true],
  ['0132', '非正规垃圾填埋场', 'illegal landfill', '2天', true],
  ['0133', '乱丢弃医疗废物', 'medical waste dumped', '2天', true],
  ['0135', '废弃家具设备', 'abandoned furniture', '2天', true],
  ['0136', '乱堆物堆料', 'piled materials', '1天', true],
  ['0137', '动物尸体', 'animal carcass', '4小时', true],
  ['0138', '擅自饲养家禽家畜', 'keeping livestock', '1天', true],
  ['0199', '违规小产权房', 'substandard property-rights housing', '2紧急工作日 15天', false],
  ['0198', '违法农村自建房', 'unlawful rural house', '2紧急工作日 15天', false],
  ['0197', '违章开设道口', 'unauthorised road crossing', '3天', false],
  ['0196', '私设地桩、地锁、停车杆', 'private ground locks', '2天', false],
  ['0195', '作业车辆管理', 'service vehicles', '2小时 1天', false],
  ['0193', '垃圾未分类', 'unsorted waste', '2天', false],
  ['0192', '垃圾满溢', 'overflowing bins', '4小时', false],
  ['0191', '非法占绿毁绿', 'green space seized', '2小时', false],
  ['0190', '藤蔓类覆盖', 'creepers overgrowing', '2天', false],
  ['0187', '光污染', 'light pollution', '1天', false],
  ['0184', '违规养犬', 'dog offence', '1天', false],
  ['0183', '外立面裂缝', 'cracked facade', '15天', false],
  ['0182', '河道违采、乱堆', 'unlawful digging or piling in river', '5天', false],
  ['0181', '河道违建', 'unlawful building in river', '5天', false],
  ['0180', '线体垂落', 'hanging cables', '1天', false],
  ['0179', '园路破损', 'broken park path', '5天', false],
]

/** 宣传广告 */
const ADVERTISING: readonly CategoryRow[] = [
  ['0201', '非法小广告', 'illegal small ads', '1天', true],
  ['0202', '街头散发广告', 'leafleting', '2小时', true],
  ['0203', '违规户外广告', 'illegal outdoor ad', '1天 5天', true],
  ['0204', '广告语言文字不规范', 'irregular wording', '5天', true],
  ['0205', '户外广告设置位置不合理', 'ad badly placed', '3天', true],
  ['0206', '违规牌匾标识', 'illegal sign board', '2天', true],
  ['0207', '违规标语宣传品', 'illegal banner', '1天', true],
  ['0299', '公益性宣传品', 'public-service posters', '5天', false],
]

/** 施工管理 */
const CONSTRUCTION: readonly CategoryRow[] = [
  ['0301', '施工扰民', 'construction nuisance', '2紧急工作时', true],
  ['0302', '施工占道', 'works occupy road', '1天', true],
  ['0303', '无证掘路', 'digging without permit', '1天', true],
  ['0304', '工地扬尘', 'site dust', '2小时', true],
  ['0305', '施工废弃料', 'construction waste', '2天', true],
  ['0306', '施工物料乱堆放', 'site materials piled', '1天', true],
  ['0307', '施工工地围挡', 'site hoarding', '3天 2天 1天', true],
  ['0308', '施工工地道路未硬化', 'site road not paved', '5天', true],
  ['0309', '施工工地出入口道路破损', 'gate road damaged', '5天', true],
  ['0310', '施工完成后未场光地净', 'site not cleared', '2天', true],
  ['0311', '渣土运输车辆未安装密闭装置', 'muck truck without cover', '2天', true],
  ['0312', '施工工地车轮夹带', 'wheels carry mud', '1天', true],
  ['0399', '施工公示牌', 'site notice board', '3天', false],
  ['0398', '设施残留物', 'remains of removed facilities', '2天', false],
  ['0397', '预埋件裸露钢筋', 'exposed embedded steel', '3天', false],
  ['0396', '施工缓慢', 'slow works', '2天', false],
]

/** 街面秩序 */
const STREET_ORDER: readonly CategoryRow[] = [
  ['0401', '无照经营游商', 'unlicensed mobile vendor', '2紧急工作时', true],
  ['0402', '早（夜）市管理问题', 'morning/night market', '2紧急工作时', true],
  ['0404', '占道废品收购', 'scrap buying on road', '1天', true],
  ['0405', '店外经营', 'trading outside shop', '2紧急工作时', true],
  ['0406', '占道经营', 'road-occupying trade', '2紧急工作时', true],
  ['0410', '非机动车乱停放', 'bicycles/e-bikes parked badly', '2小时', true],
  ['0498', '农贸市场管理', 'produce market', '2天', false],
  ['0496', '占用消防通道', 'fire lane blocked', '2小时', false],
  ['0495', '占道促销宣传', 'promotion on road', '2紧急工作时', false],
  ['0494', '占道清洗装潢车辆', 'car wash on road', '2小时', false],
  ['0493', '共享单车管理', 'shared bikes', '1天 2小时', false],
  ['0492', '便民服务摊点', 'service stalls', '4小时', false],
  ['0491', '早餐车管理', 'breakfast carts', '4小时 1天', false],
]

/** 突发事件 */
const EMERGENCIES: readonly CategoryRow[] = [
  ['0501', '供水管道破裂', 'water main burst', '1紧急工作时 5天', true],
  ['0502', '燃气管道破裂', 'gas pipe burst', '1紧急工作时 5天', true],
  ['0503', '排水管道堵塞、破裂', 'drain blocked/burst', '4小时 1紧急工作时', true],
  ['0504', '热力管道破裂', 'heat pipe burst', '1紧急工作时 5天', true],
  ['0505', '路面塌陷', 'road collapse', '2紧急工作时', true],
  ['0506', '道路积水', 'road flooding', '2紧急工作时', true],
  ['0507', '道路积雪、积冰', 'snow/ice', '4小时', true],
  ['0508', '架空线缆脱落', 'overhead cable down', '2小时', true],
  ['0596', '高空坠物', 'falling objects', '2紧急工作时', false],
  ['0595', '突发事件', 'other emergency', '2紧急工作时', false],
]

/** 其他事件 */
const OTHER_EVENTS: readonly CategoryRow[] = [
  ['0602', '临街屠宰', 'street slaughter', '2小时', true],
  ['0604', '门前四包（五包）', 'frontage responsibility', '4小时', true],
  ['0698', '桥下空间管理', 'space under bridges', '2小时 1天 5天', false],
  ['0696', '非法采砂、取土', 'unlawful sand or soil digging', '1天', false],
]

/** Main classes with their rows. */
export const YUNCHENG_2026 = [
  { zh: '市容环境', en: 'city appearance', rows: CITY_APPEARANCE },
  { zh: '宣传广告', en: 'advertising', rows: ADVERTISING },
  { zh: '施工管理', en: 'construction', rows: CONSTRUCTION },
  { zh: '街面秩序', en: 'street order', rows: STREET_ORDER },
  { zh: '突发事件', en: 'emergencies', rows: EMERGENCIES },
  { zh: '其他事件', en: 'other events', rows: OTHER_EVENTS },
] as const
