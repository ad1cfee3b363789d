import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * Telemetry. `fix` is partitioned by the device's own day (created on demand by track/); `fix_default` takes times outside every day.
 * `last_known` is a checkpoint of the live state: what it lacks is healed from the tail of `fix` at boot, so it need not be written per batch.
 */
export class Telemetry1790000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE fix (
  device_no int NOT NULL, time timestamptz NOT NULL, kind smallint NOT NULL, mark smallint NOT NULL, received_at timestamptz NOT NULL,
  lat float8, lon float8, speed_mps real, course_deg real, heading_deg real, altitude_m real, altitude_ref smallint,
  vertical_speed_mps real, accuracy_m real, satellites smallint, battery_pct real, state jsonb,
  PRIMARY KEY (device_no, time, kind)) PARTITION BY RANGE (time);
COMMENT ON COLUMN fix.kind IS '0 fix, 1 status';
COMMENT ON COLUMN fix.mark IS 'index into FIX_MARKS (packages/shared/src/model/fix.ts); 0 = moved the live marker';
CREATE TABLE fix_default PARTITION OF fix DEFAULT;

CREATE TABLE last_known (
  device_no int PRIMARY KEY, time timestamptz, received_at timestamptz, lat float8, lon float8, speed_mps real, course_deg real, heading_deg real,
  altitude_m real, altitude_ref smallint, vertical_speed_mps real, accuracy_m real, satellites smallint, battery_pct real,
  heard_at timestamptz, said_offline boolean NOT NULL DEFAULT false, presence_since timestamptz, state jsonb NOT NULL DEFAULT '{}') WITH (fillfactor = 50);

CREATE TABLE device_event (
  id uuid PRIMARY KEY, device_id uuid NOT NULL REFERENCES device(id) ON DELETE CASCADE, time timestamptz NOT NULL, received_at timestamptz NOT NULL, type text NOT NULL,
  severity text NOT NULL, code text, text text, active boolean, lat float8, lon float8, dedupe_key text NOT NULL, UNIQUE (device_id, dedupe_key));
CREATE INDEX device_event_time ON device_event(device_id, time DESC);`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE device_event, last_known, fix')
  }
}
