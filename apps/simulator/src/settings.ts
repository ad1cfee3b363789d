import { CITY_SIZES } from './linlan.js'
import type { Sizes } from './linlan.js'

export interface Settings {
  readonly hubUrl: string
  readonly username: string
  readonly password: string
  readonly mqttHost: string
  readonly mqttPort: number
  readonly jt808Host: string
  readonly jt808Port: number
  readonly hj212Host: string
  readonly hj212Port: number
  /** Where the simulated cameras answer RTSP; when it is taken, anywhere. */
  readonly rtspPort: number
  /** Where those that can be moved answer ONVIF; when it is taken, anywhere. */
  readonly onvifPort: number
  /** How many body cameras send their pictures at a time. */
  readonly wornCameras: number
  /** Problems of the city an hour; 0 = none. */
  readonly problemsPerHour: number
  readonly stateDir: string
  readonly sizes: Sizes
  /** New connections a second at the start. */
  readonly connectRate: number
  /** Seconds after the start at which one officer calls for help; null = never. */
  readonly sosAfterS: number | null
}

/** Settings from the environment, sizes also from `--trucks 6300 --officers 300 …`; throws a sentence that names what is wrong. */
export function readSettings(env: Readonly<Record<string, string | undefined>>, args: readonly string[]): Settings {
  const text = (name: string, fallback: string): string => env[name] || fallback
  const number = (name: string, value: string, least: number, most: number): number => {
    const n = Number(value)
    if (!Number.isInteger(n) || n < least || n > most) throw new Error(`${name}: a whole number from ${least} to ${most} is wanted, not “${value}”`)
    return n
  }
  const port = (name: string, fallback: number): number => number(name, text(name, String(fallback)), 1, 65_535)
  const sizes: Record<keyof Sizes, number> = { ...CITY_SIZES }
  for (let i = 0; i < args.length; i += 2) {
    const name = args[i]!.replace(/^--/, '')
    if (!(name in sizes)) throw new Error(`unknown option ${args[i]}: there are ${Object.keys(sizes).map((s) => `--${s}`).join(' ')}`)
    sizes[name as keyof Sizes] = number(args[i]!, args[i + 1] ?? '', 0, 100_000)
  }
  const hubUrl = text('HUB_URL', 'http://127.0.0.1:8080')
  if (!URL.canParse(hubUrl)) throw new Error(`HUB_URL: “${hubUrl}” is no address`)
  const host = new URL(hubUrl).hostname.replace(/^\[|\]$/g, '')
  return {
    hubUrl, username: text('SIM_USERNAME', 'admin'), password: text('SIM_PASSWORD', 'demo'), mqttHost: text('MQTT_HOST', host), mqttPort: port('MQTT_PORT', 1883), jt808Host: text('JT808_HOST', host), jt808Port: port('JT808_PORT', 6808),
    hj212Host: text('HJ212_HOST', host), hj212Port: port('HJ212_PORT', 8212), rtspPort: port('SIM_RTSP_PORT', 8554), onvifPort: port('SIM_ONVIF_PORT', 8580), wornCameras: number('SIM_WORN_CAMERAS', text('SIM_WORN_CAMERAS', '3'), 0, 300), problemsPerHour: number('SIM_PROBLEMS_PER_HOUR', text('SIM_PROBLEMS_PER_HOUR', '80'), 0, 100_000),
    stateDir: text('SIM_STATE_DIR', '.data-simulator'), sizes, connectRate: number('SIM_CONNECT_RATE', text('SIM_CONNECT_RATE', '300'), 1, 5000), sosAfterS: env.SIM_SOS_AFTER_S ? number('SIM_SOS_AFTER_S', env.SIM_SOS_AFTER_S, 0, 86_400) : null,
  }
}
