import type { Corner } from '../../../store/sketch.js'

/** `lat, lon` as people write and copy it, with a comma or a blank between; null = no place. */
export function readCorner(text: string): Corner | null {
  const match = /^\s*(-?\d{1,2}(?:\.\d+)?)\s*[,\s]\s*(-?\d{1,3}(?:\.\d+)?)\s*$/.exec(text.normalize('NFKC'))
  if (!match) return null
  const [lat, lon] = [Number(match[1]), Number(match[2])]
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? [lon, lat] : null
}
