import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Injectable } from '@nestjs/common'
import type { OnModuleInit } from '@nestjs/common'
import { Settings } from '../../platform/config/settings.js'

const KEY_BYTES = 32
const IV_BYTES = 12
const TAG_BYTES = 16

/**
 * The key by which cameras' passwords are sealed (AES-256-GCM) and leaves to watch are signed: made once, kept in the data folder and not in the
 * database, so that a copy of the database alone opens no camera.
 */
@Injectable()
export class VideoKey implements OnModuleInit {
  private key: Buffer | undefined

  constructor(private readonly settings: Settings) {}

  onModuleInit(): void {
    const folder = join(this.settings.DATA_DIR, 'video')
    const file = join(folder, 'key')
    mkdirSync(folder, { recursive: true })
    // Two processes that start together make one key: the name can be taken once.
    try { writeFileSync(file, randomBytes(KEY_BYTES), { flag: 'wx', mode: 0o600 }) } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    this.key = readFileSync(file)
    if (this.key.length !== KEY_BYTES) throw new Error(`${file} is not a key of ${KEY_BYTES} bytes: put the right one back, or remove it and set the cameras' passwords anew`)
  }

  /** @param owner what the secret belongs to; it opens for nobody else's row. */
  seal(secret: string, owner: string): Buffer {
    const iv = randomBytes(IV_BYTES)
    const cipher = createCipheriv('aes-256-gcm', this.key!, iv).setAAD(Buffer.from(owner))
    return Buffer.concat([iv, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()])
  }

  /** Null when it was sealed by another key. */
  unseal(sealed: Buffer, owner: string): string | null {
    try {
      const cipher = createDecipheriv('aes-256-gcm', this.key!, sealed.subarray(0, IV_BYTES)).setAAD(Buffer.from(owner)).setAuthTag(sealed.subarray(-TAG_BYTES))
      return Buffer.concat([cipher.update(sealed.subarray(IV_BYTES, -TAG_BYTES)), cipher.final()]).toString('utf8')
    } catch { return null }
  }

  /** A signature for one use; signatures of one use say nothing about another's. */
  sign(use: string, text: string): Buffer {
    return createHmac('sha256', createHmac('sha256', this.key!).update(use).digest()).update(text).digest()
  }
}
