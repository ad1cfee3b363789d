/** The last raw message of units whose drawer is open on some console. Ingest asks first, so that nothing is copied for the thousands that nobody watches. */
export abstract class RawWatchPort {
  /** Whether somebody looks at this unit now. Called per message: no more than a look-up. */
  abstract wants(no: number): boolean
  /** The message as a person reads it: text, or hex. */
  abstract heard(no: number, message: string): void
}
