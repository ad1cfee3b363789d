import { z } from 'zod'
import { recall, remember } from '../../store/remember.js'

/** With what this phone speaks for its duty device, at the one door for phones (OwnTracks over HTTP). */
export const Pairing = z.object({ username: z.string().min(1), password: z.string().min(1), device: z.string().regex(/^[^/]+\/[^/]+$/) })
export type Pairing = z.infer<typeof Pairing>

const MEMORY = 'field.pairing'
export const pairing = (): Pairing | null => recall(MEMORY, Pairing.nullable(), null)
export const pair = (given: Pairing | null): void => remember(MEMORY, given)

/** stored: the hub has it · refused: it does not know this device · later: nobody answered. */
export type Told = 'stored' | 'refused' | 'later'

const MPS_TO_KMH = 3.6

/** A position as OwnTracks writes it. */
export function bodyOf({ coords, timestamp }: GeolocationPosition, device: string): Record<string, string | number> {
  const body: Record<string, string | number> = { _type: 'location', tst: Math.round(timestamp / 1000), lat: coords.latitude, lon: coords.longitude, acc: Math.round(coords.accuracy), topic: `owntracks/${device}`, t: 'u', tid: device.slice(-2) }
  if (coords.altitude !== null) body['alt'] = Math.round(coords.altitude)
  if (coords.speed !== null && !Number.isNaN(coords.speed)) body['vel'] = Math.round(coords.speed * MPS_TO_KMH)
  if (coords.heading !== null && !Number.isNaN(coords.heading)) body['cog'] = Math.round(coords.heading)
  return body
}

/** Tells one position. Without the session's cookie: the device signs in by itself, and the browser asks nobody for a password. */
export async function tellPosition(body: Record<string, string | number>, { username, password }: Pairing): Promise<Told> {
  const credentials = btoa(String.fromCharCode(...new TextEncoder().encode(`${username}:${password}`)))
  try {
    const response = await fetch('/owntracks', { method: 'POST', credentials: 'omit', headers: { 'content-type': 'application/json', authorization: `Basic ${credentials}` }, body: JSON.stringify(body) })
    return response.ok ? 'stored' : response.status === 401 || response.status === 403 || response.status === 400 ? 'refused' : 'later'
  } catch { return 'later' }
}
