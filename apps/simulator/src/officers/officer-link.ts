/** What a body camera tells of itself. */
export interface OfficerSighting {
  readonly timeMs: number
  readonly lat: number
  readonly lon: number
  readonly accuracyM: number
  readonly altitudeM: number
  readonly speedMps: number
  readonly courseDeg: number
  readonly batteryPct: number
  readonly charging: boolean
  readonly recording: boolean
  /** Why it speaks: by the clock, asked, or because its bearer pressed the key (with his words). */
  readonly reason: 'timer' | 'asked' | 'pressed'
  readonly words?: string
}

export interface OfficerLink {
  open(now: () => OfficerSighting): void
  report(sighting: OfficerSighting): void
  silence(off: boolean): void
}
