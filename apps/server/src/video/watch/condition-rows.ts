import { Injectable } from '@nestjs/common'
import type { FindingMemory, FindingVerdict } from '@watchfloor/domain'
import type { CameraAvailability, CameraHistory, CameraState, CameraSuspicion, StreamFault, SuspicionVerdict } from '@watchfloor/shared'
import { PgPool } from '../../platform/database/pg-pool.js'
import { CityClock } from '../../platform/places/city-clock.js'

/** What was found beside the verdict. */
export interface FoundStream { fault: StreamFault | null; codec: string | null; width: number | null; height: number | null; fps: number | null }

const DAYS = 30
const CHANGES = 200

/** How cameras were found: the last condition, its changes, and the counts of each of the city's days. */
@Injectable()
export class ConditionRows {
  constructor(private readonly pool: PgPool, private readonly clock: CityClock) {}

  /** Of all cameras with an address the one looked at longest ago, new ones first; and how many there are. */
  async next(without: readonly string[]): Promise<{ id: string; fresh: boolean; cameras: number } | null> {
    return (await this.pool.query<{ id: string; fresh: boolean; cameras: number }>(`
SELECT d.id, s.checked_at IS NULL AS fresh, count(*) OVER ()::int AS cameras FROM camera c JOIN device d ON d.id = c.device_id AND d.enabled LEFT JOIN camera_condition s ON s.device_id = d.id
WHERE (c.main_url IS NOT NULL OR c.sub_url IS NOT NULL) AND d.id <> ALL($1::uuid[]) ORDER BY s.checked_at NULLS FIRST, d.no LIMIT 1`, [without])).rows[0] ?? null
  }

  async memory(id: string): Promise<FindingMemory> {
    const { rows: [row] } = await this.pool.query<{ key_bytes: number[]; key_hashes: string[]; confirmed: CameraSuspicion | null }>("SELECT key_bytes, key_hashes, CASE verdict WHEN 'confirmed' THEN suspicion END AS confirmed FROM camera_condition WHERE device_id = $1", [id])
    return { keyBytes: row?.key_bytes ?? [], keyHashes: row?.key_hashes ?? [], confirmed: row?.confirmed ?? null }
  }

  /** Writes one finding: the condition, a line of history where it changed, and the day's count, all or nothing. What a tile saw stands as long as its suspicion does. A camera that was removed meanwhile is left alone. */
  async write(id: string, verdict: FindingVerdict, found: FoundStream): Promise<void> {
    await this.pool.query(`
WITH there AS (SELECT id FROM device WHERE id = $1), before AS (SELECT state, suspicion, fault, verdict, judged_by FROM camera_condition WHERE device_id = $1),
now_found AS (
  INSERT INTO camera_condition AS c (device_id, state, suspicion, fault, since, checked_at, seen_at, codec, width, height, fps, key_bytes, key_hashes)
  SELECT id, $2::text, $3::text, $4::text, now(), now(), CASE WHEN $2::text = 'on' THEN now() END, $5, $6, $7, $8, $9::int[], $10::text[] FROM there
  ON CONFLICT (device_id) DO UPDATE SET state = excluded.state, suspicion = excluded.suspicion, fault = excluded.fault, checked_at = excluded.checked_at,
    since = CASE WHEN c.state = excluded.state AND c.suspicion IS NOT DISTINCT FROM excluded.suspicion THEN c.since ELSE excluded.since END,
    verdict = CASE WHEN c.suspicion = excluded.suspicion THEN c.verdict END, judged_at = CASE WHEN c.suspicion = excluded.suspicion THEN c.judged_at END, judged_by = CASE WHEN c.suspicion = excluded.suspicion THEN c.judged_by END,
    seen_at = coalesce(excluded.seen_at, c.seen_at), codec = coalesce(excluded.codec, c.codec), width = coalesce(excluded.width, c.width), height = coalesce(excluded.height, c.height),
    fps = coalesce(excluded.fps, c.fps), key_bytes = excluded.key_bytes, key_hashes = excluded.key_hashes),
changed AS (
  INSERT INTO camera_change(device_id, at, state, suspicion, fault, verdict, judged_by) SELECT id, now(), $2, $3, $4, b.verdict, b.judged_by FROM there LEFT JOIN before b ON b.suspicion = $3
  WHERE NOT EXISTS (SELECT 1 FROM before WHERE state = $2 AND suspicion IS NOT DISTINCT FROM $3 AND fault IS NOT DISTINCT FROM $4) ON CONFLICT DO NOTHING)
INSERT INTO camera_day AS d (device_id, day, checks, on_checks) SELECT id, $11::date, 1, CASE WHEN $2 = 'on' THEN 1 ELSE 0 END FROM there
ON CONFLICT (device_id, day) DO UPDATE SET checks = d.checks + 1, on_checks = d.on_checks + excluded.on_checks`,
    [id, verdict.state, verdict.suspicion, found.fault, found.codec, found.width, found.height, found.fps, verdict.keyBytes, verdict.keyHashes, await this.clock.today()])
  }

