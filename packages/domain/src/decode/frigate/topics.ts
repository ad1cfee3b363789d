/** Where a Frigate topic belongs. `about` = what is to be read there; most of what Frigate says is `nothing` to us. */
export interface FrigatePlace {
  /** The second level of an instance that has a prefix of its own; null under the plain prefix. */
  readonly instance: string | null
  /** External id of the camera that the topic names; null where it names none. */
  readonly camera: string | null
  readonly about: 'available' | 'events' | 'reviews' | 'status' | 'nothing'
}

const READ = new Map<string, 'available' | 'events' | 'reviews'>([['available', 'available'], ['events', 'events'], ['reviews', 'reviews']])
const MAX_ID = 120

/**
 * A topic below `frigate/` taken apart; null for any other. `frigate/reviews` is the plain instance; `frigate/east/reviews` an instance of its own: no object that a
 * camera counts is called so. `…/{camera}/status/detect` tells whether detection runs there.
 */
export function placeOfTopic(topic: string): FrigatePlace | null {
  if (!topic.startsWith('frigate/')) return null
  const [, first, second, third, fourth] = topic.split('/', 6)
  if (!first) return null
  if (second === undefined) return { instance: null, camera: null, about: READ.get(first) ?? 'nothing' }
  const own = third === undefined ? READ.get(second) : undefined
  if (own !== undefined) return { instance: first, camera: null, about: own }
  if (third === 'status' && fourth === 'detect' && second !== '') {
    const camera = `${first}/${second}`
    return camera.length > MAX_ID ? null : { instance: first, camera, about: 'status' }
  }
  if (first.length > MAX_ID) return null
  return { instance: null, camera: first, about: second === 'status' && third === 'detect' && fourth === undefined ? 'status' : 'nothing' }
}
