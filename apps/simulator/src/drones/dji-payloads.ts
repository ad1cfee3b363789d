import { toLatLon } from '@watchfloor/city'
import type { LatLon } from '@watchfloor/city'
import type { AirPose } from './flight.js'
import type { Json } from './dock-link.js'

/** Payloads as the Cloud API names them (PROTOCOLS §1): numbers of our own, keys of theirs. */

export const DOCK_TYPE = { domain: '3', type: 2, sub_type: 0 } as const
/** M3TD. */
export const AIRCRAFT_TYPE = { domain: '0', type: 91, sub_type: 1 } as const
const PAYLOAD_KEY = '81-0-0'

export interface DockState { readonly place: LatLon; readonly aircraftSn: string; readonly flying: boolean; readonly charge: number; readonly temperature: number; readonly wind: number; readonly rain: 0 | 1; readonly coverOpen: boolean; readonly sorties: number }

const round = (n: number, digits: number): number => Math.round(n * 10 ** digits) / 10 ** digits

/** A dock tells its state in three parts by turns; whoever listens has to put them together. */
export function dockOsd(part: number, s: DockState): Json {
  if (part % 3 === 0) {
    return {
      latitude: s.place.lat, longitude: s.place.lon, height: 31.4, heading: 0, mode_code: s.flying ? 4 : 0, cover_state: s.coverOpen ? 1 : 0, drone_in_dock: s.flying ? 0 : 1,
      flighttask_step_code: s.flying ? 1 : 5, emergency_stop_state: 0, alarm_state: 0, putter_state: s.flying ? 0 : 1, supplement_light_state: 0,
    }
  }
  if (part % 3 === 1) {
    return {
      rainfall: s.rain, wind_speed: round(s.wind, 1), environment_temperature: round(s.temperature, 1), temperature: round(s.temperature + 6, 1), humidity: 62,
      network_state: { type: 2, quality: 5, rate: 940.5 }, storage: { total: 61_120_000, used: 14_232_000 },
    }
  }
  return {
    drone_charge_state: { state: s.flying || s.charge >= 100 ? 0 : 1, capacity_percent: Math.round(s.charge) }, job_number: s.sorties, acc_time: 18_320_000, first_power_on: 1_722_470_400_000,
    sub_device: { device_sn: s.aircraftSn, device_model_key: '0-91-1', device_online_status: s.flying ? 1 : 0, device_paired: 1 }, electric_supply_voltage: 228, air_conditioner: { air_conditioner_state: 0, switch_time: 0 },
  }
}

/** An aircraft's telemetry in the air. `height` is above the ellipsoid, `elevation` above take-off. */
export function aircraftOsd(pose: AirPose, at: LatLon, home: LatLon, battery: number, gimbalPitch: number): Json {
  const heading = pose.headingDeg > 180 ? pose.headingDeg - 360 : pose.headingDeg
  const toHome = Math.hypot((at.lat - home.lat) * 111_000, (at.lon - home.lon) * 96_000)
  return {
    latitude: at.lat, longitude: at.lon, height: round(pose.heightM + 31.4, 2), elevation: round(pose.heightM, 2), horizontal_speed: round(pose.speedMps, 1), vertical_speed: round(pose.verticalMps, 1),
    attitude_head: round(heading, 1), attitude_pitch: pose.speedMps > 1 ? -11.5 : 0, attitude_roll: 0.4, mode_code: pose.mode, gear: 1, home_distance: round(toHome, 1),
    battery: { capacity_percent: Math.round(battery), remain_flight_time: Math.round(battery * 22), return_home_power: 22, landing_power: 12 },
    position_state: { is_fixed: 2, quality: 5, gps_number: 21, rtk_number: 29 }, wind_direction: 3, wind_speed: 34, storage: { total: 60_368_000, used: 8_112_000 }, total_flight_sorties: 412,
    [PAYLOAD_KEY]: { gimbal_pitch: gimbalPitch, gimbal_roll: 0, gimbal_yaw: round(heading, 1), zoom_factor: 1 },
    cameras: [{ payload_index: PAYLOAD_KEY, camera_mode: 1, recording_state: 1, remain_photo_num: 1420, zoom_factor: 1 }],
  }
}

export const poseOnMap = (pose: AirPose, eastM: number, northM: number): LatLon => {
  const { lat, lon } = toLatLon([pose.x + eastM, pose.y + northM])
  return { lat: round(lat, 7), lon: round(lon, 7) }
}
