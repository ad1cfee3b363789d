import { Injectable } from '@nestjs/common'
import { factsOf, repeatsComplaint, reportsAgain } from '@watchfloor/domain'
import type { IncidentFacts } from '@watchfloor/domain'
import type { PoolClient } from 'pg'
import { LOCK } from '../../platform/database/locks.js'
import { CityClock } from '../../platform/places/city-clock.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import { Gathered } from '../../platform/gather/gathered.js'
import { loadCases } from './case-rows.js'
import type { CaseRows } from './case-rows.js'
import { sumDays } from './day-sums.js'
import { nearby, storeFacts, storedFacts } from './fact-rows.js'
import type { Seen } from './fact-rows.js'

/** Changes taken at once: a reader waits for one such batch at most. */
const BATCH = 500

/** Keeps facts and sums equal to the incidents: takes the ids that triggers left, makes their facts anew, sums their days up anew, in one transaction. */
@Injectable()
export class FactRefresher {
  /** One batch at a time in this process: whoever asks while one runs shares the next, instead of holding a connection each to wait for the lock. */
  private readonly turns = new Gathered<number, number>(async (untils) => {
    const taken = await this.takeBatch(Math.max(...untils))
    return untils.map(() => taken)
  }, { most: Infinity })

  constructor(private readonly pool: PgPool, private readonly clock: CityClock) {}

  /**
   * Takes in what had changed when it was asked: what changes meanwhile is for the next, or a busy hub would sum the same day up without end. `batches`: no
   * more than so many. Returns how many changes it took.
   */
  async catchUp(batches = Infinity, signal?: AbortSignal): Promise<number> {
    const { rows: [newest] } = await this.pool.query<{ no: number | null }>('SELECT max(no)::float8 AS no FROM incident_changed')
    if (newest!.no === null) return 0
    let taken = 0
    for (let batch = 0; batch < batches && signal?.aborted !== true; batch++) {
      const count = await this.turns.ask(newest!.no)
      taken += count
      if (count < BATCH) break
    }
    return taken
  }

  private async takeBatch(until: number): Promise<number> {
    const client = await this.pool.connect()
    let broken = true
    try {
      await client.query('BEGIN')
      // Two at once would sum the same day from different facts.
      await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK.figures])
      const { rows } = await client.query<{ incident_id: string }>('DELETE FROM incident_changed WHERE no IN (SELECT no FROM incident_changed WHERE no <= $2 ORDER BY no LIMIT $1) RETURNING incident_id', [BATCH, until])
      if (rows.length > 0) await this.refresh(client, [...new Set(rows.map((row) => row.incident_id))])
      await client.query('COMMIT')
      broken = false
      return rows.length
    } catch (error) {
      await client.query('ROLLBACK').then(() => { broken = false }, () => undefined)
      throw error
    } finally { client.release(broken) }
  }

  private async refresh(client: PoolClient, ids: readonly string[]): Promise<void> {
    const utcOffsetMin = await this.clock.utcOffsetMin()
    const factsAlone = ({ file, lines, answered }: CaseRows): IncidentFacts => factsOf(file, lines, { answered, reportedAgain: false, repeats: false }, utcOffsetMin)
    const before = await storedFacts(client, ids)
    const changed = await loadCases(client, ids)
    const alone = changed.map(factsAlone)
    // Where it was and where it is: what lies around may be the same matter, and may no longer be.
    const own = new Set(ids)
    const around = (await nearby(client, [...before, ...alone])).filter(({ incidentId }) => !own.has(incidentId))
    const cases = [...changed, ...await loadCases(client, around.map(({ incidentId }) => incidentId))]
    const others = cases.map(factsAlone)
    const taken = new Set(others.map(({ incidentId }) => incidentId))
    const rest = (await nearby(client, others)).filter(({ incidentId }) => !taken.has(incidentId))
    const facts = judged(cases, others, rest, utcOffsetMin)
    await storeFacts(client, facts)
    await sumDays(client, [...new Set([...before, ...around, ...facts].map(({ day }) => day))])
  }
}

/** Facts with what others make of them. */
function judged(cases: readonly CaseRows[], facts: readonly IncidentFacts[], rest: readonly Seen[], utcOffsetMin: number): IncidentFacts[] {
  const byCategory = new Map<string, Seen[]>()
  for (const seen of [...facts, ...rest]) {
    const same = byCategory.get(seen.category)
    if (same === undefined) byCategory.set(seen.category, [seen])
    else same.push(seen)
  }
  return cases.map(({ file, lines, answered }, i) => {
    const one = facts[i]!
    const same = byCategory.get(one.category)!
    return factsOf(file, lines, { answered, reportedAgain: same.some((other) => reportsAgain(one, other)), repeats: same.some((other) => repeatsComplaint(one, other)) }, utcOffsetMin)
  })
}
