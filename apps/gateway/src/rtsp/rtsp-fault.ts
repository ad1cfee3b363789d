/** Why a source gives no picture; the console has a sentence for each. */
export type SourceFault =
  | 'unreachable' | 'unauthorised' | 'not_found' | 'refused' | 'no_video' | 'h265' | 'codec' | 'no_frames' | 'no_key_frame' | 'closed' | 'protocol'

export class SourceError extends Error {
  readonly fault: SourceFault

  constructor(fault: SourceFault, message: string) {
    super(message)
    this.fault = fault
  }
}
