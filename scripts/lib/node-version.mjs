import { fail } from './say.mjs'

const OLDEST = [20, 19]

/** Stops with one line on a Node that is too old to read what follows. */
export function checkNodeVersion() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) fail(`Node ${OLDEST.join('.')} or later is needed; this is ${process.versions.node}`)
}
