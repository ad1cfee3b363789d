import { Injectable } from '@nestjs/common'
import type { Camera, CameraQuery, Page, Role } from '@watchfloor/shared'
import { ApiProblem } from '../../platform/http/api-problem.js'
import { CameraAreas } from './camera-areas.js'
import { CameraRows } from './camera-rows.js'
import type { CameraRow } from './camera-rows.js'
import { CameraView } from './camera-view.js'

/** Finding cameras. Everyone finds those that he may watch; an administrator all. */
@Injectable()
export class CameraList {
  constructor(private readonly rows: CameraRows, private readonly view: CameraView, private readonly areas: CameraAreas) {}

  async page(query: CameraQuery, role: Role): Promise<Page<Camera>> {
    const found = (await this.rows.all()).filter((row) => maySee(row, role) && this.matches(row, query))
    const after = query.cursor === undefined ? found : found.filter(({ no }) => no > Number(query.cursor))
    const items = after.slice(0, query.limit)
    return { items: items.map((row) => this.view.of(row, role)), total: found.length, ...(after.length > items.length ? { next: String(items.at(-1)!.no) } : {}) }
  }

  /** @throws ApiProblem `not_found` also for one that this role may not know of */
  async one(id: string, role: Role): Promise<CameraRow> {
    const row = await this.rows.one(id)
    if (!row || !maySee(row, role)) throw new ApiProblem('not_found', 'there is no such camera')
    return row
  }

  async groups(role: Role): Promise<{ name: string; cameras: number }[]> {
    const counted = new Map<string, number>()
    for (const row of await this.rows.all()) if (maySee(row, role)) for (const name of row.groups) counted.set(name, (counted.get(name) ?? 0) + 1)
    return [...counted].map(([name, cameras]) => ({ name, cameras })).sort((a, b) => a.name.localeCompare(b.name, 'zh'))
  }

  private matches(row: CameraRow, { q, kind, group, state, areaId }: CameraQuery): boolean {
    if (kind !== undefined && row.kind !== kind) return false
    if (group !== undefined && !row.groups.includes(group)) return false
    if (state !== undefined && (row.state ?? 'unknown') !== state) return false
    if (areaId !== undefined && (row.lat === null || row.lon === null || !this.areas.at(row.lat, row.lon).some(({ id }) => id === areaId))) return false
    const text = [row.name, row.external_id, row.owner, ...row.groups].join('\n').toLowerCase()
    return (q ?? '').toLowerCase().split(/\s+/).every((word) => text.includes(word))
  }
}

/** A role that is not among a camera's watchers does not learn of it; administrators keep the registry and see every row. */
export const maySee = ({ watchers }: Pick<CameraRow, 'watchers'>, role: Role): boolean => role === 'admin' || watchers.some((watcher) => watcher === role)
