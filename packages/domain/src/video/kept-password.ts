/** A camera's addresses and accounts as they stand, and which passwords are kept of it. */
export interface KeptAccounts { readonly mainUrl: string | null; readonly subUrl: string | null; readonly onvifUrl: string | null; readonly onvifUsername: string | null; readonly hasPassword: boolean; readonly hasOnvifPassword: boolean }
/** What somebody would change; absent = as it is. */
export interface AccountChange { readonly mainUrl?: string | null | undefined; readonly subUrl?: string | null | undefined; readonly onvifUrl?: string | null | undefined; readonly onvifUsername?: string | null | undefined; readonly password?: string | null | undefined; readonly onvifPassword?: string | null | undefined }

const placeOf = (address: string): string => /^\w+:\/\/([^/]+)/.exec(address)?.[1]?.toLowerCase() ?? address
const machineOf = (address: string): string => placeOf(address).replace(/:\d+$/, '')

/**
 * Which kept password a change would send to a machine for which nobody entered it, so that it has to be entered again; null = none. A stream's counts for its host and
 * port; ONVIF answers at another port than the streams, so where it takes their account the host counts.
 */
export function passwordToEnter(kept: KeptAccounts, change: AccountChange): 'password' | 'onvifPassword' | null {
  const streams = [kept.mainUrl, kept.subUrl].filter((url) => url !== null)
  if (kept.hasPassword && change.password === undefined) {
    const known = new Set(streams.map(placeOf))
    if ([change.mainUrl, change.subUrl].some((url) => url != null && !known.has(placeOf(url)))) return 'password'
  }
  const onvifUrl = change.onvifUrl === undefined ? kept.onvifUrl : change.onvifUrl
  if (onvifUrl === null) return null
  const username = change.onvifUsername === undefined ? kept.onvifUsername : change.onvifUsername
  if (username !== null) return kept.hasOnvifPassword && change.onvifPassword === undefined && (kept.onvifUrl === null || placeOf(onvifUrl) !== placeOf(kept.onvifUrl)) ? 'onvifPassword' : null
  if (!kept.hasPassword || change.password !== undefined) return null
  const known = new Set([...streams, ...(kept.onvifUsername === null && kept.onvifUrl !== null ? [kept.onvifUrl] : [])].map(machineOf))
  return known.has(machineOf(onvifUrl)) ? null : 'password'
}
