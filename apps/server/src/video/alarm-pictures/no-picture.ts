/** Why there is no picture, in a word that the console says in the language of the screen. */
export type NoPictureWhy = 'unreachable' | 'refused' | 'too_large' | 'not_a_picture' | 'not_allowed' | 'camera_silent' | 'too_late' | 'no_video'

/** A picture could not be had. `again`: another try may have it. */
export class NoPicture extends Error {
  constructor(readonly why: NoPictureWhy, readonly again: boolean, message: string) { super(message) }
}
