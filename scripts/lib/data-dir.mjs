import { join, resolve } from 'node:path'
import { root } from './paths.mjs'

/** The data folder as the hub will see it; a relative one counts from the installation, wherever npm was called. */
export const baseDataDir = () => resolve(root, process.env.DATA_DIR || '.data')
export const demoDataDir = () => join(baseDataDir(), 'demo')
