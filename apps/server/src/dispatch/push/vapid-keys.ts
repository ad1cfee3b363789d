import { Injectable } from '@nestjs/common'
import webPush from 'web-push'
import { z } from 'zod'
import { PgPool } from '../../platform/database/pg-pool.js'

const Keys = z.object({ publicKey: z.string(), privateKey: z.string() })
type Keys = z.infer<typeof Keys>

/** The key pair by which push services know this hub (RFC 8292): made once, shared by all processes; new ones would make every subscription void. */
@Injectable()
export class VapidKeys {
  private keys: Promise<Keys> | null = null

  constructor(private readonly pool: PgPool) {}

  get(): Promise<Keys> {
    this.keys ??= this.read().catch((error: unknown) => { this.keys = null; throw error })
    return this.keys
  }

  private async read(): Promise<Keys> {
    await this.pool.query("INSERT INTO setting(key, value) VALUES ('vapid', $1) ON CONFLICT DO NOTHING", [webPush.generateVAPIDKeys()])
    return Keys.parse((await this.pool.query<{ value: unknown }>("SELECT value FROM setting WHERE key = 'vapid'")).rows[0]!.value)
  }
}
