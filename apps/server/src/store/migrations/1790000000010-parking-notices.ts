import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Parking notices with the hub's judgement of each: the valid-notice rate is counted from these rows, and a plate's history is found here. */
export class ParkingNotices1790000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE parking_notice (
  id uuid PRIMARY KEY, action_id uuid NOT NULL UNIQUE, incident_id uuid REFERENCES incident(id), plate text NOT NULL, plate_kind text, lat float8 NOT NULL, lon float8 NOT NULL, accuracy_m float8, clock_offset_ms bigint,
  occurred_at timestamptz NOT NULL, received_at timestamptz NOT NULL, by_person text NOT NULL, evidence uuid[] NOT NULL, outcome text NOT NULL CHECK (outcome IN ('notice','first_offence_waived')),
  score int NOT NULL, valid boolean NOT NULL, faults text[] NOT NULL);
CREATE INDEX parking_notice_plate ON parking_notice(plate, occurred_at DESC);
CREATE INDEX parking_notice_at ON parking_notice(occurred_at);`)
  }

  async down(runner: QueryRunner): Promise<void> { await runner.query('DROP TABLE parking_notice') }
}
