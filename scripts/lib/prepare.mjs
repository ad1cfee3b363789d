import { checkNodeVersion } from './node-version.mjs'

/** Everything that has to be there before the hub can run. */
export async function prepare() {
  checkNodeVersion()
  const { ensureInstalled } = await import('./install.mjs')
  const { ensureBuilt } = await import('./build.mjs')
  await ensureInstalled()
  await ensureBuilt()
}
