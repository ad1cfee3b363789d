import type { CompliantSighting } from '@watchfloor/domain'
import type { ClientBase } from 'pg'
import { v7 as uuidv7 } from 'uuid'
import type { Attempt, Findings } from '../../ports/detect.port.js'
import { askClient } from '../../store/alarm-rows.js'
import type { Ask } from '../../store/alarm-rows.js'
import { foldSignals } from '../alarms/fold-signals.js'
import type { AlarmChanges, FoldPlaces, Signal } from '../alarms/fold-signals.js'
import { writeStates } from './rule-memory.js'
import type { Watched } from './watched.js'
import type { Withdrawal } from './withdrawal.js'

const SIGHTINGS = `INSERT INTO compliant_sighting (id, mask_id, device_id, category, at, lat, lon)
  SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::timestamptz[], $6::float8[], $7::float8[])`
const NOTHING: AlarmChanges = { alarms: [], announced: [], wanting: false }

/** What a stretch needs of the house to be written and told. */
export interface FoundHost extends FoldPlaces {
  told(changes: AlarmChanges): void
  lost(why: string): void
}

/** What the rules found in one attempt at a stretch of the stream. */
export class Found implements Findings {
  readonly touched: Watched[] = []
  readonly signals: Signal[] = []
  readonly sightings: { deviceId: string; sighting: CompliantSighting }[] = []
  writes = false
  withdrawal: Withdrawal | null = null
  private changes = NOTHING

  constructor(private readonly host: FoundHost) {}

  async write(client: ClientBase): Promise<void> {
    const ask = askClient(client)
    await writeStates(ask, this.touched)
    const signals = this.withdrawal === null ? this.signals : [...this.signals, ...await this.withdrawal.find(ask)]
    this.changes = signals.length === 0 ? NOTHING : await foldSignals(ask, signals, Date.now(), this.host)
    if (this.sightings.length > 0) await this.writeSightings(ask, this.sightings)
  }

  async writeApart(client: ClientBase, attempt: Attempt): Promise<void> {
    const ask = askClient(client)
    const alone = async (work: () => Promise<unknown>): Promise<boolean> => {
      const refusal = await attempt(work)
      if (refusal !== null) this.host.lost(refusal)
      return refusal === null
    }
    for (const watched of this.touched) await alone(() => writeStates(ask, [watched]))
    const { withdrawal } = this
    const over: Signal[] = []
    if (withdrawal !== null && !await alone(async () => { over.push(...await withdrawal.find(ask)) })) this.withdrawal = null
    const parts: AlarmChanges[] = []
    for (const signal of [...this.signals, ...over]) await alone(async () => { parts.push(await foldSignals(ask, [signal], Date.now(), this.host)) })
    for (const sighting of this.sightings) await alone(() => this.writeSightings(ask, [sighting]))
    this.changes = {
      alarms: [...new Map(parts.flatMap(({ alarms }) => alarms).map((alarm) => [alarm.id, alarm])).values()],
      announced: [...new Set(parts.flatMap(({ announced }) => announced))], wanting: parts.some(({ wanting }) => wanting),
    }
  }

  committed(): void {
    const nowMs = Date.now()
    for (const watched of this.touched) watched.keep(nowMs)
    this.withdrawal?.done()
    if (this.changes.alarms.length > 0) this.host.told(this.changes)
  }

  private async writeSightings(ask: Ask, sightings: typeof this.sightings): Promise<void> {
    const column = <T>(pick: (seen: CompliantSighting, deviceId: string) => T): T[] => sightings.map(({ sighting, deviceId }) => pick(sighting, deviceId))
    await ask(SIGHTINGS, [
      column(() => uuidv7()), column(({ maskId }) => maskId), column((_, deviceId) => deviceId), column(({ category }) => category), column(({ atMs }) => new Date(atMs)),
      column(({ lat }) => lat), column(({ lon }) => lon),
    ])
  }
}
