const started = Date.now()

/** One calm line of progress. */
export const say = (line) => process.stdout.write(`  ${line}\n`)

/** Something that stops us: one line on standard error, exit 1. */
export function fail(line) {
  process.stderr.write(`  ${line}\n`)
  process.exit(1)
}

/** Says what is being done, then each ten seconds that it still is, then how long it took. */
export async function step(what, work) {
  const begun = Date.now()
  say(`${what} …`)
  const pulse = setInterval(() => say(`  still at it, ${seconds(begun)} s`), 10_000)
  try { return await work() } finally {
    clearInterval(pulse)
    if (Date.now() - begun > 3000) say(`  done in ${seconds(begun)} s`)
  }
}

/** Seconds since a moment, or since the start. */
export const seconds = (since = started) => Math.round((Date.now() - since) / 1000)
