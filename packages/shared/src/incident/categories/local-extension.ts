import type { MainClass } from './category.js'

/**
 * What the code set lacks and this field needs: `L…` events, `B…` components (部件). Their limits are proposals until a city sets its own. The first class is
 * what the hub's own rules raise.
 */
export const LOCAL_EVENTS: readonly MainClass[] = [
  { zh: '指挥安全', en: 'safety of our own', rows: [
    ['L0101', '队员求助', 'officer in distress', '1紧急工作时', false],
    ['L0102', '车辆紧急报警', 'vehicle emergency', '1紧急工作时', false],
    ['L0103', '无人机紧急情况', 'drone emergency', '1紧急工作时', false],
    ['L0104', '设备失联', 'device silent', '1工作日', false],
    ['L0105', '勤务督查不合格', 'failed spot check', '1工作日', false],
  ] },
  { zh: '渣土运输', en: 'muck transport', rows: [
    ['L0201', '渣土车违规倾倒', 'unlawful tipping', '2紧急工作时', false],
    ['L0202', '渣土车未密闭运输', 'loaded and uncovered', '2紧急工作时', false],
    ['L0203', '渣土车超时段运输', 'driving outside permitted hours', '4紧急工作时', false],
    ['L0204', '渣土车超载', 'overloaded truck', '4紧急工作时', false],
    ['L0205', '渣土车超速', 'speeding truck', '4紧急工作时', false],
    ['L0206', '车载终端作业中断', 'terminal silenced while working', '4紧急工作时', false],
  ] },
  { zh: '街面秩序', en: 'street order', rows: [
    ['L0301', '机动车违法停放', 'motor vehicles parked unlawfully', '2紧急工作时', false],
    ['L0302', '活禽交易', 'live poultry trade', '4小时', false],
  ] },
  { zh: '生产安全', en: 'safety at work', rows: [
    ['L0401', '有限空间作业', 'confined-space work', '1紧急工作时制止 1工作日', false],
    ['L0402', '高处作业无防护', 'work at height without protection', '1紧急工作时制止 1工作日', false],
  ] },
  { zh: '市容环境', en: 'city appearance', rows: [
    ['L0501', '餐饮油烟超标', 'cooking fume over limit', '1工作日 3工作日', false],
  ] },
]

/** Components: what stands in the street and is somebody's. */
export const LOCAL_COMPONENTS: readonly MainClass[] = [
  { zh: '公用设施', en: 'public utilities', rows: [
    ['B0101', '上水井盖', 'water manhole cover', '2紧急工作时制止 1工作日', false],
    ['B0102', '污水井盖', 'sewer manhole cover', '2紧急工作时制止 1工作日', false],
    ['B0103', '雨水井盖', 'storm-drain manhole cover', '2紧急工作时制止 1工作日', false],
    ['B0104', '雨水箅子', 'storm-drain grating', '2紧急工作时制止 1工作日', false],
    ['B0105', '电力井盖', 'power manhole cover', '2紧急工作时制止 1工作日', false],
    ['B0106', '通信井盖', 'telecom manhole cover', '2紧急工作时制止 1工作日', false],
    ['B0107', '燃气井盖', 'gas manhole cover', '2紧急工作时制止 1工作日', false],
    ['B0108', '消防栓', 'fire hydrant', '1工作日', false],
    ['B0109', '路灯', 'street lamp', '1工作日', false],
    ['B0110', '电杆、通信杆', 'utility pole', '3工作日', false],
  ] },
  { zh: '交通设施', en: 'traffic facilities', rows: [
    ['B0201', '交通信号灯', 'traffic signal', '4紧急工作时', false],
    ['B0202', '交通护栏', 'guard rail', '1工作日', false],
    ['B0203', '公交站亭', 'bus shelter', '3工作日', false],
    ['B0204', '路名牌', 'street name sign', '3工作日', false],
    ['B0205', '无障碍设施', 'barrier-free facility', '3工作日', false],
  ] },
  { zh: '市容设施', en: 'street amenities', rows: [
    ['B0301', '公共厕所', 'public toilet', '1工作日', false],
    ['B0302', '垃圾箱、果皮箱', 'litter bin', '1工作日', false],
    ['B0303', '户外广告牌', 'billboard structure', '1紧急工作日', false],
  ] },
  { zh: '园林绿化', en: 'greenery', rows: [
    ['B0401', '行道树', 'street tree', '1工作日', false],
    ['B0402', '护树设施、花坛', 'tree guard or flower bed', '3工作日', false],
  ] },
]
