import { Injectable } from '@nestjs/common'
import type { PatrolPool } from '@watchfloor/shared'
import { CameraAreas } from './camera-areas.js'
import type { CameraRow } from './camera-rows.js'

/** Which of some cameras a choice means that names them one by one (in this order), by group, by area or all: each once. */
@Injectable()
export class CameraPool {
  constructor(private readonly areas: CameraAreas) {}

  of({ all, cameraIds, groups, areaIds }: PatrolPool, among: readonly CameraRow[]): CameraRow[] {
    const byId = new Map(among.map((row) => [row.id, row]))
    const named = cameraIds.flatMap((id) => byId.get(id) ?? [])
    const inGroup = (row: CameraRow): boolean => groups.some((group) => row.groups.includes(group))
    const inArea = (row: CameraRow): boolean => areaIds.length > 0 && this.areas.of(row).some(({ id }) => areaIds.includes(id))
    return [...new Set([...named, ...among.filter((row) => all || inGroup(row) || inArea(row))])]
  }
}
