import { chmod, mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Injectable, Logger } from '@nestjs/common'
import { adapterOf } from '@watchfloor/domain'
import { DeviceDirectory } from '../../store/device-directory.js'
import { Gateways } from '../desk/gateways.js'
import { hashSecret } from '../sources/secret-hash.js'
import { SourceDirectory, type KnownSource } from '../sources/source-directory.js'
import type { BrokerAddress } from './broker-address.js'
import { publishFilters } from './publish-filters.js'
import { TopicRights } from './topic-rights.js'

const GATHER_MS = 250

/**
 * Tells an outer Mosquitto who may sign in and what each may say: `passwd` and `acl` in MQTT_ACCOUNTS_DIR, written whole on every change and put in place
 * by renaming, so that the broker never reads half a file. `infra/broker/run-broker.sh` makes Mosquitto read them again.
 */
@Injectable()
export class BrokerAccounts {
  private readonly log = new Logger('broker')
  private written = { passwd: '', acl: '' }
  private timer: NodeJS.Timeout | null = null
  private writing: Promise<void> = Promise.resolve()
  private stops: (() => void)[] = []
  private folder = ''
  private own: { name: string; line: string } | null = null

  constructor(private readonly sources: SourceDirectory, private readonly devices: DeviceDirectory, private readonly gateways: Gateways, private readonly rights: TopicRights) {}

  async open(folder: string, hub: BrokerAddress): Promise<void> {
    this.folder = folder
    if (hub.username !== null) this.own = { name: hub.username, line: `${hub.username}:${await hashSecret(hub.password ?? '')}` }
    await mkdir(folder, { recursive: true })
    await this.write()
    const soon = (): void => { this.timer ??= setTimeout(() => this.flush(), GATHER_MS) }
    this.stops = [this.sources.onChange(soon), this.devices.onChange(soon), this.gateways.onChange(soon)]
  }

  async close(): Promise<void> {
    for (const stop of this.stops) stop()
    if (this.timer) this.flush()
    await this.writing
  }

  private flush(): void {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
    this.writing = this.writing.then(() => this.write()).catch((error: unknown) => this.log.error(`MQTT_ACCOUNTS_DIR ${this.folder} cannot be written: ${String(error)}`))
  }

  private async write(): Promise<void> {
    const open = [...this.sources.all()].filter((source) => source.enabled && source.username !== this.own?.name)
    const passwd = lines([...(this.own ? [this.own.line] : []), ...open.map((source) => `${source.username}:${source.secretHash}`)])
    const acl = lines([...(this.own ? [`user ${this.own.name}`, 'topic readwrite #', ''] : []), ...open.flatMap((source) => this.rightsOf(source))])
    // Rights before names: somebody who can sign in already has them.
    if (acl !== this.written.acl) await this.replace('acl', acl)
    if (passwd !== this.written.passwd) await this.replace('passwd', passwd)
    this.written = { passwd, acl }
  }

  private rightsOf(source: KnownSource): string[] {
    const adapter = adapterOf(source.protocol)
    const write = adapter ? publishFilters(adapter, source.username, this.rights.idsOf(source), (id) => this.rights.speaksFor(source, id)) : []
    return [`user ${source.username}`, ...write.map((filter) => `topic write ${filter}`), ...this.rights.filtersFor(source).map((filter) => `topic read ${filter}`), '']
  }

  private async replace(name: string, text: string): Promise<void> {
    const draft = join(this.folder, `.${name}.new`)
    await writeFile(draft, text)
    // The broker runs as another user; the folder is shared by the two of them only.
    await chmod(draft, 0o644)
    await rename(draft, join(this.folder, name))
  }
}

const lines = (all: readonly string[]): string => all.map((line) => `${line}\n`).join('')
