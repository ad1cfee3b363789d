/** Resolves when a person or the system wants us to end. A second Ctrl-C calls `again`. */
export function untilStopped(again) {
  return new Promise((resolve) => {
    let asked = false
    const ask = () => { if (asked) again(); asked = true; resolve() }
    process.on('SIGINT', ask)
    process.on('SIGTERM', ask)
    // Under nohup the output is no terminal, and a hang-up is not meant for us.
    process.on('SIGHUP', () => { if (process.stdout.isTTY) ask() })
    // npm hands signals on, but cannot when it is killed.
    if (process.env.npm_lifecycle_event) {
      const parent = process.ppid
      setInterval(() => { if (process.ppid !== parent) { if (!asked) { asked = true; resolve() } } }, 1000).unref()
    }
  })
}
