import type { DeviceKind, Presence } from '@watchfloor/shared'

/** What the shader draws, by number; a cluster is a shape too, so that one draw call carries everything. */
export const SHAPE = { truck: 0, vehicle: 1, officer: 2, phone: 3, radio: 4, drone: 5, dock: 6, camera: 7, sensor: 8, cluster: 15 } as const
export type Shape = (typeof SHAPE)[keyof typeof SHAPE]

export const SHAPE_OF_KIND: Readonly<Record<DeviceKind, Shape>> = {
  truck: SHAPE.truck, vehicle: SHAPE.vehicle, bodycam: SHAPE.officer, phone: SHAPE.phone, radio: SHAPE.radio,
  drone: SHAPE.drone, dock: SHAPE.dock, camera: SHAPE.camera, sensor: SHAPE.sensor,
}

/** How alive: a thing never heard (a camera of which only the place is known) is drawn hollow like an offline one. */
export const LIFE = { live: 0, stale: 1, offline: 2 } as const
export type Life = (typeof LIFE)[keyof typeof LIFE]
export const lifeOf = (presence: Presence): Life => (presence === 'online' ? LIFE.live : presence === 'stale' ? LIFE.stale : LIFE.offline)

export const ALARM = { none: 0, warning: 1, critical: 2 } as const
export type AlarmLevel = (typeof ALARM)[keyof typeof ALARM]
export const alarmOf = (alarm: 'warning' | 'critical' | undefined): AlarmLevel =>
  alarm === 'critical' ? ALARM.critical : alarm === 'warning' ? ALARM.warning : ALARM.none

/** One look in 32 bits. Layout, low to high: shape 4 · life 2 · alarm 2 · turned 1 · recording 1 · selected 1 · hovered 1 · stale share 6 (clusters). */
export const BIT = { life: 4, alarm: 6, turned: 8, recording: 9, selected: 10, hovered: 11, share: 12 } as const
const SHARE_MAX = 63

export interface Look { shape: Shape; life: Life; alarm: AlarmLevel; turned: boolean; recording: boolean }

export const packLook = (look: Look): number =>
  look.shape | (look.life << BIT.life) | (look.alarm << BIT.alarm) | (Number(look.turned) << BIT.turned) | (Number(look.recording) << BIT.recording)

/** A cluster's look: the worst alarm of its members, and which share of them is stale (0…1; any at all shows as at least a sliver). */
export function packCluster(alarm: AlarmLevel, staleShare: number): number {
  const share = staleShare <= 0 ? 0 : Math.max(3, Math.round(Math.min(1, staleShare) * SHARE_MAX))
  return SHAPE.cluster | ((share > 0 ? LIFE.stale : LIFE.live) << BIT.life) | (alarm << BIT.alarm) | (share << BIT.share)
}

export const withMarks = (look: number, selected: boolean, hovered: boolean): number =>
  look | (Number(selected) << BIT.selected) | (Number(hovered) << BIT.hovered)

export const alarmIn = (look: number): AlarmLevel => ((look >>> BIT.alarm) & 3) as AlarmLevel
export const lifeIn = (look: number): Life => ((look >>> BIT.life) & 3) as Life

/** Order of drawing, 0 first: what needs somebody lies on top of what does not. */
export const RANKS = 6
export function rankOf(look: number): number {
  const alarm = alarmIn(look)
  if (alarm !== ALARM.none) return 3 + alarm
  const life = lifeIn(look)
  if (life === LIFE.offline) return 0
  const shape = look & 15
  // Things bolted to a wall lie under the things that move.
  if (shape === SHAPE.camera || shape === SHAPE.sensor || shape === SHAPE.dock) return 1
  return life === LIFE.stale ? 2 : 3
}
