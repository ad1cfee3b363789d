import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { root } from './lib/paths.mjs'
import { prepare } from './lib/prepare.mjs'

/** Ratios and figures against their goals; `npm run bench -- pipe` runs one section (pipe, latency, memory, alarms, incidents, year, case-day, video, wall, supervise, browser). */
await prepare()
const bench = spawn(process.execPath, [join(root, 'infra/bench/dist/main.js'), ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => bench.kill(signal))
bench.on('exit', (code) => process.exit(code ?? 1))
