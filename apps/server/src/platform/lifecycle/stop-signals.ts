/** Waits for the end: Ctrl-C, SIGTERM, a terminal that went away, or the death of the program that started us. Gives what it was. */
export function untilAskedToStop(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve(signal))
    // Under nohup the output is not a terminal, and the hang-up of one is not meant for us.
    process.on('SIGHUP', () => { if (process.stdout.isTTY) resolve('SIGHUP') })
    // Our starter (scripts/) holds a channel to us, which breaks however it ends.
    process.on('disconnect', () => resolve('the starting program ended'))
  })
}
