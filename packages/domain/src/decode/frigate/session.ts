/** A tracked object as `frigate/events` told of it: reviews name it by its id only, and say nothing of how sure the detector is. */
export interface TrackedObject { readonly label: string; readonly score: number; readonly falsePositive: boolean }

/** What is remembered of one Frigate, bounded in all parts; treated as a value. Losing it costs a repeated beginning, which its key makes harmless. */
export interface FrigateSession {
  /** Cameras heard of, newest last. */
  readonly cameras: readonly string[]
  /** Tracked objects by id, oldest first. */
  readonly objects: ReadonlyMap<string, TrackedObject>
  /** Open reviews by id → the labels that have begun in them. */
  readonly reviews: ReadonlyMap<string, readonly string[]>
}

/** Cameras, objects and reviews that one instance may have at a time; beyond, the oldest are forgotten. */
export const MAX_CAMERAS = 2000
export const MAX_OBJECTS = 2000
export const MAX_REVIEWS = 500

/** An instance of which nothing is known yet. */
export const newSession = (): FrigateSession => ({ cameras: [], objects: new Map(), reviews: new Map() })

/** The map with one entry put last, the oldest gone where it would be too long. */
export function withEntry<V>(map: ReadonlyMap<string, V>, key: string, value: V, max: number): ReadonlyMap<string, V> {
  const out = new Map(map)
  out.delete(key)
  out.set(key, value)
  if (out.size > max) out.delete(out.keys().next().value!)
  return out
}

/** The map without an entry; itself where there is none. */
export function withoutEntry<V>(map: ReadonlyMap<string, V>, key: string): ReadonlyMap<string, V> {
  if (!map.has(key)) return map
  const out = new Map(map)
  out.delete(key)
  return out
}

/** The session that has heard of a camera. */
export const withCamera = (session: FrigateSession, camera: string): FrigateSession =>
  (session.cameras.includes(camera) ? session : { ...session, cameras: [...session.cameras, camera].slice(-MAX_CAMERAS) })
