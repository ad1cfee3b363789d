import type { KnownSource } from '../sources/source-directory.js'

/** The way back to whoever sent a message. */
export interface Link {
  readonly kind: 'mqtt' | 'tcp' | 'http'
  readonly address: string | null
  /** Bytes on the same connection, or into the HTTP answer; false when it is gone. On MQTT there is no such way. */
  write(payload: Uint8Array): boolean
  /** What came by this connection could not be stored: it ends, so that the sender, who got no answer, sends again from the start. */
  notStored?(): void
  /** The adapter's session of a connection that has one of its own (TCP): commands are encoded in it. */
  session?: unknown
}

/** Who speaks. `source` null: nobody signed in here (a JT/T 808 terminal), or an outer broker has checked it and does not tell who it was. */
export interface Origin {
  readonly source: KnownSource | null
  readonly link: Link
}
