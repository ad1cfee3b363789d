/** A JSON object on its way to or from a dock. */
export type Json = Readonly<Record<string, unknown>>

/** A dock's connection: DJI's topics below one gateway serial number. */
export interface DockLink {
  /** Opens it; `opened` runs at each (re)connection, `heard` for each message to the gateway. */
  open(opened: () => void, heard: (topic: string, message: Json) => void): void
  publish(topic: string, message: Json): void
  /** Sends the aircraft's picture to an address until the way to stop, which is given back, is taken; `ended` when it broke off by itself. */
  film(address: string, ended: () => void): () => void
}
