import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { npm } from './command.mjs'
import { root } from './paths.mjs'
import { fail, step } from './say.mjs'

/** Installs what package-lock.json names, when it is not there already. */
export async function ensureInstalled() {
  if (isInstalled()) return
  try {
    await step('Installing packages (once; some minutes on a slow line)', () => npm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']))
  } catch (error) { fail(`npm ci failed:\n${error.message}`) }
}

/** npm writes its own list of what it installed as its last act: an installation that was cut off, or of an older lock, differs from the lock. */
function isInstalled() {
  const list = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(list)) return false
  const { packages: installed } = JSON.parse(readFileSync(list, 'utf8'))
  const { packages: wanted } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  return Object.entries(wanted).every(([path, { version, link, optional, devOptional, peer }]) =>
    !path.startsWith('node_modules/') || link || optional || devOptional || peer || installed[path]?.version === version)
}
