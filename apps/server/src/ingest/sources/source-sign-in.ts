import { createHash } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { QuarantineLog } from '../quarantine/quarantine-log.js'
import { matchesSecret } from './secret-hash.js'
import { SignInGuard } from './sign-in-guard.js'
import { SourceDirectory, type KnownSource } from './source-directory.js'

export type SignInAnswer = { ok: true; source: KnownSource } | { ok: false; why: 'barred' | 'anonymous' | 'wrong' | 'disabled' }

const MOST_REMEMBERED = 20_000
const MOST_FAILURES_PER_MINUTE = 30

/** Lets sources in by name and secret, at the broker and at the HTTP doors. Anonymous is refused; who fails is named in quarantine. */
@Injectable()
export class SourceSignIn {
  private readonly guard = new SignInGuard(MOST_FAILURES_PER_MINUTE)
  /** Secrets proved once: source id → (hash line, digest of the secret). After a restart thousands come back at once. */
  private readonly proved = new Map<string, { line: string; digest: string }>()

  constructor(private readonly sources: SourceDirectory, private readonly quarantine: QuarantineLog) {}

  async check(username: string | undefined, password: string | undefined, address: string): Promise<SignInAnswer> {
    if (this.guard.barred(address)) return { ok: false, why: 'barred' }
    if (!username) return this.refuse('(anonymous)', address, 'anonymous', undefined)
    const source = this.sources.byUsername(username)
    if (!source || !password || !(await this.proves(source, password))) return this.refuse(username, address, 'wrong', source)
    if (!source.enabled) return this.refuse(username, address, 'disabled', source)
    this.guard.succeeded(address)
    this.sources.seen(source)
    return { ok: true, source }
  }

  private async proves(source: KnownSource, password: string): Promise<boolean> {
    const digest = createHash('sha256').update(password).digest('base64')
    const known = this.proved.get(source.id)
    if (known && known.line === source.secretHash && known.digest === digest) return true
    if (!(await matchesSecret(password, source.secretHash))) return false
    if (this.proved.size >= MOST_REMEMBERED) this.proved.delete(this.proved.keys().next().value!)
    this.proved.set(source.id, { line: source.secretHash, digest })
    return true
  }

  private refuse(name: string, address: string, why: 'anonymous' | 'wrong' | 'disabled', source: KnownSource | undefined): SignInAnswer {
    this.guard.failed(address)
    const hint = why === 'anonymous' ? 'Anonymous is off: set the name and password that the hub gave when the device was created.'
      : why === 'disabled' ? 'This source is switched off in the registry.'
      : source ? 'Wrong password. Re-issue the credentials in the registry and set them on the device.'
      : 'No source has this name. Create the device; the hub then gives a name and a password.'
    this.quarantine.note({ protocol: source?.protocol ?? 'none', externalId: name.slice(0, 120), reason: 'refused_sign_in', sourceId: source?.id ?? null, address, hint })
    return { ok: false, why }
  }
}
