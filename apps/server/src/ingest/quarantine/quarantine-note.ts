import type { DeviceKind, Protocol, QuarantineEntry } from '@watchfloor/shared'

/** One knock at a door that was not let in. */
export interface QuarantineNote {
  protocol: Protocol
  externalId: string
  reason: QuarantineEntry['reason']
  sourceId: string | null
  address: string | null
  suggestedKind?: DeviceKind | null
  topic?: string | null
  /** The raw message; never given for refused sign-ins (it could hold a password). */
  payload?: Uint8Array | null
  hint?: string | null
}

/** Longest raw message kept, in characters of what is shown. */
export const MOST_SHOWN = 4096

const strict = new TextDecoder('utf-8', { fatal: true })
const shown = /^[\t\n\r\x20-\x7e\u00a0-\u{10ffff}]*$/u

/** Raw bytes as an administrator reads them: text where it is text, else hex; at most 4 KiB of either. */
export function shownPayload(bytes: Uint8Array): string {
  try {
    const text = strict.decode(bytes.subarray(0, MOST_SHOWN + 3))
    if (shown.test(text)) return text.slice(0, MOST_SHOWN)
  } catch {
    // Not UTF-8, or cut within a character: the latter is tried again without its tail.
    const whole = cutToCharacter(bytes)
    if (whole) return whole
  }
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, MOST_SHOWN / 2)).toString('hex')
}

function cutToCharacter(bytes: Uint8Array): string | null {
  if (bytes.length <= MOST_SHOWN) return null
  for (let end = MOST_SHOWN; end > MOST_SHOWN - 4; end--) {
    try {
      const text = strict.decode(bytes.subarray(0, end))
      return shown.test(text) ? text : null
    } catch {
      continue
    }
  }
  return null
}

/** The kind to offer when nothing better is known of a protocol's sender. */
export function suggestKind(protocol: Protocol, topic: string | null, externalId: string): DeviceKind {
  switch (protocol) {
    case 'jt808': return 'truck'
    case 'owntracks': return 'bodycam'
    // A gateway's own status topic bears its serial number; what else it names flies from it.
    case 'dji': return topic === `sys/product/${externalId}/status` ? 'dock' : 'drone'
    case 'hj212': return 'sensor'
    case 'frigate': case 'rtsp': case 'onvif': return 'camera'
    default: return 'vehicle'
  }
}
