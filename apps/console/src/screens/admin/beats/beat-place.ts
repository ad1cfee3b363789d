import type { BeatPlace } from '@watchfloor/shared'
import { cornersOf, crossingOf, polygonOf } from '../../../store/sketch.js'
import type { Sketch } from '../../../store/sketch.js'

const rounded = (degrees: number): number => Number(degrees.toFixed(6))

/** The place that a drawing says; null while it is none. */
export function placeOf({ corners, post }: Pick<Sketch, 'corners' | 'post'>): BeatPlace | null {
  if (post) return post.at && { type: 'post', lat: rounded(post.at[1]), lon: rounded(post.at[0]), radiusM: post.radiusM }
  const geometry = crossingOf(corners) ? null : polygonOf(corners)
  return geometry && { type: 'area', geometry }
}

/** What a drawing begins with; an area of several parts is only shown. */
export function sketchOf(place: BeatPlace | null): Partial<Sketch> {
  if (place?.type === 'post') return { drawing: true, post: { at: [place.lon, place.lat], radiusM: place.radiusM } }
  const simple = place && cornersOf(place.geometry)
  return place === null || simple ? { drawing: true, corners: simple ?? [] } : { drawing: false, others: [place.geometry] }
}
