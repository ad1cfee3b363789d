import type { Server } from 'node:http'
import { NestFactory } from '@nestjs/core'
import type { NestExpressApplication } from '@nestjs/platform-express'
import { Logger as NestLogger } from 'nestjs-pino'
import type { Logger } from 'pino'
import { AppModule } from './app.module.js'
import { runs } from './platform/config/settings.js'
import type { Settings } from './platform/config/settings.js'
import { openDatabase } from './platform/database/database.js'
import type { Database } from './platform/database/database.js'
import { IngestLease } from './platform/database/ingest-lease.js'
import { prepareHttp } from './platform/http/prepare-http.js'
import { AdapterOn, EarlyServer } from './platform/lifecycle/early-server.js'
import { OpenDoors } from './platform/lifecycle/open-doors.js'
import { Readiness } from './platform/observe/readiness.js'
import { ensureFirstUsers } from './platform/people/first-users.js'

const LINGER_MS = 2000

/** A running hub. */
export interface Hub {
  app: NestExpressApplication
  database: Database
  httpPort: number
  /** Ports of all open doors. */
  doors(): Record<string, number>
  /** The password made for the first administrator, on the start that made it. */
  firstPassword: string | null
  stop(): Promise<void>
}

/**
 * Starts one hub: its HTTP port, the database, the rooms, the doors. A start that fails leaves nothing behind.
 * @param onLost called when another hub took over and this one has to end
 * @param giveUp ends a start that stands by for another hub
 */
export async function startHub(settings: Settings, logger: Logger, onLost: () => void, giveUp: AbortSignal): Promise<Hub> {
  const closers: (() => Promise<unknown>)[] = []
  const stop = async (): Promise<void> => { for (const closer of closers.splice(0).reverse()) await closer() }
  try {
    const early = new EarlyServer(settings)
    const httpPort = await early.open()
    const closeEarly = (): Promise<void> => early.close()
    closers.push(closeEarly)
    const database = await openDatabase(settings)
    closers.push(() => database.close())
    if (database.notice) logger.warn(database.notice)
    // The embedded database belongs to the hub that holds its folder; only a shared one has to be asked for.
    if (!database.embedded && runs(settings, 'ingest')) {
      const lease = new IngestLease(database.url, onLost)
      closers.push(() => lease.release())
      await lease.acquire(() => { early.waitingFor = 'ingest'; logger.warn('another hub works on this database: standing by until it ends') }, giveUp)
    }
    early.waitingFor = 'rooms'
    const firstPassword = await ensureFirstUsers(database.pool, settings)
    const app = await NestFactory.create<NestExpressApplication>(AppModule.of(settings, database, logger), new AdapterOn(early.server), { bufferLogs: true, bodyParser: false, abortOnError: false })
    closers.splice(closers.indexOf(closeEarly), 1)
    closers.push(() => closeApp(app))
    app.useLogger(app.get(NestLogger))
    prepareHttp(app, settings)
    const readiness = app.get(Readiness)
    readiness.expect('rooms')
    await app.init()
    app.get(OpenDoors).opened('http', httpPort)
    early.handOver(app.getHttpAdapter().getInstance())
    readiness.ready('rooms')
    return { app, database, httpPort, doors: () => app.get(OpenDoors).all(), firstPassword, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Doors stop reading, batches are written, then HTTP ends; a browser that keeps a request open does not hold the hub. */
async function closeApp(app: NestExpressApplication): Promise<void> {
  const server = app.getHttpServer() as Server
  const patience = setTimeout(() => server.closeAllConnections(), LINGER_MS)
  try { await app.close() } finally { clearTimeout(patience) }
}
