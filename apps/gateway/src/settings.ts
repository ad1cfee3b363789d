import { z } from 'zod'

const Port = z.coerce.number().int().min(0).max(65_535).default(0)
const Env = z.object({
  GATEWAY_HTTP_PORT: Port, GATEWAY_UDP_PORT: Port, GATEWAY_RTMP_PORT: Port,
  GATEWAY_HOST: z.string().min(1).default('127.0.0.1'),
  GATEWAY_AUTH_URL: z.url(),
  GATEWAY_SECRET: z.string().min(16),
  GATEWAY_CLIP_DIR: z.string().min(1),
  GATEWAY_RECORD_DIR: z.string().min(1),
  GATEWAY_TRANSCODE: z.coerce.number().int().min(0).max(32).default(0),
  GATEWAY_LINGER_MS: z.coerce.number().int().min(0).max(600_000).default(15_000),
})

export interface Settings {
  /** Loopback only: the hub stands before it. 0 = any. */
  readonly httpPort: number
  /** One port for all WebRTC. 0 = any. */
  readonly udpPort: number
  readonly rtmpPort: number
  /** Where WebRTC and RTMP listen. */
  readonly host: string
  readonly authUrl: string
  readonly secret: string
  readonly clipDir: string
  /** Where recordings lie; they outlive the process. */
  readonly recordDir: string
  /** How many sources may be transcoded at once; 0 = none. */
  readonly transcode: number
  /** How long a camera is kept after its last viewer. */
  readonly lingerMs: number
}

/** Reads the settings that the hub gives; throws a sentence that names what is wrong, never a value: one of them is a secret. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const parsed = Env.safeParse(env)
  if (!parsed.success) throw new Error(`settings: ${parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')}`)
  const e = parsed.data
  return {
    httpPort: e.GATEWAY_HTTP_PORT, udpPort: e.GATEWAY_UDP_PORT, rtmpPort: e.GATEWAY_RTMP_PORT, host: e.GATEWAY_HOST, authUrl: e.GATEWAY_AUTH_URL,
    secret: e.GATEWAY_SECRET, clipDir: e.GATEWAY_CLIP_DIR, recordDir: e.GATEWAY_RECORD_DIR, transcode: e.GATEWAY_TRANSCODE, lingerMs: e.GATEWAY_LINGER_MS,
  }
}
