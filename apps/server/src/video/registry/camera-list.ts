import { Injectable } from '@nestjs/common'
import type { Camera, CameraQuery, CameraState, Page } from '@watchfloor/shared'
import { ApiProblem } from '../../platform/http/api-problem.js'
import type { Watcher } from '../../ports/picture.port.js'
import { Senders } from '../gateway/senders.js'
import { CameraAreas } from './camera-areas.js'
import { CameraRows } from './camera-rows.js'
import type { CameraRow } from './camera-rows.js'
import { CameraView } from './camera-view.js'
import { WatchLimits } from './watch-limits.js'

/** What narrows a list of cameras. */
export type CameraFilter = Omit<CameraQuery, 'limit' | 'cursor'>

/** Finding cameras. Everyone finds those that he may watch; an administrator all. */
@Injectable()
export class CameraList {
  constructor(private readonly rows: CameraRows, private readonly view: CameraView, private readonly areas: CameraAreas, private readonly limits: WatchLimits, private readonly senders: Senders) {}

  async page(query: CameraQuery, by: Watcher): Promise<Page<Camera>> {
    const found = await this.all(query, by, await this.rows.listed(this.senders.ids()))
    const after = query.cursor === undefined ? found : found.filter(({ no }) => no > Number(query.cursor))
    const items = after.slice(0, query.limit)
    return { items: items.map((row) => this.view.of(row, by.role)), total: found.length, ...(after.length > items.length ? { next: String(items.at(-1)!.no) } : {}) }
  }

  /** All that match, in the order in which they were made. @param of the registry, where nothing else is said */
  async all(filter: CameraFilter, by: Watcher, of?: readonly CameraRow[]): Promise<CameraRow[]> {
    const maySee = await this.limits.sightOf(by)
    return (of ?? await this.rows.all()).filter((row) => maySee(row) && this.matches(row, filter))
  }

  /** @throws ApiProblem `not_found` also for one that this person may not know of */
  async one(id: string, by: Watcher): Promise<CameraRow> {
    const row = await this.rows.one(id)
    if (!row || !(await this.limits.sightOf(by))(row)) throw new ApiProblem('not_found', 'there is no such camera')
    return row
  }

  async groups(by: Watcher): Promise<{ name: string; cameras: number }[]> {
    const maySee = await this.limits.sightOf(by)
    const counted = new Map<string, number>()
    for (const row of await this.rows.all()) if (maySee(row)) for (const name of row.groups) counted.set(name, (counted.get(name) ?? 0) + 1)
    return [...counted].map(([name, cameras]) => ({ name, cameras })).sort((a, b) => a.name.localeCompare(b.name, 'zh'))
  }

  /** As the view tells it: what sends by itself is on. */
  private stateOf(row: CameraRow): CameraState { return row.state ?? (this.senders.of(row.id) ? 'on' : 'unknown') }

  private matches(row: CameraRow, { q, kind, group, owner, state, suspicion, areaId }: CameraFilter): boolean {
    if (kind !== undefined && row.kind !== kind) return false
    if (group !== undefined && !row.groups.includes(group)) return false
    if (state !== undefined && this.stateOf(row) !== state) return false
    if (owner !== undefined && row.owner !== owner) return false
    // What a tile saw to be well is under no suspicion any more.
    if (suspicion !== undefined && (row.suspicion !== suspicion || row.verdict === 'dismissed')) return false
    if (areaId !== undefined && !this.areas.of(row).some(({ id }) => id === areaId)) return false
    const text = [row.name, row.external_id, row.owner, ...row.groups].join('\n').toLowerCase()
    return (q ?? '').toLowerCase().split(/\s+/).every((word) => text.includes(word))
  }
}
