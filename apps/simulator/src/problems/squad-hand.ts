import { between } from '@watchfloor/city'
import type { Random } from '@watchfloor/city'
import type { ActionAnswer, EvidenceItem, IncidentRow } from '@watchfloor/shared'
import { HubRefusal } from '../hub/hub-client.js'
import type { World } from '../world.js'
import type { Happenings } from './happening.js'
import { UNDONE_SHARE } from './kinds.js'
import type { Matter, Street } from './matter.js'
import type { Person } from './people.js'
import { photograph } from './png.js'

/** Minutes from the message to the answer, and on the way. */
const ANSWER_MIN = [0.5, 4] as const
const DRIVE_MIN = [4, 18] as const
/** A squad has so many people out at a time. */
const HANDS = 12

type Row = Pick<IncidentRow, 'id' | 'version' | 'state' | 'category' | 'lat' | 'lon' | 'units'>

/** One squad's duty officer, who answers what the hub sends, has people drive there, and reports what was done, with a picture after. Some reports are not true. */
export class SquadHand {
  private readonly busy = new Set<string>()
  private lastPicture: Buffer | null = null
  private shade = 0
  handled = 0

  constructor(
    private readonly world: World, private readonly unitId: string, private readonly person: Person, private readonly street: Street, private readonly happenings: Happenings,
    private readonly random: Random, private readonly speed: number, private readonly fault: (error: unknown) => void,
  ) {}

  /** Looks at what was sent. */
  async round(): Promise<void> {
    const { items } = await this.person.hub.get('/api/incidents?state=dispatched,handling&limit=100') as { items: Row[] }
    for (const row of items) {
      const mine = row.units.some(({ unitId, state }) => unitId === this.unitId && state !== 'declined' && state !== 'released')
      if (!mine || this.busy.has(row.id) || this.busy.size >= HANDS) continue
      this.busy.add(row.id)
      this.after(ANSWER_MIN, () => this.go(row))
    }
  }

  private after(minutes: readonly [number, number], work: () => Promise<void>, id?: string): void {
    this.world.agenda.after((between(this.random, ...minutes) * 60_000) / this.speed, () => {
      work().catch((error: unknown) => {
        if (id !== undefined) this.busy.delete(id)
        // Somebody was quicker (recalled, merged): the next round shows how it stands.
        if (!(error instanceof HubRefusal && (error.status === 409 || error.status === 404))) this.fault(error)
      })
    })
  }

  private async go(row: Row): Promise<void> {
    const { hub } = this.person
    try {
      const accepted = row.state === 'dispatched' ? (await hub.post(`/api/incidents/${row.id}/actions`, { action: 'accept', version: row.version }) as ActionAnswer).incident : null
      const record = accepted?.dispatches.find(({ unitId, state }) => unitId === this.unitId && state === 'accepted')
      if (record !== undefined) await hub.post(`/api/dispatches/${record.id}/actions`, { action: 'en_route', version: record.version })
      this.after(DRIVE_MIN, () => this.arrive(row, record?.id ?? null), row.id)
    } catch (error) {
      this.busy.delete(row.id)
      throw error
    }
  }

  private async arrive(row: Row, recordId: string | null): Promise<void> {
    const { hub } = this.person
    const now = await hub.get(`/api/incidents/${row.id}`) as ActionAnswer['incident']
    const record = now.dispatches.find(({ id }) => id === recordId)
    if (record !== undefined) await hub.post(`/api/dispatches/${record.id}/actions`, { action: 'on_scene', version: record.version })
    const matter = this.street.at(row.category, row)
    this.after(matter?.kind.workMin ?? [2, 6], () => this.finish(row, matter), row.id)
  }

  private async finish(row: Row, matter: Matter | undefined): Promise<void> {
    const { hub } = this.person
    const there = matter?.present === true
    const cheats = there && matter.claims === 0 && this.random() < UNDONE_SHARE
    const how = cheats ? (['old_picture', 'other_place', 'looks_right'] as const)[Math.floor(this.random() * 3)]! : null
    if (there) {
      matter.claims++
      if (how === null) this.happenings.gone(matter)
      else this.happenings.claimed(matter, how)
    }
    const fresh = photograph(`${this.unitId} ${row.id} ${this.shade}`, this.shade++)
    const picture = how === 'old_picture' && this.lastPicture !== null ? this.lastPicture : fresh
    const shift = how === 'other_place' ? 0.012 : (this.random() - 0.5) * 0.0002
    const about = new URLSearchParams({ role: 'after', takenAt: new Date().toISOString(), lat: String(row.lat + shift), lon: String(row.lon), accuracyM: '8' })
    const item = await hub.postFile(`/api/evidence?${about}`, new Uint8Array(picture), 'image/png') as EvidenceItem
    this.lastPicture = picture
    const { version } = await hub.get(`/api/incidents/${row.id}`) as ActionAnswer['incident']
    await hub.post(`/api/incidents/${row.id}/actions`, { action: 'handle', version, outcome: there ? 'rectified' : 'not_found', evidence: [item.id], note: there ? '已整改' : '现场未发现' })
    this.handled++
    this.busy.delete(row.id)
  }
}
