import type { ProblemKind } from './kinds.js'

/** One matter as it really is. Nothing of this is told to the hub; it is what people see who stand there, and cameras that look there. */
export interface Matter {
  readonly id: string
  readonly kind: ProblemKind
  readonly lat: number
  readonly lon: number
  readonly urgent: boolean
  /** False: somebody or something took for it what is not it. */
  readonly real: boolean
  /** By which door it came in. */
  readonly door: string
  readonly camera: string | null
  readonly sinceMs: number
  /** Whether it is there at this moment. */
  present: boolean
  /** Repairs that a squad claimed of it. */
  claims: number
  /** The last claim was not true. */
  undone: boolean
}

const METRES = 111_195
const metresBetween = (a: { lat: number; lon: number }, b: { lat: number; lon: number }): number =>
  Math.hypot((a.lat - b.lat) * METRES, (a.lon - b.lon) * METRES * Math.cos((a.lat * Math.PI) / 180))

/** The street as it is: who stands at a place sees what of a category is there. Matters of one category keep apart, so that no two can be mistaken. */
export class Street {
  readonly matters: Matter[] = []

  /** Whether nothing of this category is within `clearM`. */
  isFree(category: string, at: { lat: number; lon: number }, clearM = 160): boolean {
    return !this.matters.some((matter) => matter.kind.category === category && metresBetween(matter, at) < clearM)
  }
  add(matter: Matter): void { this.matters.push(matter) }

  /** What somebody means who speaks of this category at this place; undefined where there never was anything. */
  at(category: string, at: { lat: number; lon: number }, withinM = 80): Matter | undefined {
    return this.matters.filter((matter) => matter.kind.category === category && metresBetween(matter, at) <= withinM).sort((a, b) => metresBetween(a, at) - metresBetween(b, at))[0]
  }
}
