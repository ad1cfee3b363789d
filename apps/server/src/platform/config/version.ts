import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Root of the installation; the same from `src` and from `dist`, which lie at one depth. */
export const installRoot = fileURLToPath(new URL('../../../../../', import.meta.url))

/** Version of the hub, as the root package.json says. */
export const hubVersion: string = (JSON.parse(readFileSync(new URL('../../../../../package.json', import.meta.url), 'utf8')) as { version: string }).version
