import type { Bbox } from '@watchfloor/shared'
import { createStore } from 'zustand/vanilla'

export interface Place { lat: number; lon: number; zoom: number }
export interface View {
  /** Where the map is; null until the map or the address said so: the map then starts at the centre of the client configuration. */
  place: Place | null
  /** West, south, east, north of what is seen; null until the map was drawn. */
  bbox: Bbox | null
  /** A wish to the map: fly there. `n` grows with each wish, so that the same place can be asked for twice. */
  flight: { to: { lat: number; lon: number; zoom?: number }; n: number } | null
}

export const view = createStore<View>(() => ({ place: null, bbox: null, flight: null }))

/** The map tells where it came to rest. */
export const setView = (place: Place, bbox: Bbox): void => view.setState({ place, bbox })

/** Asks the map to fly; without `zoom` it keeps its own when that is near enough to tell units apart. */
export const flyTo = (to: { lat: number; lon: number; zoom?: number }): void =>
  view.setState(({ flight }) => ({ flight: { to, n: (flight?.n ?? 0) + 1 } }))

/** `lat,lon,zoom` for the address bar: five decimals are a metre. */
export const formatPlace = ({ lat, lon, zoom }: Place): string => `${lat.toFixed(5)},${lon.toFixed(5)},${zoom.toFixed(2)}`

/** Reads what `formatPlace` wrote; null for anything else. */
export function parsePlace(text: string | null): Place | null {
  const match = /^(-?\d{1,2}(?:\.\d+)?),(-?\d{1,3}(?:\.\d+)?),(\d{1,2}(?:\.\d+)?)$/.exec(text ?? '')
  if (!match) return null
  const [lat, lon, zoom] = [Number(match[1]), Number(match[2]), Number(match[3])]
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 && zoom <= 24 ? { lat, lon, zoom } : null
}
