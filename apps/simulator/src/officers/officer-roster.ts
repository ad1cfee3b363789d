import { between, seeded, shuffled } from '@watchfloor/city'
import type { Area, City, Place } from '@watchfloor/city'
import type { Hours } from '../time/shanghai.js'
import { personName } from './person-name.js'

/** One officer's body camera. Recording while on patrol, else buffering in its cradle at the squad's house. */
export interface OfficerSpec {
  readonly id: string
  /** The camera's name, as it is registered. */
  readonly name: string
  /** Who wears it; two of a squad may bear one name. */
  readonly person: string
  /** OwnTracks' `user/device`. */
  readonly externalId: string
  readonly squad: number
  readonly house: Place
  /** The street or town whose streets are walked. */
  readonly beat: Area
  readonly shift: Hours
  /** Most keep to their beat; some leave it each hour, some sit where they should walk (DOMAIN §7.4, scenario 6). */
  readonly habit: 'keeps' | 'strays' | 'sits'
  /** The demo's own user wears this camera; null = somebody without an account. */
  readonly wearer: string | null
  /** Metres a second: on foot, or on the two-wheeler that a third of them ride. */
  readonly paceMps: number
}

/** The demo's own officer works in the first squad, day and night, and does not always keep to the beat: so the phone page has something to show. */
export const DEMO_OFFICER = 'officer'
const ALL_DAY: Hours = { from: 0, to: 24 }
const HABITS: Readonly<Record<number, OfficerSpec['habit']>> = { 5: 'strays', 11: 'sits' }
/** One of so many strays, one sits. */
const HABIT_EVERY = 16

/** The four inner streets keep 76 person-shifts a day (DOMAIN §1, Yuyao); cameras beyond the day's shifts stay in the rack. */
const SHIFTS: readonly (readonly [share: number, hours: Hours])[] = [[0.4, { from: 7, to: 15 }], [0.33, { from: 10, to: 18 }], [0.17, { from: 14.5, to: 22.5 }], [0.1, { from: 21, to: 6 }]]

export function officerRoster(city: City, count: number): OfficerSpec[] {
  const random = seeded(300)
  const streets = city.areas.filter((a) => a.level === 'street')
  const order = shuffled(random, Array.from({ length: count }, (_, i) => i))
  let isDemoOfficerFound = false
  return Array.from({ length: count }, (_, i): OfficerSpec => {
    // A quarter of all cameras walk the four inner streets, the rest are spread over the seventeen others.
    const beat = i % 4 === 0 ? streets[(i / 4) % 4]! : streets[4 + (i % 17)]!
    let share = order[i]! / count
    const shift = SHIFTS.find(([part]) => (share -= part) < 0)?.[1] ?? SHIFTS[0]![1]
    const late = between(random, -0.4, 0.4)
    const number = String(i + 1).padStart(3, '0')
    const name = personName(random)
    const isDemoOfficer = beat.squad === 1 && !isDemoOfficerFound
    isDemoOfficerFound ||= isDemoOfficer
    return {
      id: `officer-${number}`, name: `${name} 执法仪${number}`, person: name, externalId: `officer${number}/bodycam`, squad: beat.squad, house: city.squadHouses[beat.squad - 1]!, beat,
      shift: isDemoOfficer ? ALL_DAY : { from: shift.from + late, to: shift.to + late }, habit: isDemoOfficer ? 'strays' : HABITS[i % HABIT_EVERY] ?? 'keeps', wearer: isDemoOfficer ? DEMO_OFFICER : null, paceMps: random() < 0.33 ? between(random, 3.6, 5) : between(random, 1, 1.45),
    }
  })
}
