import { abilities } from './abilities.js'

/** Where the phone is, with how sure it is of that. */
export interface PhonePosition { lat: number; lon: number; accuracyM: number; at: number }

/** Asked once for a photograph; older than this it may have been taken elsewhere. */
const FRESH_MS = 10_000

/** Where the phone is now, or null: not allowed, not possible, not in time. */
export function whereAmI(patienceMs = 8000): Promise<PhonePosition | null> {
  if (!abilities().position) return Promise.resolve(null)
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords, timestamp }) => resolve({ lat: coords.latitude, lon: coords.longitude, accuracyM: coords.accuracy, at: timestamp }),
      () => resolve(null),
      { enableHighAccuracy: true, timeout: patienceMs, maximumAge: FRESH_MS },
    )
  })
}
