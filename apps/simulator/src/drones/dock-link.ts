/** A JSON object on its way to or from a dock. */
export type Json = Readonly<Record<string, unknown>>

/** A dock's connection: DJI's topics below one gateway serial number. */
export interface DockLink {
  /** Opens it; `opened` runs at each (re)connection, `heard` for each message to the gateway. */
  open(opened: () => void, heard: (topic: string, message: Json) => void): void
  publish(topic: string, message: Json): void
}
