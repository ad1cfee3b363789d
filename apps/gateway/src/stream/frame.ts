/** A picture on its way to the viewers. */
export interface Frame {
  /** NAL units, each behind its length in four bytes. */
  readonly bytes: Buffer
  readonly key: boolean
  /** 90 kHz since the path was made; goes on through every reconnection and never runs over. */
  readonly ticks: number
  readonly receivedAt: number
}
