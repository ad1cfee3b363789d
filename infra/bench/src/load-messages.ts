/** Between the bench and the process that plays the devices. */
export type LoadAsk =
  | { kind: 'begin'; port: number; username: string | null; password: string | null; connections: number; prefix: string; devices: string[]; qos: 0 | 1; pace: { window: number } | { perSecond: number } }
  | { kind: 'progress'; delivered: number }
  | { kind: 'end' }
export type LoadTell = { kind: 'connected' } | { kind: 'ended'; sent: number; acknowledged: number } | { kind: 'failed'; why: string }
