/** One video section of a session description (RFC 8866). */
export interface VideoMedia {
  readonly payloadType: number
  /** `H264`, `H265`, `JPEG` …: as the camera names it. */
  readonly encoding: string
  readonly clockRate: number
  /** The address for SETUP: absolute, relative, or absent (then the session's own). */
  readonly control: string | null
  /** The parameters of its format, as the camera writes them (RFC 8866, 6.15). */
  readonly format: string | null
  /** Parameter sets told in advance (RFC 6184, 8.1). */
  readonly parameterSets: readonly Buffer[]
}

export interface SessionDescription {
  readonly control: string | null
  readonly videos: readonly VideoMedia[]
}

/** Reads what an RTSP camera describes; broken lines are passed over. */
export function parseSdp(text: string): SessionDescription {
  const sections = text.split(/\r?\n(?=m=)/)
  const session = attributes(sections[0]!.startsWith('m=') ? '' : sections[0]!)
  const videos = sections.flatMap((section) => {
    const media = /^m=video\s+\d+\S*\s+\S+\s+(\d+)/.exec(section)
    return media ? [videoOf(Number(media[1]), attributes(section))] : []
  })
  return { control: session.find(([name]) => name === 'control')?.[1] ?? null, videos }
}

function videoOf(payloadType: number, lines: readonly (readonly [string, string])[]): VideoMedia {
  const of = (name: string): string | undefined => lines.find(([n, value]) => n === name && Number(value.split(' ')[0]) === payloadType)?.[1]
  const [encoding, clock] = (of('rtpmap')?.split(/\s+/)[1] ?? '').split('/')
  const format = of('fmtp')?.replace(/^\S+\s*/, '') ?? null
  const sprop = /sprop-parameter-sets=([^;\s]+)/.exec(format ?? '')?.[1]
  return {
    payloadType, encoding: (encoding || (payloadType === 26 ? 'JPEG' : 'unknown')).toUpperCase(), clockRate: Number(clock) || 90_000,
    control: lines.find(([name]) => name === 'control')?.[1] ?? null,
    format,
    parameterSets: sprop ? sprop.split(',').map((set) => Buffer.from(set, 'base64')).filter((set) => set.length > 3) : [],
  }
}

const attributes = (section: string): (readonly [string, string])[] => [...section.matchAll(/^a=([^:\r\n]+):?([^\r\n]*)/gm)].map((line) => [line[1]!, line[2]!.trim()] as const)
