import { timingSafeEqual } from 'node:crypto'
import { Injectable, Logger } from '@nestjs/common'
import type { Input, SignInReport } from '@watchfloor/domain'
import type { Protocol } from '@watchfloor/shared'
import { PgPool } from '../../platform/database/pg-pool.js'
import { DeviceDirectory, type KnownDevice } from '../../store/device-directory.js'
import { ItemProfiles } from '../registry/item-profiles.js'
import { QuarantineLog } from '../quarantine/quarantine-log.js'
import { newSecret } from '../sources/secret-hash.js'

export type Admitted = Extract<Input, { type: 'admitted' }>

/** Chinese time, which JT/T 808 prescribes for its clocks. */
const UTC_OFFSET_MIN = 480

/**
 * Who may come in at a TCP door. JT/T 808 registers once and is given a code, then shows it at each connection; the code is ours to make and to keep.
 * An HJ 212 station cannot be given one: it shows its own in every message, in the clear, and quarantine never shows it.
 * Codes lie in memory, so that a thousand terminals that come back at once are let in without a query each.
 */
@Injectable()
export class Admission {
  private readonly log = new Logger('admission')
  private readonly codes = new Map<string, string>()

  constructor(private readonly devices: DeviceDirectory, private readonly pool: PgPool, private readonly quarantine: QuarantineLog, private readonly profiles: ItemProfiles) {}

  async load(): Promise<void> {
    const { rows } = await this.pool.query<{ id: string; secret: string }>('SELECT id, secret FROM device WHERE secret IS NOT NULL')
    this.codes.clear()
    for (const { id, secret } of rows) this.codes.set(id, secret)
  }

  /** The code is void: the terminal has to register again. */
  forget(deviceId: string): void {
    this.codes.delete(deviceId)
  }

  /** Answers a sign-in; a promise only where a new code has first to be stored. `frame` is shown in quarantine. */
  admit(protocol: Protocol, report: SignInReport, address: string | null, frame: Uint8Array | null): { device: KnownDevice | null; input: Admitted } | Promise<{ device: KnownDevice | null; input: Admitted }> {
    const device = this.devices.byExternalId(protocol, report.externalId)
    if (!device) {
      this.quarantine.note({ protocol, externalId: report.externalId, reason: 'unknown_device', sourceId: null, address, payload: introduction(report, protocol === 'hj212' ? null : frame) })
      return refused(report, 'unknown')
    }
    if (!device.enabled) return refused(report, 'disabled')
    const code = this.codes.get(device.id)
    if (report.secret === null) return code === undefined ? this.keep(device, report, newSecret(), 'told') : this.admitted(device, report, code)
    if (code !== undefined && same(code, report.secret)) return this.admitted(device, report, null)
    // A monitoring station comes with its password set: the first that a registered one shows is the one it has to show from then on.
    if (code === undefined && protocol === 'hj212') return this.keep(device, report, report.secret, null)
    const hint = protocol === 'hj212' ? 'The station shows another password (PW) than before. If it is the right station, re-issue its credentials in the registry: the next password it shows is kept.'
      : code === undefined
      ? 'The terminal shows a code that this hub never gave. Let it register (JT/T 808 0x0100): most do so by themselves when they are refused, others after “clear authentication code”.'
      : 'The terminal shows a wrong code. If it is the right terminal, re-issue its credentials in the registry so that it registers anew.'
    this.quarantine.note({ protocol, externalId: report.externalId, reason: 'refused_sign_in', sourceId: null, address, hint })
    return refused(report, 'wrong_secret')
  }

  /** The code counts only when it is stored: a terminal keeps it for years. */
  private async keep(device: KnownDevice, report: SignInReport, secret: string, how: 'told' | null): Promise<{ device: KnownDevice | null; input: Admitted }> {
    try {
      const { rows: [row] } = await this.pool.query<{ secret: string }>('UPDATE device SET secret = coalesce(secret, $2) WHERE id = $1 RETURNING secret', [device.id, secret])
      if (!row) return refused(report, 'unknown')
      this.codes.set(device.id, row.secret)
      if (how === null && !same(row.secret, secret)) return refused(report, 'wrong_secret')
      return this.admitted(device, report, how === null ? null : row.secret)
    } catch (error) {
      this.log.warn(`the code of ${device.name} could not be stored, its terminal will ask again: ${String(error)}`)
      return refused(report, 'disabled')
    }
  }

  private admitted(device: KnownDevice, report: SignInReport, secret: string | null): { device: KnownDevice; input: Admitted } {
    const profile = (device.profile !== null && this.profiles.of(device.profile)) || null
    return { device, input: { type: 'admitted', externalId: report.externalId, verdict: 'ok', secret, profile, utcOffsetMin: profile?.utcOffsetMin ?? UTC_OFFSET_MIN, nowMs: Date.now() } }
  }
}

const refused = (report: SignInReport, verdict: Exclude<Admitted['verdict'], 'ok'>): { device: null; input: Admitted } =>
  ({ device: null, input: { type: 'admitted', externalId: report.externalId, verdict, secret: null, profile: null, utcOffsetMin: UTC_OFFSET_MIN, nowMs: Date.now() } })

/** What an unknown terminal says of itself, before its bytes: the administrator reads the plate, not the hex. */
function introduction(report: SignInReport, frame: Uint8Array | null): Uint8Array {
  return Buffer.from(JSON.stringify({ about: report.about, frame: frame ? Buffer.from(frame).toString('hex') : null }))
}

function same(a: string, b: string): boolean {
  const [x, y] = [Buffer.from(a), Buffer.from(b)]
  return x.length === y.length && timingSafeEqual(x, y)
}
