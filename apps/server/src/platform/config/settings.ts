import { join, resolve } from 'node:path'
import { z } from 'zod'
import type { SettingDefinition } from './setting-types.js'
import { SETTINGS_TABLE } from './settings-table.js'

type Groups = typeof SETTINGS_TABLE
type Merge<U> = (U extends unknown ? (k: U) => void : never) extends (k: infer I) => void ? I : never
type Definitions = Merge<Groups[keyof Groups]>
type Values = { readonly [K in keyof Definitions]: Definitions[K] extends SettingDefinition<infer T> ? z.output<T> : never }

/** Name of a setting = name of its environment variable. */
export type SettingName = keyof Definitions
const definitions = Object.assign({}, ...Object.values(SETTINGS_TABLE)) as Record<SettingName, SettingDefinition>
/** All setting names in the order of the table. */
export const settingNames = Object.keys(definitions) as SettingName[]

export interface Settings extends Values {}
/** The frozen settings of this process; also the token by which they are injected. `DATA_DIR` is absolute, and the demo's own in a demo. */

export class Settings {}

/** A setting that cannot be used; `message` is one line that begins with the variable's name. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError'
}

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost'])

/** Reads the settings from an environment; an empty variable counts as absent. @throws SettingsError on the first value that is refused. */
export function loadSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const values: Record<string, unknown> = {}
  for (const name of settingNames) {
    const { schema, secret } = definitions[name]
    const raw = env[name] === '' ? undefined : env[name]
    const read = schema.safeParse(raw)
    if (!read.success) throw new SettingsError(`${name}${secret ? '' : ` "${raw}"`} ${read.error.issues[0]?.message ?? 'is not usable'}`)
    values[name] = read.data
  }
  const settings = Object.assign(new Settings(), values) as { -readonly [K in keyof Settings]: Settings[K] }
  settings.DATA_DIR = settings.DEMO ? join(resolve(settings.DATA_DIR), 'demo') : resolve(settings.DATA_DIR)
  checkTogether(settings)
  return Object.freeze(settings)
}

/** What a dock asks for is answered whole or not at all. */
const DOCK_SETTINGS = ['DJI_NTP_HOST', 'DJI_APP_ID', 'DJI_APP_KEY', 'DJI_APP_LICENSE'] as const

/** What one variable alone does not show. */
function checkTogether(settings: Settings): void {
  if (settings.ROLE !== 'all' && !settings.REDIS_URL) throw new SettingsError(`ROLE "${settings.ROLE}" needs REDIS_URL: several processes share their queues and sockets through Redis`)
  if (settings.DEMO && !LOOPBACK.has(settings.HOST)) throw new SettingsError(`HOST "${settings.HOST}" is refused in a demo: its users have a known password, so it listens on 127.0.0.1 only`)
  if (!settings.TLS_CERT !== !settings.TLS_KEY) throw new SettingsError(`${settings.TLS_CERT ? 'TLS_KEY' : 'TLS_CERT'} is missing: a certificate and its key go together`)
  const missing = DOCK_SETTINGS.find((name) => !settings[name])
  if (missing && DOCK_SETTINGS.some((name) => settings[name])) throw new SettingsError(`${missing} is missing: ${DOCK_SETTINGS.join(', ')} go together`)
}

/** Whether this process runs a part of the house. */
export const runs = (settings: Settings, part: 'ingest' | 'worker' | 'web'): boolean => settings.ROLE === 'all' || settings.ROLE === part
