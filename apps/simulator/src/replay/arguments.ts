/** What `npm run replay` was asked. */
export interface ReplayArguments { readonly file: string; readonly device: string; readonly speed: number; readonly restamp: boolean; readonly hub: string; readonly user: string; readonly password: string; readonly mqttPort: number; readonly mqttHost: string; readonly jt808Port: number; readonly http: boolean }

export const USAGE = `npm run replay -- track.gpx --as <device id or name> [--speed 10] [--restamp] [--http]
      [--hub http://localhost:8080] [--user admin] [--password demo] [--mqtt-host H] [--mqtt-port 1883] [--jt808-port 6808]

Sends a GPX recording through the door of the device's own protocol (JT/T 808, OwnTracks, native, Traccar).
The times are the recording's, so it becomes history; --restamp makes it happen now. --http uses the HTTP door of OwnTracks or Traccar.`

/** Reads the command line; throws a sentence about what is wrong with it. */
export function readArguments(args: readonly string[], env: Readonly<Record<string, string | undefined>>): ReplayArguments {
  const flags = new Set<string>()
  const values = new Map<string, string>()
  const files: string[] = []
  for (let i = 0; i < args.length; i++) {
    const arg = args[i]!
    if (!arg.startsWith('--')) files.push(arg)
    else if (arg === '--restamp' || arg === '--http') flags.add(arg)
    else if (['--as', '--speed', '--hub', '--user', '--password', '--mqtt-host', '--mqtt-port', '--jt808-port'].includes(arg)) {
      const value = args[++i]
      if (value === undefined) throw new Error(`${arg} wants a value`)
      values.set(arg, value)
    } else throw new Error(`unknown option ${arg}`)
  }
  if (files.length !== 1) throw new Error(files.length === 0 ? 'which recording? Name a GPX file' : 'one recording at a time')
  const device = values.get('--as')
  if (!device) throw new Error('--as is missing: as which device shall it be sent?')
  const number = (name: string, fallback: string, least: number, most: number): number => {
    const n = Number(values.get(name) ?? fallback)
    if (!(n >= least && n <= most)) throw new Error(`${name}: a number from ${least} to ${most} is wanted`)
    return n
  }
  const hub = values.get('--hub') ?? env.HUB_URL ?? `http://localhost:${env.HTTP_PORT ?? '8080'}`
  if (!URL.canParse(hub)) throw new Error(`--hub: “${hub}” is no address`)
  return {
    file: files[0]!, device, speed: number('--speed', '10', 0.1, 100_000), restamp: flags.has('--restamp'), http: flags.has('--http'), hub, user: values.get('--user') ?? env.SIM_USERNAME ?? 'admin', password: values.get('--password') ?? env.SIM_PASSWORD ?? 'demo',
    mqttHost: values.get('--mqtt-host') ?? env.MQTT_HOST ?? new URL(hub).hostname.replace(/^\[|\]$/g, ''), mqttPort: number('--mqtt-port', env.MQTT_PORT ?? '1883', 1, 65_535), jt808Port: number('--jt808-port', env.JT808_PORT ?? '6808', 1, 65_535),
  }
}
