import { z } from 'zod'
import { Role } from '../model/user.js'
import { SeatName } from './cameras.js'

/** What a camera's lens can do, as it said itself. */
export const PtzAbilities = z.object({
  panTilt: z.boolean(),
  zoom: z.boolean(),
  home: z.boolean(),
  /** Most presets that it keeps; 0 = none. */
  presets: z.number().int(),
})
export type PtzAbilities = z.infer<typeof PtzAbilities>

/** The one who moves a camera; nobody else does until it is over, or somebody of a higher role takes it over. */
export const PtzHold = z.object({ userId: z.uuid(), name: z.string(), role: Role, seat: SeatName, until: z.iso.datetime() })
export type PtzHold = z.infer<typeof PtzHold>

/** Where the lens looks, in the device's own numbers; `facingDeg` on the map, where the device tells degrees and the camera's direction is registered. */
export const PtzPose = z.object({ pan: z.number().nullable(), tilt: z.number().nullable(), zoom: z.number().nullable(), facingDeg: z.number().nullable() })
export type PtzPose = z.infer<typeof PtzPose>

/** A place that a camera remembers. */
export const PtzPreset = z.object({ token: z.string().min(1).max(200), name: z.string() })
export type PtzPreset = z.infer<typeof PtzPreset>

/** A camera that can be moved, as one finds it. */
export const PtzState = z.object({ abilities: PtzAbilities, hold: PtzHold.nullable(), pose: PtzPose.nullable(), presets: z.array(PtzPreset) })
export type PtzState = z.infer<typeof PtzState>

const Speed = z.number().min(-1).max(1).default(0)
/** A movement, from -1 to 1: right, up and in are positive. It is said again at least once a second, or the hub stops it. */
export const PtzMoveInput = z.object({ seat: SeatName, pan: Speed, tilt: Speed, zoom: Speed })
export type PtzMoveInput = z.input<typeof PtzMoveInput>
/** `takeOver` takes the camera out of a lower hand. */
export const PtzHoldInput = z.object({ seat: SeatName, takeOver: z.boolean().default(false) })
export type PtzHoldInput = z.input<typeof PtzHoldInput>
export const PtzSeatInput = z.object({ seat: SeatName })
export type PtzSeatInput = z.infer<typeof PtzSeatInput>
/** Going to a preset; null = home. */
export const PtzGoInput = z.object({ seat: SeatName, preset: PtzPreset.shape.token.nullable() })
export type PtzGoInput = z.infer<typeof PtzGoInput>
/** A picture of the camera that is kept as evidence: where it looked is noted beside it, or gone back to. */
export const PtzLookInput = z.object({ evidenceId: z.uuid() })
export type PtzLookInput = z.infer<typeof PtzLookInput>
export const PtzBackInput = PtzLookInput.extend({ seat: SeatName })
export type PtzBackInput = z.infer<typeof PtzBackInput>
/** Whether it is known where the camera looked then. */
export const PtzLook = z.object({ known: z.boolean() })
export type PtzLook = z.infer<typeof PtzLook>
/** Keeping where the lens looks now, as a new preset or in the place of one. */
export const PtzPresetInput = z.object({ seat: SeatName, name: z.string().trim().min(1).max(60), preset: PtzPreset.shape.token.optional() })
export type PtzPresetInput = z.infer<typeof PtzPresetInput>
/** Renewals that a movement lives by; the console says it anew this often. */
export const PTZ_AGAIN_MS = 500

/** What the consoles are told of a camera that is moved. `pose` null = no news of it. */
export const PtzNews = z.object({ cameraId: z.uuid(), hold: PtzHold.nullable(), pose: PtzPose.nullable() })
export type PtzNews = z.infer<typeof PtzNews>
