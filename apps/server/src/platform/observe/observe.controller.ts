import { Controller, Get, Header, Res } from '@nestjs/common'
import { ApiExcludeController } from '@nestjs/swagger'
import type { Response } from 'express'
import { Public } from '../auth/decorators.js'
import { PgPool } from '../database/pg-pool.js'
import { Metrics } from './metrics.js'
import { Readiness } from './readiness.js'

const DATABASE_MS = 2000

/** For machines: is the process alive, may traffic be sent, and figures. */
@ApiExcludeController()
@Public()
@Controller()
export class ObserveController {
  constructor(private readonly readiness: Readiness, private readonly metrics: Metrics, private readonly pool: PgPool) {}

  /** Alive: the event loop answers. Looks at nothing else, so that a database that is away does not get the hub killed. */
  @Get('health')
  health(): { status: 'ok' } { return { status: 'ok' } }

  @Get('ready')
  async ready(@Res({ passthrough: true }) response: Response): Promise<{ ready: boolean; missing: { part: string; why: string }[] }> {
    const missing = [...this.readiness.missing(), ...await this.databaseMissing()]
    if (missing.length) response.status(503)
    return { ready: missing.length === 0, missing }
  }

  @Get('metrics')
  @Header('Cache-Control', 'no-store')
  async figures(@Res() response: Response): Promise<void> {
    response.type(this.metrics.registry.contentType).send(await this.metrics.registry.metrics())
  }

  private async databaseMissing(): Promise<{ part: string; why: string }[]> {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_, reject) => { timer = setTimeout(() => reject(new Error(`no answer within ${DATABASE_MS} ms`)), DATABASE_MS) })
    try { await Promise.race([this.pool.query('SELECT 1'), late]); return [] } catch (error) { return [{ part: 'database', why: (error as Error).message }] } finally { clearTimeout(timer) }
  }
}
