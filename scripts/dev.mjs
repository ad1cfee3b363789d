import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { baseDataDir } from './lib/data-dir.mjs'
import { prepare } from './lib/prepare.mjs'
import { root } from './lib/paths.mjs'
import { say } from './lib/say.mjs'
import { untilStopped } from './lib/until-stopped.mjs'

/** For who works on the house: sources are watched, the hub starts anew after each build, the console is served by Vite with its own reloading. */
const stopped = untilStopped(() => process.exit(1))
await prepare()
const children = [
  start('node_modules/typescript/bin/tsc', ['-b', '-w', '--preserveWatchOutput', 'apps/server', 'apps/simulator']),
  start('--watch', ['--watch-preserve-output', 'apps/server/dist/main.js'],
    { LOG_FORMAT: 'pretty', LOG_LEVEL: process.env.LOG_LEVEL || 'debug', DEMO: process.env.DEMO ?? '1', DATA_DIR: baseDataDir() }),
  start(join(root, 'node_modules/vite/bin/vite.js'), ['--strictPort'], {}, join(root, 'apps/console')),
]
say('Hub at http://localhost:8080, console with reloading at http://localhost:5173. Ctrl-C stops all.')
await Promise.race([stopped, ...children.map((child) => new Promise((resolve) => child.once('exit', resolve)))])
await Promise.all(children.map((child) => new Promise((resolve) => { if (child.exitCode !== null) resolve(); else { child.once('exit', resolve); child.kill('SIGTERM') } })))
process.exit(0)

function start(first, args, env = {}, cwd = root) {
  return spawn(process.execPath, [first, ...args], { cwd, env: { ...process.env, ...env }, detached: true, stdio: ['ignore', 'inherit', 'inherit'] })
}
