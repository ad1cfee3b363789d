import type { DeviceKind, Presence, PresencePromise } from '@watchfloor/shared'

const promise = (staleS: number, offlineS: number): PresencePromise => ({ staleS, offlineS })
const MIN = 60

/**
 * How long each kind may be silent, seconds: about three times its usual interval until `stale`, ten times until `offline`
 * (DOMAIN §7.4: OSD each 2 s, trucks 10–30 s and parked 5 min, body cameras 10 s and 15 min of buffering, cameras 1 min).
 * These are the patient ones, for a thing at rest.
 */
export const PRESENCE_PROMISES: Readonly<Record<DeviceKind, PresencePromise>> = {
  drone: promise(10, MIN), dock: promise(15, 2 * MIN),
  truck: promise(11 * MIN, 30 * MIN), vehicle: promise(11 * MIN, 30 * MIN),
  bodycam: promise(20 * MIN, 60 * MIN), phone: promise(35 * MIN, 120 * MIN), radio: promise(20 * MIN, 60 * MIN),
  camera: promise(3 * MIN, 10 * MIN), sensor: promise(15 * MIN, 60 * MIN),
}

/** The stricter promise of what was moving when last heard: a driving truck that falls silent is news after a minute and a half, not after eleven. */
export const MOVING_PROMISES: Readonly<Partial<Record<DeviceKind, PresencePromise>>> = {
  truck: promise(90, 10 * MIN), vehicle: promise(90, 10 * MIN), bodycam: promise(90, 15 * MIN), radio: promise(90, 15 * MIN), phone: promise(5 * MIN, 30 * MIN),
}

/** Speed from which a thing counts as moving, m/s: GNSS noise of a parked one stays below. */
export const MOVING_MPS = 1

/** The promise that holds for a kind, given whether it was moving when last heard. */
export const promiseOf = (kind: DeviceKind, moving: boolean): PresencePromise => (moving ? (MOVING_PROMISES[kind] ?? PRESENCE_PROMISES[kind]) : PRESENCE_PROMISES[kind])

/**
 * Presence of a device. `lastHeardMs`: receipt of its newest live message, null or 0 = never heard; `said`: what it (or its gateway, or the broker's
 * last will) last said of itself, false = goodbye; forget it when it is heard again. Saying hello does not keep a silent thing online.
 */
export function presenceOf(kind: DeviceKind, lastHeardMs: number | null, said: boolean | null, nowMs: number, moving = false): Presence {
  if (!lastHeardMs) return 'never'
  if (said === false) return 'offline'
  const { staleS, offlineS } = promiseOf(kind, moving)
  const silentS = (nowMs - lastHeardMs) / 1000
  return silentS < staleS ? 'online' : silentS < offlineS ? 'stale' : 'offline'
}
