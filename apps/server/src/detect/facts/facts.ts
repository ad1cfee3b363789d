import { Injectable } from '@nestjs/common'
import { areaIndex, defaultSettings, maskIndex } from '@watchfloor/domain'
import type { AnyRule, AreaIndex, MaskIndex, WorldFacts } from '@watchfloor/domain'
import { DEFAULT_CALENDAR } from '@watchfloor/shared'
import type { Area, Mask, RuleSettings, TruckPermit, TruckPlace } from '@watchfloor/shared'
import { rulePlan } from '../stream/rule-plan.js'
import type { RulePlan } from '../stream/rule-plan.js'

/** What the smallest area of a place is: a row of the alarm list is grouped by it in a flood, so a unit grid of a hundred metres comes last but for the large ones. */
const BY_USE: readonly Area['level'][] = ['duty', 'community', 'grid', 'street', 'district', 'other']
type PlacedArea = Pick<Area, 'id' | 'level' | 'geometry'>

/** Everything the rules look at beside the stream, in memory, replaced whole when it changes. */
@Injectable()
export class Facts {
  plan: RulePlan
  private settingsOf: (rule: AnyRule) => RuleSettings = (rule) => defaultSettings(rule, 'zh')
  private places: AreaIndex<TruckPlace> = areaIndex<TruckPlace>([])
  private maskList: readonly Mask[] = []
  private masks: MaskIndex = maskIndex([], DEFAULT_CALENDAR.utcOffsetMin)
  private utcOffsetMin = DEFAULT_CALENDAR.utcOffsetMin
  /** By plate; null = this centre keeps no permits. */
  private byPlate: ReadonlyMap<string, readonly TruckPermit[]> | null = null
  private areas: AreaIndex<PlacedArea> = areaIndex<PlacedArea>([])
  /** One more whenever the plan changed: whoever was looked at and is no more has to be found. */
  planVersion = 0

  readonly permits = (plate: string): readonly TruckPermit[] | null => (this.byPlate === null ? null : this.byPlate.get(plate) ?? [])

  /** The area that an alarm at this place belongs to. */
  readonly areaAt = (lat: number, lon: number): string | null => {
    const here = this.areas.at(lat, lon)
    for (const level of BY_USE) { const found = here.find((area) => area.level === level); if (found) return found.id }
    return null
  }

  /** All areas that hold a place, by which seats are found. */
  readonly areasAt = (lat: number, lon: number): string[] => this.areas.at(lat, lon).map(({ id }) => id)

  constructor() { this.plan = this.newPlan() }

  takeSettings(settingsOf: (rule: AnyRule) => RuleSettings): void {
    this.settingsOf = settingsOf
    this.plan = this.newPlan()
    this.planVersion += 1
  }

  takeUtcOffset(minutes: number): void {
    this.utcOffsetMin = minutes
    this.takeMasks(this.maskList)
  }

  takeMasks(masks: readonly Mask[]): void {
    this.maskList = masks
    this.masks = maskIndex(masks, this.utcOffsetMin)
    this.plan = this.newPlan()
  }

  takePlaces(places: readonly TruckPlace[]): void {
    this.places = areaIndex(places)
    this.plan = this.newPlan()
  }

  takePermits(permits: readonly TruckPermit[]): void {
    if (permits.length === 0) { this.byPlate = null; return }
    const byPlate = new Map<string, TruckPermit[]>()
    for (const permit of permits) { const known = byPlate.get(permit.plate); if (known) known.push(permit); else byPlate.set(permit.plate, [permit]) }
    this.byPlate = byPlate
  }

  takeAreas(areas: readonly PlacedArea[]): void { this.areas = areaIndex(areas) }

  /** The plan holds the facts of each rule, so it follows all of them. */
  private newPlan(): RulePlan {
    const { places, masks, permits, utcOffsetMin } = this
    const world: WorldFacts = { device: null as never, live: null as never, places, masks, permits, utcOffsetMin }
    return rulePlan(this.settingsOf, world)
  }
}
