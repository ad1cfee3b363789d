import { existsSync } from 'node:fs'
import { isAbsolute, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { prepare } from './lib/prepare.mjs'
import { root } from './lib/paths.mjs'

/** Sends a GPX recording through a device's real door; all of it is in apps/simulator/src/replay. */
// npm runs scripts in the root; the file was named from where the person stands.
const args = process.argv.slice(2).map((arg) => arg.startsWith('--') || isAbsolute(arg) || existsSync(resolve(arg)) || !arg.endsWith('.gpx') ? arg : resolve(process.env.INIT_CWD ?? '.', arg))
await prepare()
const { replay } = await import(pathToFileURL(join(root, 'apps/simulator/dist/replay/replay.js')).href)
process.exitCode = await replay(args, process.env)
