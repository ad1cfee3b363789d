import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Alarms are the seat's: which one each was announced to, and when seats were taken, by which the load of each is measured. */
export class Seats1790000000030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE alarm ADD COLUMN seat_id text, ADD COLUMN announced_at timestamptz;
-- Those that may have to move on to another seat, or to all of them.
CREATE INDEX alarm_at_seat ON alarm(seat_id) WHERE seat_id IS NOT NULL AND state IN ('active_new', 'cleared_new');
-- Null: to everybody who sat there then.
ALTER TABLE alarm_announcement ADD COLUMN seat_id text;
CREATE TABLE seat_stay (seat_id text NOT NULL, since timestamptz NOT NULL, until timestamptz NOT NULL, PRIMARY KEY (seat_id, since));
CREATE INDEX seat_stay_until ON seat_stay(until);`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE seat_stay; ALTER TABLE alarm_announcement DROP COLUMN seat_id; DROP INDEX alarm_at_seat; ALTER TABLE alarm DROP COLUMN seat_id, DROP COLUMN announced_at')
  }
}
