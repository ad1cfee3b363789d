import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { root } from './lib/paths.mjs'
import { prepare } from './lib/prepare.mjs'

/**
 * A steady load on hub and consoles for an hour (`npm run soak -- --minutes 5` for less): does anything grow, lag or get lost? With `--wall` it is nine tiles
 * of video in a browser, while cameras and the gateway die and return.
 */
await prepare()
const what = process.argv.includes('--wall') ? 'wall-soak.js' : 'soak.js'
const soak = spawn(process.execPath, [join(root, 'infra/bench/dist', what), ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => soak.kill(signal))
soak.on('exit', (code) => process.exit(code ?? 1))
