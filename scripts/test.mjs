import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { root } from './lib/paths.mjs'
import { prepare } from './lib/prepare.mjs'
import { say } from './lib/say.mjs'

/** Unit and integration tests on the embedded profile; what follows `npm test --` goes to Jest. */
await prepare()
say('Testing …')
const jest = spawn(process.execPath, ['--experimental-vm-modules', '--no-warnings=ExperimentalWarning', join(root, 'node_modules/jest/bin/jest.js'), ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => jest.kill(signal))
jest.on('exit', (code) => process.exit(code ?? 1))
