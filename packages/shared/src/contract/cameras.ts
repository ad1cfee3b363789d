import { z } from 'zod'
import { DeviceInput } from '../model/device.js'
import { Role } from '../model/user.js'
import { EvidenceRole } from './evidence.js'
import { ListQuery } from './http.js'

/** A kind of picture source, kept as rows: from whom fixed cameras come, and the moving ones beside them. */
export const CameraKind = z.object({
  id: z.string().regex(/^[a-z][a-z0-9_-]{0,29}$/, 'lower-case letters, digits, - and _'),
  nameZh: z.string().trim().min(1).max(40),
  nameEn: z.string().trim().min(1).max(60),
  /** Moves: its place is its last fix, and it has no fixed direction. */
  moving: z.boolean(),
  /** Watching it has to be given a reason, which is logged (a person wears it). */
  asksReason: z.boolean(),
  position: z.number().int().min(0).max(1000),
})
export type CameraKind = z.infer<typeof CameraKind>
/** The kinds as one list. */
export const CameraKinds = z.object({ items: z.array(CameraKind) })
export type CameraKinds = z.infer<typeof CameraKinds>

/** main: full size, for one large tile · sub: small, for many tiles. */
export const STREAMS = ['main', 'sub'] as const
export const StreamName = z.enum(STREAMS)
export type StreamName = z.infer<typeof StreamName>

/** unknown: not looked at yet · on: sends key frames · off: does not answer · no_keyframe: answers, but nothing can be shown. */
export const CAMERA_STATES = ['unknown', 'on', 'off', 'no_keyframe'] as const
export const CameraState = z.enum(CAMERA_STATES)
export type CameraState = z.infer<typeof CameraState>
/** What the bytes make likely and only eyes can confirm. */
export const CameraSuspicion = z.enum(['frozen', 'dark'])
export type CameraSuspicion = z.infer<typeof CameraSuspicion>
/** What an open tile saw of a suspicion. */
export const SuspicionVerdict = z.enum(['confirmed', 'dismissed'])
export type SuspicionVerdict = z.infer<typeof SuspicionVerdict>
/** An open tile tells what it saw, of the stream that it plays. */
export const SuspicionSeen = z.object({ stream: StreamName, suspicion: CameraSuspicion, verdict: SuspicionVerdict })
export type SuspicionSeen = z.infer<typeof SuspicionSeen>
/** Why a source gives no picture, or one that browsers cannot play; each has its own advice on the tile. */
export const STREAM_FAULTS = ['unreachable', 'unauthorised', 'not_found', 'refused', 'no_video', 'h265', 'codec', 'b_frames', 'no_frames', 'no_key_frame', 'closed', 'protocol', 'transcoder_busy', 'transcoder_failed'] as const
export const StreamFault = z.enum(STREAM_FAULTS)
export type StreamFault = z.infer<typeof StreamFault>

/** fetched: the gateway calls it · sends: it sends when whoever holds it begins · asked: it sends when somebody here opens it. */
export const CameraWay = z.enum(['fetched', 'sends', 'asked'])
export type CameraWay = z.infer<typeof CameraWay>

