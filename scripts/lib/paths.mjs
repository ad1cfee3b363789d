import { fileURLToPath } from 'node:url'

/** Root of the installation. */
export const root = fileURLToPath(new URL('../../', import.meta.url))
