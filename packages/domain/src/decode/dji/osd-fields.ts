import type { DeviceState, StateValue } from '@watchfloor/shared'
import { asObject } from '../payload.js'
import type { JsonObject } from '../payload.js'
import { COVER_STATES, DOCK_MODES, FLIGHT_MODES, NETWORK_TYPES } from './names.js'

/** Which OSD fields become state, as data: path in the message → state key, and how it is read. */

type Reading = 'number' | 'flag' | 'text' | readonly string[]
type Field = readonly [path: string, key: string, as: Reading]

/** OSD of an aircraft. Its wind speed is left out: an estimate whose unit the documents do not give. */
export const AIRCRAFT_FIELDS: readonly Field[] = [
  ['mode_code', 'flightMode', FLIGHT_MODES], ['elevation', 'heightAboveTakeoffM', 'number'], ['attitude_pitch', 'pitchDeg', 'number'], ['attitude_roll', 'rollDeg', 'number'],
  ['battery.remain_flight_time', 'remainFlightS', 'number'], ['battery.return_home_power', 'returnHomePct', 'number'], ['battery.landing_power', 'landingPct', 'number'],
  ['home_distance', 'homeDistanceM', 'number'], ['gear', 'gear', 'number'], ['wind_direction', 'windDirection', 'number'],
  ['position_state.is_fixed', 'positionFixed', 'number'], ['position_state.quality', 'positionQuality', 'number'], ['position_state.rtk_number', 'rtkSatellites', 'number'],
  ['storage.total', 'storageTotalKb', 'number'], ['storage.used', 'storageUsedKb', 'number'],
  ['total_flight_time', 'totalFlightS', 'number'], ['total_flight_distance', 'totalFlightM', 'number'], ['total_flight_sorties', 'totalSorties', 'number'],
]
/** OSD of a dock, whichever part a field comes in. */
export const DOCK_FIELDS: readonly Field[] = [
  ['mode_code', 'dockMode', DOCK_MODES], ['flighttask_step_code', 'taskStep', 'number'], ['cover_state', 'cover', COVER_STATES], ['drone_in_dock', 'droneInDock', 'flag'],
  ['drone_charge_state.state', 'droneCharging', 'flag'], ['drone_charge_state.capacity_percent', 'droneBatteryPct', 'number'],
  ['sub_device.device_sn', 'droneSn', 'text'], ['sub_device.device_online_status', 'droneOnline', 'flag'],
  ['network_state.type', 'network', NETWORK_TYPES], ['network_state.quality', 'networkQuality', 'number'], ['network_state.rate', 'networkRate', 'number'],
  ['rainfall', 'rainfall', 'number'], ['wind_speed', 'windSpeedMps', 'number'], ['temperature', 'temperatureC', 'number'], ['environment_temperature', 'outsideTemperatureC', 'number'],
  ['humidity', 'humidityPct', 'number'], ['emergency_stop_state', 'emergencyStop', 'flag'], ['alarm_state', 'soundAlarm', 'flag'],
  ['supplement_light_state', 'light', 'flag'], ['electric_supply_voltage', 'supplyV', 'number'], ['job_number', 'jobs', 'number'],
  ['position_state.is_fixed', 'positionFixed', 'number'], ['position_state.quality', 'positionQuality', 'number'], ['position_state.rtk_number', 'rtkSatellites', 'number'],
  ['storage.total', 'storageTotalKb', 'number'], ['storage.used', 'storageUsedKb', 'number'],
]
/** OSD of a remote controller that is a gateway. */
export const REMOTE_FIELDS: readonly Field[] = [['wireless_link.4g_quality', 'networkQuality', 'number'], ['wireless_link.sdr_quality', 'linkQuality', 'number'], ['country', 'country', 'text']]

/** DJI's way to say "not available". */
const NOT_AVAILABLE = 32767

/** The value at a dotted path; undefined where it is missing or "not available". */
export function at(o: JsonObject, path: string): unknown {
  let value: unknown = o
  for (const key of path.split('.')) value = asObject(value)?.[key]
  return value === NOT_AVAILABLE ? undefined : value
}

function readAs(value: unknown, as: Reading): StateValue | undefined {
  if (as === 'text') return typeof value === 'string' && value.length > 0 ? value.slice(0, 200) : undefined
  if (typeof value !== 'number' || !Number.isFinite(value)) return typeof value === 'boolean' && as === 'flag' ? value : undefined
  if (as === 'flag') return value !== 0
  // A code without a name is news from a newer firmware: shown as the number it is.
  return as === 'number' ? value : (as[value] ?? value)
}

/** Puts what a message says of the listed fields into a state. */
export function readFields(o: JsonObject, fields: readonly Field[], state: DeviceState): void {
  for (const [path, key, as] of fields) {
    const value = readAs(at(o, path), as)
    if (value !== undefined) state[key] = value
  }
}

const PAYLOAD_KEY = /^\d+-\d+-0$/
/** Gimbal angles of the main camera, which sits under a key made of its type, sub-type and mount. */
export function readGimbal(o: JsonObject, state: DeviceState): void {
  const key = Object.keys(o).find((k) => PAYLOAD_KEY.test(k))
  const payload = key === undefined ? null : asObject(o[key])
  if (payload !== null) readFields(payload, [['gimbal_pitch', 'gimbalPitchDeg', 'number'], ['gimbal_yaw', 'gimbalYawDeg', 'number'], ['gimbal_roll', 'gimbalRollDeg', 'number']], state)
}
