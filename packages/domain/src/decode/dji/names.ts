import type { DeviceKind, EventSeverity } from '@watchfloor/shared'

/** The tables of the DJI Cloud API as data (PROTOCOLS §1, API level 1.14). A value that is missing here is shown as its number. */

/** Aircraft `mode_code`. */
export const FLIGHT_MODES: readonly string[] = [
  'standby', 'takeoff_preparation', 'takeoff_ready', 'manual', 'auto_takeoff', 'wayline', 'panorama', 'tracking', 'adsb_avoidance', 'return_home', 'auto_landing',
  'forced_landing', 'three_blade_landing', 'upgrading', 'not_connected', 'apas', 'virtual_stick', 'live_flight_controls', 'rtk_fixing', 'dock_site_evaluation', 'poi',
]
/** Dock `mode_code`. */
export const DOCK_MODES: readonly string[] = ['idle', 'onsite_debug', 'remote_debug', 'upgrading', 'working']
/** Dock `cover_state`. */
export const COVER_STATES: readonly string[] = ['closed', 'open', 'half_open', 'abnormal']
/** Dock `network_state.type`; 0 does not occur. */
export const NETWORK_TYPES: readonly string[] = ['0', '4g', 'ethernet']

/** Device domains of topology and HMS: 0 aircraft, 1 payload, 2 remote controller, 3 dock. Only what moves or stands by itself is a device of ours. */
export const DOMAIN_KINDS: Readonly<Record<number, DeviceKind>> = { 0: 'drone', 3: 'dock' }

/** `domain-type-sub_type` → model, those that the documents name; what is newer shows as its triple. */
export const MODELS: ReadonlyMap<string, string> = new Map([
  ['0-89-0', 'Matrice 350 RTK'], ['0-60-0', 'Matrice 300 RTK'], ['0-67-0', 'Matrice 30'], ['0-67-1', 'Matrice 30T'], ['0-77-0', 'Mavic 3E'], ['0-77-1', 'Mavic 3T'],
  ['0-91-0', 'Matrice 3D'], ['0-91-1', 'Matrice 3TD'],
])

/** HMS level → how serious, and its word for people. Texts of single codes are DJI's own data and are looked up by their key. */
export const HMS_LEVELS: readonly { severity: EventSeverity; word: string }[] = [
  { severity: 'info', word: 'notification' }, { severity: 'notice', word: 'reminder' }, { severity: 'warning', word: 'warning' },
]

/** States of a flight task that are its end, and how serious each is. Any other is under way. */
export const TASK_ENDS: ReadonlyMap<string, EventSeverity> = new Map([
  ['ok', 'info'], ['partially_done', 'notice'], ['canceled', 'notice'], ['failed', 'warning'], ['rejected', 'warning'], ['timeout', 'warning'],
])

/**
 * Services that may be called by hand. Starting and stopping live streams is the hub's own: an address of somebody's choosing would send the city's pictures
 * to strangers. Nothing that lifts, steers or lands an aircraft elsewhere than at home: those need authority,
 * a flight area and a person at the stick, and come with missions.
 */
export const OPEN_SERVICES: ReadonlySet<string> = new Set([
  'live_set_quality', 'live_lens_change', 'live_camera_change', 'camera_mode_switch', 'camera_photo_take',
  'camera_recording_start', 'camera_recording_stop', 'gimbal_reset', 'speaker_tts_play_start', 'return_home', 'return_home_cancel',
])