  /**
   * What an open tile saw of a suspicion, with a line of history where that is new. Of a suspicion that the bytes of the stream alone gave, only what is confirmed is kept:
   * the camera was under none, and stays so. Nothing is made up of a camera that is not looked at in turn.
   */
  async see(id: string, suspicion: CameraSuspicion, verdict: SuspicionVerdict, by: string): Promise<void> {
    await this.pool.query(`
WITH seen AS (
  UPDATE camera_condition SET since = CASE WHEN suspicion IS NOT DISTINCT FROM $2 THEN since ELSE now() END, suspicion = $2, verdict = $3, judged_at = now(), judged_by = $4
  WHERE device_id = $1 AND (suspicion = $2 OR suspicion IS NULL AND state = 'on' AND $3 = 'confirmed') AND verdict IS DISTINCT FROM $3 RETURNING device_id, state, suspicion, fault, verdict, judged_by)
INSERT INTO camera_change(device_id, at, state, suspicion, fault, verdict, judged_by) SELECT device_id, now(), state, suspicion, fault, verdict, judged_by FROM seen ON CONFLICT DO NOTHING`, [id, suspicion, verdict, by])
  }

  async history(id: string): Promise<CameraHistory> {
    const today = await this.clock.today()
    const [changes, days] = await Promise.all([
      this.pool.query<Omit<CameraHistory['changes'][number], 'at'> & { at: Date }>(`SELECT at, state, suspicion, verdict, judged_by AS by, fault FROM camera_change WHERE device_id = $1 AND at > now() - make_interval(days => ${DAYS}) ORDER BY at DESC LIMIT ${CHANGES}`, [id]),
      this.pool.query<CameraHistory['days'][number]>(`SELECT day::text, checks, on_checks AS on FROM camera_day WHERE device_id = $1 AND day > $2::date - ${DAYS} ORDER BY day DESC`, [id, today]),
    ])
    return { changes: changes.rows.map((row) => ({ ...row, at: row.at.toISOString() })), days: days.rows }
  }

  /** The figure of all cameras together. */
  async figure(): Promise<CameraAvailability> {
    const day = await this.clock.today()
    const [states, days] = await Promise.all([
      this.pool.query<{ state: CameraState; n: number; frozen: number; dark: number; confirmed_frozen: number; confirmed_dark: number }>(`
SELECT coalesce(s.state, 'unknown') AS state, count(*)::int AS n, count(*) FILTER (WHERE s.suspicion = 'frozen' AND s.verdict IS NULL)::int AS frozen, count(*) FILTER (WHERE s.suspicion = 'dark' AND s.verdict IS NULL)::int AS dark,
  count(*) FILTER (WHERE s.suspicion = 'frozen' AND s.verdict = 'confirmed')::int AS confirmed_frozen, count(*) FILTER (WHERE s.suspicion = 'dark' AND s.verdict = 'confirmed')::int AS confirmed_dark
FROM camera c JOIN device d ON d.id = c.device_id AND d.enabled LEFT JOIN camera_condition s ON s.device_id = d.id WHERE c.main_url IS NOT NULL OR c.sub_url IS NOT NULL GROUP BY 1`),
      this.pool.query<CameraAvailability['days'][number] & { today: boolean }>(`SELECT day::text, sum(checks)::int AS checks, sum(on_checks)::int AS on, day = $1::date AS today FROM camera_day WHERE day > $1::date - ${DAYS} GROUP BY day ORDER BY day DESC`, [day]),
    ])
    const sum = (pick: (row: (typeof states.rows)[number]) => number): number => states.rows.reduce((total, row) => total + pick(row), 0)
    const of = (state: CameraState): number => states.rows.find((row) => row.state === state)?.n ?? 0
    const today = days.rows.find((row) => row.today)
    return {
      cameras: sum(({ n }) => n), states: { unknown: of('unknown'), on: of('on'), off: of('off'), no_keyframe: of('no_keyframe') }, frozen: sum(({ frozen }) => frozen), dark: sum(({ dark }) => dark),
      confirmed: { frozen: sum((row) => row.confirmed_frozen), dark: sum((row) => row.confirmed_dark) },
      today: today && today.checks > 0 ? today.on / today.checks : null, days: days.rows.map(({ today: _, ...one }) => one),
    }
  }

  /** Takes away what is older than a year's quarter: the daily figure is what is kept for reports. */
  async forgetOld(): Promise<void> { await this.pool.query("DELETE FROM camera_change WHERE at < now() - interval '90 days'") }
}
