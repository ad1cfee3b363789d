import { childElements, anyElement, innerElement } from './xml-reader.js'
import type { XmlElement } from './xml-reader.js'

const MEDIA = 'http://www.onvif.org/ver10/media/wsdl'
/** ver10 is what a few old devices say. */
const PTZ = ['http://www.onvif.org/ver20/ptz/wsdl', 'http://www.onvif.org/ver10/ptz/wsdl']

/** Paths and queries of the services that moving a camera needs; null = the device has none. */
export interface OnvifServices { readonly media: string | null; readonly ptz: string | null }
/** One profile that can be moved: its token, and the PTZ configuration that hangs on it. */
export interface PtzProfile { readonly token: string; readonly configuration: string; readonly node: string | null }

/** Requests of the device and media service (ONVIF Core Specification 8.1, Media 5.2). */
export const DEVICE_REQUESTS = {
  clock: '<GetSystemDateAndTime xmlns="http://www.onvif.org/ver10/device/wsdl"/>',
  services: '<GetServices xmlns="http://www.onvif.org/ver10/device/wsdl"><IncludeCapability>false</IncludeCapability></GetServices>',
  capabilities: '<GetCapabilities xmlns="http://www.onvif.org/ver10/device/wsdl"><Category>All</Category></GetCapabilities>',
  profiles: `<GetProfiles xmlns="${MEDIA}"/>`,
} as const

/** The device's UTC clock, ms since 1970; null when it does not tell a whole time. */
export function readClock(body: XmlElement): number | null {
  const utc = anyElement(body, 'UTCDateTime')
  const part = (...way: readonly string[]): number => { const text = innerElement(utc, ...way)?.text; return text ? Number(text) : NaN }
  const at = Date.UTC(part('Date', 'Year'), part('Date', 'Month') - 1, part('Date', 'Day'), part('Time', 'Hour'), part('Time', 'Minute'), part('Time', 'Second'))
  return Number.isFinite(at) ? at : null
}

/** From GetServices, or from GetCapabilities of devices that do not know it. */
export function readServices(body: XmlElement): OnvifServices {
  const listed = childElements(innerElement(body, 'GetServicesResponse'), 'Service').map((service) => ({ namespace: innerElement(service, 'Namespace')?.text ?? '', address: innerElement(service, 'XAddr')?.text ?? '' }))
  if (listed.length > 0) {
    const of = (namespaces: readonly string[]): string | null => pathOf(listed.find(({ namespace }) => namespaces.includes(namespace))?.address)
    return { media: of([MEDIA]), ptz: of(PTZ) }
  }
  const capabilities = innerElement(body, 'GetCapabilitiesResponse', 'Capabilities')
  return { media: pathOf(innerElement(capabilities, 'Media', 'XAddr')?.text), ptz: pathOf(innerElement(capabilities, 'PTZ', 'XAddr')?.text) }
}

/**
 * A service's address without its host. Behind NAT a device names one that nobody else reaches, and one that names somebody else's would have us send our token
 * there: only the host that an administrator entered is spoken to.
 */
function pathOf(address: string | undefined): string | null {
  const path = /^https?:\/\/[^/]+(\/\S*)?$/i.exec(address ?? '')
  return path ? path[1] ?? '/' : null
}

/** The profiles that have a PTZ configuration, in the device's order. */
export function readProfiles(body: XmlElement): PtzProfile[] {
  return childElements(innerElement(body, 'GetProfilesResponse'), 'Profiles').flatMap((profile) => {
    const configuration = innerElement(profile, 'PTZConfiguration')
    const [token, own] = [profile.attributes['token'], configuration?.attributes['token']]
    return token && own ? [{ token, configuration: own, node: innerElement(configuration, 'NodeToken')?.text ?? null }] : []
  })
}
