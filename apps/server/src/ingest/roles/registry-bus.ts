import { randomUUID } from 'node:crypto'
import { Injectable, Logger } from '@nestjs/common'
import type { OnApplicationBootstrap } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { z } from 'zod'
import { SourceEntity } from '../../store/entities/index.js'
import { SourceDirectory } from '../sources/source-directory.js'
import { Admission } from '../tcp/admission.js'
import { ProcessBus } from './process-bus.js'

const CHANNEL = 'watchfloor:sources'
const Message = z.object({ from: z.string(), changed: z.array(z.string()), gone: z.array(z.string()), voided: z.array(z.string()) })

/** Sources made, changed or taken away in one process, and terminal codes made void, reach the doors of the other at once. Devices travel by track's own bus. */
@Injectable()
export class RegistryBus implements OnApplicationBootstrap {
  private readonly log = new Logger('Processes')
  private readonly me = randomUUID()

  constructor(private readonly bus: ProcessBus, private readonly database: DataSource, private readonly sources: SourceDirectory, private readonly admission: Admission) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.bus.on(CHANNEL, (message) => this.take(message))
  }

  /** After the commit. Secrets do not travel: who hears it reads the rows. */
  tell(changed: readonly string[], gone: readonly string[], voided: readonly string[]): void {
    if (changed.length + gone.length + voided.length === 0) return
    this.bus.say(CHANNEL, { from: this.me, changed, gone, voided })
      .catch((error: Error) => this.log.warn(`A change of the registry did not reach the other processes: ${error.message}`))
  }

  private async take(message: unknown): Promise<void> {
    const { from, changed, gone, voided } = Message.parse(message)
    if (from === this.me) return
    const rows = changed.length === 0 ? [] : await this.database.createQueryBuilder(SourceEntity, 's').addSelect('s.secretHash').where('s.id = ANY(:ids)', { ids: changed }).getMany()
    for (const id of voided) this.admission.forget(id)
    if (rows.length + gone.length > 0) this.sources.changed(rows, gone)
  }
}
