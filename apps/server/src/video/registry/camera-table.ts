import { CameraPatch, WATCHER_ROLES } from '@watchfloor/shared'
import type { RowError, Table } from '../../platform/csv/csv-table.js'
import { readCsvTable } from '../../platform/csv/csv-table.js'
import { dictionary } from '../../platform/csv/csv-words.js'

/** The columns of a table of cameras, in the words that the import reads and the export writes. */
export const COLUMNS = ['externalId', 'name', 'kind', 'main', 'sub', 'username', 'password', 'onvif', 'onvifUsername', 'onvifPassword', 'lat', 'lon', 'facing', 'fieldOfView', 'range', 'height', 'tilt', 'owner', 'groups', 'watchers'] as const
export type CameraColumn = (typeof COLUMNS)[number]

const columnOf = dictionary<CameraColumn>({
  externalId: ['编号', '设备编号', '点位编号', 'id', 'deviceid'], name: ['名称', '点位名称', '设备名称'], kind: ['来源', '类型', '来源类型', 'source'],
  main: ['主码流', '主码流地址', '地址', 'url', 'mainurl'], sub: ['子码流', '子码流地址', '辅码流', 'suburl'], username: ['用户名', '账号'], password: ['密码', '口令'],
  onvif: ['onvif地址', '云台地址', 'onvifurl'], onvifUsername: ['onvif用户名', '云台用户名'], onvifPassword: ['onvif密码', '云台密码'],
  lat: ['纬度', 'latitude'], lon: ['经度', 'longitude', 'lng'], facing: ['朝向', '方位角', 'facingdeg', 'azimuth'], fieldOfView: ['视场角', '视角', 'fov'], range: ['可视距离', '距离', 'rangem'],
  height: ['高度', '杆高', '安装高度', 'heightm'], tilt: ['俯角', '俯仰角', 'tiltdeg'], owner: ['责任单位', '产权单位', '权属'], groups: ['分组', '组', 'group'], watchers: ['可看角色', '权限', 'roles'],
})

const WATCHER_WORDS = dictionary<(typeof WATCHER_ROLES)[number]>({ seat: ['座席员', '座席'], dispatcher: ['派遣员'], supervisor: ['督查员'], admin: ['管理员'] })
/** Column → field of the video side, and how its text is read. */
const NUMBERS = { fieldOfView: 'fieldOfViewDeg', range: 'rangeM', height: 'heightM', tilt: 'tiltDeg' } as const
const TEXTS = { main: 'mainUrl', sub: 'subUrl', username: 'username', password: 'password', onvif: 'onvifUrl', onvifUsername: 'onvifUsername', onvifPassword: 'onvifPassword', owner: 'owner' } as const
const COLUMN_OF_FIELD: Record<string, CameraColumn> = {
  ...Object.fromEntries(Object.entries({ ...NUMBERS, ...TEXTS }).map(([column, field]) => [field, column as CameraColumn])), kind: 'kind', groups: 'groups', watchers: 'watchers',
}

/** A row that can be taken: which camera, what its device is called and where it stands, and its video side. Empty cells are left out. */
export interface CameraTableRow { row: number; externalId: string; name?: string; lat?: number; lon?: number; facingDeg?: number; video: CameraPatch }

export const readCameraTable = (bytes: Uint8Array): Table<CameraColumn> => readCsvTable(bytes, { columnOf, columns: COLUMNS, required: ['externalId'] })

/** Reads one row; all that is wrong with it, or the row. */
export function readCameraRow(row: number, cells: Partial<Record<CameraColumn, string>>, kindOf: (word: string) => string | undefined): CameraTableRow | RowError[] {
  const errors: RowError[] = []
  const wrong = (column: CameraColumn, code: string, message: string): undefined => void errors.push({ row, column, code, message })
  const number = (column: CameraColumn, least: number, most: number): number | undefined => {
    const cell = cells[column]
    if (!cell) return undefined
    const value = Number(cell)
    return Number.isFinite(value) && value >= least && value <= most ? value : wrong(column, 'bad_number', `“${cell.slice(0, 40)}” is not a number from ${least} to ${most}`)
  }
  if (!cells.externalId) wrong('externalId', 'missing', 'externalId is empty; every row needs the number by which the camera is known')
  const place = { lat: number('lat', -90, 90), lon: number('lon', -180, 180) }
  if ((place.lat === undefined) !== (place.lon === undefined) && errors.length === 0) wrong(place.lat === undefined ? 'lat' : 'lon', 'missing', 'a place needs both lat and lon')
  const facing = number('facing', 0, 360)
  const kind = cells.kind ? kindOf(cells.kind) ?? wrong('kind', 'unknown_word', `“${cells.kind.slice(0, 40)}” is no kind of source here; GET /api/camera-kinds lists them`) : undefined
  const words = (column: CameraColumn): string[] | undefined => cells[column] ? cells[column].split(/[;；、|]/).map((word) => word.trim()).filter(Boolean) : undefined
  const watchers = words('watchers')?.map((word) => WATCHER_WORDS(word) ?? wrong('watchers', 'unknown_word', `“${word.slice(0, 40)}” is no role that watches; write some of ${WATCHER_ROLES.join('; ')}`))
  const video = {
    kind, watchers: watchers?.filter((role) => role !== undefined), groups: words('groups'),
    ...Object.fromEntries(Object.entries(NUMBERS).map(([column, field]) => [field, number(column as CameraColumn, -20_000, 20_000)])),
    ...Object.fromEntries(Object.entries(TEXTS).map(([column, field]) => [field, cells[column as CameraColumn] || undefined])),
  }
  const read = CameraPatch.safeParse(Object.fromEntries(Object.entries(video).filter(([, value]) => value !== undefined)))
  if (!read.success) for (const { path, message } of read.error.issues) wrong(COLUMN_OF_FIELD[String(path[0])] ?? 'externalId', 'invalid', message)
  if (errors.length > 0 || !read.success) return errors
  return {
    row, externalId: cells.externalId!, video: read.data, ...(cells.name ? { name: cells.name.slice(0, 120) } : {}),
    ...(place.lat === undefined ? {} : { lat: place.lat, lon: place.lon! }), ...(facing === undefined ? {} : { facingDeg: facing % 360 }),
  }
}
