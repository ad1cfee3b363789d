import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Injectable } from '@nestjs/common'
import type { OnModuleInit } from '@nestjs/common'
import { Settings } from '../../platform/config/settings.js'

/** The hub's own key: made once, kept in the data folder for its owner's eyes only. Whoever has it can sign as this hub. */
@Injectable()
export class HubKey implements OnModuleInit {
  private key: KeyObject | undefined

  constructor(private readonly settings: Settings) {}

  onModuleInit(): void {
    const folder = join(this.settings.DATA_DIR, 'evidence')
    const file = join(folder, 'hub-key.pem')
    mkdirSync(folder, { recursive: true })
    // Two processes that start together make one key: the name can be taken once.
    try { writeFileSync(file, generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }), { flag: 'wx', mode: 0o600 }) } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    this.key = createPrivateKey(readFileSync(file))
  }

  /** The public half, PEM: given to whoever shall verify. */
  get publicPem(): string { return createPublicKey(this.key!).export({ type: 'spki', format: 'pem' }).toString() }

  sign(bytes: Buffer): Buffer { return sign(null, bytes, this.key!) }
}
