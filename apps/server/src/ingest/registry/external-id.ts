import { isTopicLevel } from '@watchfloor/domain'
import type { Protocol } from '@watchfloor/shared'

/** An external id as the registry keeps it, or what is wrong with it (an English sentence that says what to do). */
export type ExternalId = { ok: true; id: string } | { ok: false; why: string }

const good = (id: string): ExternalId => ({ ok: true, id })
const bad = (why: string): ExternalId => ({ ok: false, why })

/** Brings what a person typed to the form in which the protocol's adapter reports it. `null` and `''`: nothing was typed; then `hubId` stands in where the protocol allows it. */
export function externalIdFor(protocol: Protocol, typed: string | null | undefined, hubId: string): ExternalId {
  const text = typed?.trim() ?? ''
  switch (protocol) {
    case 'jt808': {
      if (!/^[\d\s-]+$/.test(text)) return bad('give the terminal phone (digits) as externalId')
      // Header versions pad the same phone to 12 or 20 digits: leading zeros do not matter, and zeros alone are no phone.
      const phone = text.replace(/[\s-]/g, '').replace(/^0+/, '')
      if (phone === '') return bad('a terminal phone of zeros alone names nobody')
      return phone.length <= 20 ? good(phone) : bad('a terminal phone has at most 20 digits')
    }
    case 'dji':
      return /^[A-Za-z0-9_-]{4,64}$/.test(text) ? good(text) : bad('give the serial number (letters and digits) as externalId')
    case 'owntracks': {
      const parts = text.split('/')
      return parts.length === 2 && parts.every(isTopicLevel) && /^[A-Za-z0-9._-]{2,60}$/.test(parts[0]!) ? good(text) : bad('give “user/device” as externalId, as set in the app (user: letters, digits, . _ -)')
    }
    case 'traccar':
      return text === '' ? bad('give the unique id (Traccar: “Identifier”) as externalId') : good(text)
    case 'frigate': {
      const parts = text.split('/')
      return parts.length <= 2 && parts.every(isTopicLevel) ? good(text) : bad('give the camera\'s name in Frigate as externalId; “username/camera” where Frigate has a topic_prefix of its own')
    }
    case 'hj212':
      return /^[A-Za-z0-9]{1,24}$/.test(text) ? good(text) : bad('give the station\'s unique mark (MN: up to 24 letters and digits) as externalId')
    case 'native':
      if (text === '') return good(hubId)
      return isTopicLevel(text) ? good(text) : bad('an external id of a native device stands in a topic: no / + #')
    default:
      return good(text === '' ? hubId : text)
  }
}

/** How a device without a given source signs in: the user name of the source it gets; null where its protocol does not sign in. */
export function ownUsername(protocol: Protocol, hubId: string, externalId: string): string | null {
  switch (protocol) {
    case 'native': return hubId
    case 'dji': return externalId
    case 'owntracks': return externalId.slice(0, externalId.indexOf('/'))
    case 'traccar': return `traccar-${hubId.slice(-12)}`
    case 'frigate': return `frigate-${hubId.slice(-12)}`
    default: return null
  }
}
