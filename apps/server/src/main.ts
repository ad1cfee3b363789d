import 'reflect-metadata'
import type { Hub } from './hub.js'
import { loadSettings, SettingsError } from './platform/config/settings.js'
import { StartError } from './platform/config/start-error.js'
import { untilAskedToStop } from './platform/lifecycle/stop-signals.js'

/** Longer than a flush and a shutdown of the database take; after it the guard of the database does the rest. */
const STOP_MS = 15_000

await run().catch((error: unknown) => {
  const told = error instanceof SettingsError || error instanceof StartError
  console.error(told ? error.message : error)
  process.exit(1)
})

async function run(): Promise<void> {
  const settings = loadSettings(process.env)
  // The house is loaded only now, so that a wrong setting is told at once.
  const [{ startHub }, { loggerOf }] = await Promise.all([import('./hub.js'), import('./platform/observe/logging.js')])
  const logger = loggerOf(settings)
  const asked = untilAskedToStop()
  let lost = (): void => undefined
  const overtaken = new Promise<'overtaken'>((resolve) => { lost = () => resolve('overtaken') })
  const giveUp = new AbortController()
  const starting = startHub(settings, logger, () => lost(), giveUp.signal)
  const hub = await Promise.race([starting, asked])
  if (typeof hub === 'string') {
    logger.info(`${hub}: ending before the start was complete`)
    giveUp.abort()
    return end(starting.catch(() => null), 0)
  }
  const doors = hub.doors()
  logger.info({ doors }, 'the hub is ready')
  if (hub.firstPassword !== null) announce(hub.firstPassword)
  process.send?.({ ready: true, doors })
  const why = await Promise.race([asked, overtaken])
  logger.info(`${why}: stopping`)
  await end(hub, why === 'overtaken' ? 1 : 0)
}

async function end(hub: Hub | Promise<Hub | null>, code: number): Promise<void> {
  setTimeout(() => { console.error('the hub did not stop in time'); process.exit(1) }, STOP_MS).unref()
  await (await hub)?.stop()
  process.exit(code)
}

/** On standard error, so that it is seen where the log goes elsewhere, and never in the log itself. */
function announce(password: string): void {
  console.error(`\n  First sign-in:  admin  /  ${password}\n  It is shown this once and has to be changed at the first sign-in.\n`)
}
