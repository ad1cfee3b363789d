import type { StreamFault } from '@watchfloor/shared'

/** Why a source gives no picture; B-frames are pictures, so they are told apart from these. */
export type SourceFault = Exclude<StreamFault, 'b_frames'>

export class SourceError extends Error {
  readonly fault: SourceFault

  constructor(fault: SourceFault, message: string) {
    super(message)
    this.fault = fault
  }
}
