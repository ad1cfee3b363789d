import type { Datum, DeviceKind, Protocol } from '@watchfloor/shared'
import { dictionary } from '../../../platform/csv/csv-words.js'

/** The columns of an import. */
export const COLUMNS = ['name', 'kind', 'protocol', 'externalId', 'plate', 'squad', 'datum', 'profile', 'source', 'lat', 'lon', 'facing', 'note'] as const
export type Column = (typeof COLUMNS)[number]

/** What people call the columns, beside the names themselves. */
const COLUMN_WORDS: Record<Column, readonly string[]> = {
  name: ['名称', '设备名称', '设备名'],
  kind: ['类型', '设备类型', '种类', 'type'],
  protocol: ['协议', '接入协议', '通信协议'],
  externalId: ['编号', '设备编号', '外部编号', '终端手机号', '终端号', '序列号', 'sn', 'id', 'deviceid'],
  plate: ['车牌', '车牌号', '车牌号码'],
  squad: ['中队', '所属中队', '班组', '单位'],
  datum: ['坐标系', '坐标基准'],
  profile: ['模板', '扩展项模板', '数据项模板'],
  source: ['来源', '接入源', '接入账号'],
  lat: ['纬度', 'latitude'],
  lon: ['经度', 'longitude', 'lng'],
  facing: ['朝向', '方位角', 'facingdeg', 'azimuth'],
  note: ['备注', '说明', 'remark'],
}

const KIND_WORDS: Record<DeviceKind, readonly string[]> = {
  drone: ['无人机', '飞机'], dock: ['机场', '机库', '机巢'], bodycam: ['执法记录仪', '记录仪', '单兵'], truck: ['渣土车', '卡车', '货车'], vehicle: ['车辆', '执法车', '巡逻车'],
  camera: ['摄像头', '摄像机', '监控', '监控点'], phone: ['手机'], radio: ['对讲机', '电台'], sensor: ['传感器', '监测仪'],
}
const PROTOCOL_WORDS: Record<Protocol, readonly string[]> = {
  native: ['原生', 'mqtt'], dji: ['大疆', '上云api'], jt808: ['部标', '部标808', '808', 'jtt808'], owntracks: [], traccar: [], frigate: [], hj212: ['212'], rtsp: [], onvif: [], push: ['推流'], none: ['无', '-'],
}
const DATUM_WORDS: Record<Datum, readonly string[]> = { WGS84: ['gps', '地球坐标'], CGCS2000: ['2000', '国家2000'], GCJ02: ['火星坐标', '高德', '国测局'], BD09: ['百度'] }

/** The column behind a heading, in English or Chinese; undefined for a column of the user's own, which is left alone. */
export const columnOf = dictionary(COLUMN_WORDS)
export const kindOf = dictionary(KIND_WORDS)
export const protocolOf = dictionary(PROTOCOL_WORDS)
export const datumOf = dictionary(DATUM_WORDS)
