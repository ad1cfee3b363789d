import { Injectable } from '@nestjs/common'
import { addDays } from '@watchfloor/domain'
import type { Beside, Stretch } from '@watchfloor/domain'
import type { FigureGroup } from '@watchfloor/shared'
import { CityClock } from '../../platform/places/city-clock.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import { dayStart } from './city-days.js'

/** What was counted beside the incidents, by group; null = it cannot be told apart by that. */
export type BesideCounts = Map<string, Partial<Record<Beside, number>>> | null
type Keys = Partial<Record<FigureGroup, string>>

/** A shift belongs to the city's day on which it begins, a notice to the one on which it was taken. $1 = the city's offset in minutes, $2 and $3 = the stretch. */
const SHIFT_KEYS: Keys = { all: "''", squad: 'squad_id::text', person: 'coalesce(user_id::text, person)', day: 'day::text' }
const SHIFTS = (key: string): string => `SELECT ${key} AS "group", count(*)::int AS shifts
  FROM (SELECT *, (starts_at AT TIME ZONE 'UTC' + make_interval(mins => $1))::date AS day FROM duty WHERE starts_at >= $2 AND starts_at < $3) d GROUP BY 1`
const NOTICE_KEYS: Keys = { all: "''", squad: "coalesce(squad_id::text, '')", person: 'by_person', day: 'day::text' }
const NOTICES = (key: string): string => `SELECT ${key} AS "group", count(*)::int AS notices, (count(*) FILTER (WHERE valid))::int AS valid_notices
  FROM (SELECT n.by_person, n.valid, u.squad_id, (n.occurred_at AT TIME ZONE 'UTC' + make_interval(mins => $1))::date AS day
    FROM parking_notice n LEFT JOIN user_account u ON u.id::text = n.by_person WHERE n.occurred_at >= $2 AND n.occurred_at < $3) n GROUP BY 1`

/** Counts what is no incident, from its own rows each time: people on duty, parking notices. */
@Injectable()
export class BesideSums {
  constructor(private readonly pool: PgPool, private readonly clock: CityClock) {}

  shifts(group: FigureGroup, stretch: Stretch): Promise<BesideCounts> { return this.count(SHIFT_KEYS[group], SHIFTS, stretch) }

  /** All notices and the valid ones. A squad's are those of its officers as they belong to it now. */
  notices(group: FigureGroup, stretch: Stretch): Promise<BesideCounts> { return this.count(NOTICE_KEYS[group], NOTICES, stretch) }

  private async count(key: string | undefined, sql: (key: string) => string, { from, to }: Stretch): Promise<BesideCounts> {
    if (key === undefined) return null
    const utcOffsetMin = await this.clock.utcOffsetMin()
    const { rows } = await this.pool.query<{ group: string } & Record<Beside, number>>(sql(key), [utcOffsetMin, dayStart(from, utcOffsetMin), dayStart(addDays(to, 1), utcOffsetMin)])
    return new Map(rows.map(({ group, ...counts }) => [group, counts]))
  }
}