/** How a camera was found when it was last looked at. */
export const CameraCondition = z.object({
  state: CameraState,
  suspicion: CameraSuspicion.nullable(),
  /** What an open tile saw of the suspicion, when, and before whose eyes; null = nobody has looked. It stands until the bytes say otherwise. */
  seen: z.object({ verdict: SuspicionVerdict, at: z.iso.datetime(), by: z.string() }).nullable(),
  fault: StreamFault.nullable(),
  /** Since when it is in this state. */
  since: z.iso.datetime().nullable(),
  checkedAt: z.iso.datetime().nullable(),
  /** Last time that it sent a key frame. */
  seenAt: z.iso.datetime().nullable(),
  codec: z.string().nullable(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  fps: z.number().nullable(),
  /** Share of today's checks that found it on, 0 to 1; null = none today. */
  today: z.number().min(0).max(1).nullable(),
})
export type CameraCondition = z.infer<typeof CameraCondition>

const StreamAddress = z.string().trim().max(500).regex(/^rtsps?:\/\/[^\s/@]+(?:\/\S*)?$/i, 'an address that starts with rtsp:// and holds no user name or password (they have fields of their own)')
const DeviceAddress = z.string().trim().max(500).regex(/^https?:\/\/[^\s/@]+(?:\/\S*)?$/i, 'an address that starts with http:// and holds no user name or password (they have fields of their own)')
/** The roles that may be let watch a camera; officers see their own pictures only. */
export const WATCHER_ROLES = ['seat', 'dispatcher', 'supervisor', 'admin'] as const satisfies readonly Role[]
const Watchers = z.array(z.enum(WATCHER_ROLES)).min(1).max(WATCHER_ROLES.length)
const Group = z.string().trim().min(1).max(60)

/** A camera as it is set: its name, place and direction are its device's, the rest its video side. Null takes away. Passwords are sealed when they come in and never given out. */
export const CameraPatch = z.object({
  name: DeviceInput.shape.name,
  /** Both or neither. */
  lat: DeviceInput.shape.lat.unwrap().nullable(),
  lon: DeviceInput.shape.lon.unwrap().nullable(),
  facingDeg: DeviceInput.shape.facingDeg.unwrap().nullable(),
  kind: CameraKind.shape.id,
  mainUrl: StreamAddress.nullable(),
  subUrl: StreamAddress.nullable(),
  username: z.string().trim().max(120).nullable(),
  password: z.string().max(200).nullable(),
  /** Where the camera's ONVIF device service answers, if it can be moved. */
  onvifUrl: DeviceAddress.nullable(),
  /** For ONVIF, where that is another account than the stream's. */
  onvifUsername: z.string().trim().max(120).nullable(),
  onvifPassword: z.string().max(200).nullable(),
  /** Angle that the lens sees, degrees. */
  fieldOfViewDeg: z.number().min(1).max(360).nullable(),
  /** How far it is useful, metres. */
  rangeM: z.number().min(1).max(20_000).nullable(),
  heightM: z.number().min(0).max(500).nullable(),
  /** Below the horizon, degrees. */
  tiltDeg: z.number().min(-90).max(90).nullable(),
  owner: z.string().trim().max(120).nullable(),
  watchers: Watchers,
  groups: z.array(Group).max(30),
}).partial()
export type CameraPatch = z.infer<typeof CameraPatch>
/** A fixed camera to be registered, that is fetched by RTSP. */
export const CameraInput = CameraPatch.required({ name: true }).extend({ externalId: DeviceInput.shape.externalId.unwrap() })
export type CameraInput = z.infer<typeof CameraInput>

/** A camera as the API answers it: its device, its video side, and how it was found. */
export const Camera = z.object({
  /** The device's id. */
  id: z.uuid(),
  name: z.string(),
  externalId: z.string(),
  lat: z.number().nullable(),
  lon: z.number().nullable(),
  facingDeg: z.number().nullable(),
  kind: z.string(),
  /** Addresses without credentials; left out for those who do not manage cameras. */
  mainUrl: z.string().nullable().optional(),
  subUrl: z.string().nullable().optional(),
  username: z.string().nullable().optional(),
  hasPassword: z.boolean().optional(),
  onvifUrl: z.string().nullable().optional(),
  onvifUsername: z.string().nullable().optional(),
  hasOnvifPassword: z.boolean().optional(),
  /** It has an ONVIF address, so that its lens may be moved. */
  ptz: z.boolean(),
  streams: z.array(StreamName),
  fieldOfViewDeg: z.number().nullable(),
  rangeM: z.number().nullable(),
  heightM: z.number().nullable(),
  tiltDeg: z.number().nullable(),
  owner: z.string().nullable(),
  /** The smallest area that it stands in. */
  areaId: z.uuid().nullable(),
  areaName: z.string().nullable(),
  watchers: Watchers,
  groups: z.array(z.string()),
  /** Since when it sends pictures by itself, if it does now (a body camera, a drone); null for one that is fetched, or sends nothing. */
  sendingSince: z.iso.datetime().nullable(),
  way: CameraWay,
  condition: CameraCondition,
})
export type Camera = z.infer<typeof Camera>

/** Filters of the camera list; the cursor is the device's small number. */
export const CameraQuery = ListQuery.extend({
  cursor: z.string().regex(/^\d{1,10}$/).optional(),
  kind: CameraKind.shape.id.optional(),
  group: Group.optional(),
  owner: z.string().trim().min(1).max(120).optional(),
  state: CameraState.optional(),
  suspicion: CameraSuspicion.optional(),
  areaId: z.uuid().optional(),
})
export type CameraQuery = z.infer<typeof CameraQuery>
/** Looking at what a camera sends now: by what is registered, or by an address and a sign-in that somebody is about to enter. */
export const CameraTryInput = CameraPatch.pick({ username: true, password: true }).extend({ stream: StreamName, address: StreamAddress.optional() })
export type CameraTryInput = z.infer<typeof CameraTryInput>
/** What came. `fault` null = it plays in browsers. */
export const CameraTry = z.object({
  fault: StreamFault.nullable(),
  codec: z.string().nullable(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  fps: z.number().nullable(),
  bFrames: z.boolean().nullable(),
  /** Size of the key frame that was waited for. */
  keyFrameBytes: z.number().int().nullable(),
  tookMs: z.number().int(),
})
export type CameraTry = z.infer<typeof CameraTry>
/** Groups with the number of their cameras. */
export const CameraGroups = z.object({ items: z.array(z.object({ name: z.string(), cameras: z.number().int() })) })
export type CameraGroups = z.infer<typeof CameraGroups>

/** Asking to watch one stream; `transcode`: encoded anew at the centre, where that is possible; `reason` where the camera's kind asks for one. */
export const ViewInput = z.object({ stream: StreamName.default('sub'), transcode: z.boolean().default(false), reason: z.string().trim().min(2).max(300).optional() }).prefault({})
export type ViewInput = z.input<typeof ViewInput>
/** How pictures come where WebRTC does not. */
export const FallbackWay = z.enum(['fmp4', 'hls'])
export type FallbackWay = z.infer<typeof FallbackWay>
/** Leave to open one stream: the offer goes to `whepUrl` with `Authorization: Bearer token`; what is open stays open after `expiresAt`. */
export const ViewLeave = z.object({
  stream: StreamName,
  whepUrl: z.string(),
  /** What is left where UDP does not pass: fragmented MP4 by WebSocket from the embedded gateway, low-latency HLS from MediaMTX. */
  fallback: z.object({ way: FallbackWay, url: z.string() }),
  /** What browsers cannot play may be asked for encoded anew. */
  mayTranscode: z.boolean(),
  token: z.string(),
  expiresAt: z.iso.datetime(),
})
export type ViewLeave = z.infer<typeof ViewLeave>
/** Why a stream shows nothing: a fault of its source, or where it is on its way. */
export const StreamWhy = z.enum([...STREAM_FAULTS, 'idle', 'connecting', 'no_publisher'])
export type StreamWhy = z.infer<typeof StreamWhy>
/** Why a device that was asked for its picture gives none. */
export const PUSH_TROUBLES = ['offline', 'not_flying', 'no_answer', 'no_camera', 'busy', 'not_ready', 'network', 'refused', 'no_picture'] as const
export const PushTrouble = z.enum(PUSH_TROUBLES)
export type PushTrouble = z.infer<typeof PushTrouble>
/** How far it is with a device that was asked for its picture: asked (again) · it said yes, its picture is on its way · given up for now. */
export const PushState = z.object({
  step: z.enum(['asking', 'answered', 'failed']),
  /** How often it was asked. */
  tries: z.number().int(),
  /** What was wrong with the last try. */
  trouble: PushTrouble.nullable(),
  /** The device's own number for that. */
  code: z.string().nullable(),
})
export type PushState = z.infer<typeof PushState>
/** How one stream is in the gateway now. `why` null = pictures come. */
export const StreamState = z.object({
  /** Of a device that is asked for its picture, while it is asked. */
  push: PushState.nullable(),
  why: StreamWhy.nullable(),
  lastFrameAgeMs: z.number().nullable(),
  codec: z.string().nullable(),
  width: z.number().nullable(),
  height: z.number().nullable(),
  fps: z.number().nullable(),
  suspicion: CameraSuspicion.nullable(),
})
export type StreamState = z.infer<typeof StreamState>
/** Leave to publish as one camera (a drone, a phone, a body camera); WHIP and RTMP take the same token. */
export const PublishLeave = z.object({ whipUrl: z.string(), rtmpUrl: z.string().nullable(), token: z.string(), expiresAt: z.iso.datetime() })
export type PublishLeave = z.infer<typeof PublishLeave>

/** Keeping what one stream showed at an instant of the last minute, as received. */
export const KeepFrameInput = z.object({ stream: StreamName.default('sub'), at: z.iso.datetime(), role: EvidenceRole.default('before') })
export type KeepFrameInput = z.output<typeof KeepFrameInput>

/** One change of a camera's condition. */
export const CameraChange = z.object({ at: z.iso.datetime(), state: CameraState, suspicion: CameraSuspicion.nullable(), verdict: SuspicionVerdict.nullable(), by: z.string().nullable(), fault: StreamFault.nullable() })
/** Share of checks of one day that found the camera on. */
export const CameraDay = z.object({ day: z.iso.date(), checks: z.number().int(), on: z.number().int() })
/** What became of a camera in the last 30 days, newest first. */
export const CameraHistory = z.object({ changes: z.array(CameraChange), days: z.array(CameraDay) })
export type CameraHistory = z.infer<typeof CameraHistory>
/** How many cameras are in which condition now (`frozen` and `dark`: suspected and not yet looked at; what a tile dismissed is in neither count), and the share of today's checks that found one on. */
export const CameraAvailability = z.object({ cameras: z.number().int(), states: z.record(CameraState, z.number().int()), frozen: z.number().int(), dark: z.number().int(), confirmed: z.object({ frozen: z.number().int(), dark: z.number().int() }), today: z.number().nullable(), days: z.array(CameraDay) })
export type CameraAvailability = z.infer<typeof CameraAvailability>

export const WALL_LAYOUTS = ['1', '1+5', '4', '9', '16', '25'] as const
export const WallLayout = z.enum(WALL_LAYOUTS)
export type WallLayout = z.infer<typeof WallLayout>
/** One wall of tiles: which camera is where. */
export const Wall = z.object({ name: z.string().trim().min(1).max(60), layout: WallLayout, tiles: z.array(z.uuid().nullable()).max(25) })
export type Wall = z.infer<typeof Wall>
/** All walls of one person at one seat. */
export const Walls = z.object({ walls: z.array(Wall).min(1).max(20) })
export type Walls = z.infer<typeof Walls>
/** Cameras of a wall that are registered and not for the person who asks. */
export const WallDenials = z.object({ cameraIds: z.array(z.uuid()) })
export type WallDenials = z.infer<typeof WallDenials>
/** The areas in which a person may watch cameras, beside what each camera says of roles; null = the whole city, an empty list = nowhere. */
export const WatchLimit = z.object({ areaIds: z.array(z.uuid()).max(1000).nullable() })
export type WatchLimit = z.infer<typeof WatchLimit>
/** A seat: the place with its monitors at which somebody sits, named by the browser there. */
export const SeatName = z.string().regex(/^[a-z0-9-]{1,40}$/)
