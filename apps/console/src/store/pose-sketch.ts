import { bearingDeg, distanceM } from '@watchfloor/domain'
import { createStore } from 'zustand/vanilla'

/** How a camera stands and looks while that is being entered; null = it has no direction. */
export interface Pose { lat: number; lon: number; facingDeg: number | null; openDeg: number; reachM: number }

/** The pose that the map draws while somebody enters it. */
export const poseSketch = createStore<{ pose: Pose | null }>(() => ({ pose: null }))

const LEAST_REACH_M = 5
const MOST_REACH_M = 2000

/** The pose of a camera that looks as far as a place; whole degrees and metres are more than anybody measures. */
export function lookingTo(from: { lat: number; lon: number }, to: { lat: number; lon: number }): { facingDeg: number; reachM: number } {
  return {
    facingDeg: Math.round(bearingDeg(from.lat, from.lon, to.lat, to.lon)) % 360,
    reachM: Math.min(MOST_REACH_M, Math.max(LEAST_REACH_M, Math.round(distanceM(from.lat, from.lon, to.lat, to.lon)))),
  }
}
