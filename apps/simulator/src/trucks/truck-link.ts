/** What a truck's terminal knows at one moment. WGS-84 as the receiver sees it, noise and all. */
export interface TruckSighting {
  readonly timeMs: number
  readonly lat: number
  readonly lon: number
  readonly speedMps: number
  readonly courseDeg: number
  readonly altitudeM: number
  readonly acc: boolean
  readonly loaded: boolean
  readonly lifted: boolean
  readonly coverClosed: boolean
  readonly loadKg: number
  readonly mileageM: number
  readonly overspeed: boolean
  readonly satellites: number
}

/** A truck's way to the hub. */
export interface TruckLink {
  /** Opens it; `now` answers when the hub asks for a position at once. */
  open(now: () => TruckSighting): void
  report(sighting: TruckSighting): void
  /** Positions taken while there was no network, oldest first. */
  backlog(sightings: readonly TruckSighting[]): void
  /** Says that it lives. Only JT/T 808 has a message for it. */
  beat(): void
  /** The terminal loses its power, or has it again. */
  silence(off: boolean): void
}
