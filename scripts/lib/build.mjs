import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { command } from './command.mjs'
import { root } from './paths.mjs'
import { fail, step } from './say.mjs'

const STAMP = join(root, 'node_modules/.cache/watchfloor/build.sha256')
const FOLDERS = ['packages', 'apps', 'infra/bench']
const NOT_SOURCES = new Set(['node_modules', 'dist', 'test', 'coverage'])
/** What a whole build leaves behind; somebody may have removed one of them. */
const OUTPUTS = ['packages/city/dist/city.geojson', 'apps/server/dist/main.js', 'apps/gateway/dist/main.js', 'apps/console/dist/index.html', 'apps/simulator/dist/main.js']

/** Builds everything, when a source is newer than the last build or a result is missing. */
export async function ensureBuilt() {
  const sources = stampOfSources()
  if (OUTPUTS.every((path) => existsSync(join(root, path))) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sources) return
  rmSync(STAMP, { force: true })
  try {
    await step('Building', () => command(process.execPath, [join(root, 'node_modules/.bin/nx'), 'run-many', '-t', 'build', '--outputStyle=stream'], { NX_DAEMON: 'false', NX_TUI: 'false', NX_NO_CLOUD: 'true' }))
  } catch (error) { fail(`The build failed:\n${error.message}`) }
  mkdirSync(dirname(STAMP), { recursive: true })
  writeFileSync(STAMP, sources)
}

/** Sizes and times of all sources: enough to see a change, and quick. */
function stampOfSources() {
  const hash = createHash('sha256')
  const add = (path) => { const { size, mtimeMs } = statSync(path); hash.update(`${path} ${size} ${mtimeMs}\n`) }
  const walk = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => a.name < b.name ? -1 : 1)) {
      if (entry.isDirectory()) { if (!NOT_SOURCES.has(entry.name)) walk(join(folder, entry.name)) } else if (!entry.name.endsWith('.tsbuildinfo') && !entry.name.includes('.test.')) add(join(folder, entry.name))
    }
  }
  for (const file of ['package-lock.json', 'tsconfig.base.json']) add(join(root, file))
  for (const folder of FOLDERS) walk(join(root, folder))
  return hash.digest('hex')
}
