import { createHash } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { QuarantineLog } from '../quarantine/quarantine-log.js'
import { matchesSecret } from './secret-hash.js'
import { SignInGuard } from './sign-in-guard.js'
import { SourceDirectory, type KnownSource } from './source-directory.js'

export type SignInAnswer = { ok: true; source: KnownSource } | { ok: false; why: 'barred' | 'anonymous' | 'wrong' | 'disabled' }

const MOST_REMEMBERED = 20_000
const MOST_FAILURES_OF_A_NAME = 10
const MOST_FAILURES_OF_AN_ADDRESS = 300

/** Lets sources in by name and secret, at the broker and at the HTTP doors. Anonymous is refused; who fails is named in quarantine. */
@Injectable()
export class SourceSignIn {
  /** By address and name: a phone with a wrong password bars itself, not the hundreds behind the same carrier's address. */
  private readonly names = new SignInGuard(MOST_FAILURES_OF_A_NAME)
  /** By address alone: who tries many names. */
  private readonly addresses = new SignInGuard(MOST_FAILURES_OF_AN_ADDRESS)
  /** Secrets proved once: source id → (hash line, digest of the secret). After a restart thousands come back at once. */
  private readonly proved = new Map<string, { line: string; digest: string }>()

  constructor(private readonly sources: SourceDirectory, private readonly quarantine: QuarantineLog) {}

  /** Whether an address has failed too often of late to be heard at all. */
  barred(address: string): boolean {
    return this.addresses.barred(address)
  }

  async check(username: string | undefined, password: string | undefined, address: string): Promise<SignInAnswer> {
    if (this.addresses.barred(address) || this.names.barred(`${address} ${username}`)) return { ok: false, why: 'barred' }
    if (!username) return this.refuse('', address, 'anonymous', undefined)
    const source = this.sources.byUsername(username)
    if (!source || !password || !(await this.proves(source, password))) return this.refuse(username, address, 'wrong', source)
    if (!source.enabled) return this.refuse(username, address, 'disabled', source)
    this.names.succeeded(`${address} ${username}`)
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
    this.addresses.failed(address)
    this.names.failed(`${address} ${name}`)
    const hint = why === 'anonymous' ? 'Anonymous is off: set the name and password that the hub gave when the device was created.'
      : why === 'disabled' ? 'This source is switched off in the registry.'
      : source ? 'Wrong password. Re-issue the credentials in the registry and set them on the device.'
      : 'No source has this name. Create the device; the hub then gives a name and a password.'
    this.quarantine.note({ protocol: source?.protocol ?? 'none', externalId: name || '(anonymous)', reason: 'refused_sign_in', sourceId: source?.id ?? null, address, hint })
    return { ok: false, why }
  }
}
