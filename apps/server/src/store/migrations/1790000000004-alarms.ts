import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Alarms, the memory and settings of rules, and what rules look at: masks, sites and dumps, permits. */
export class Alarms1790000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE alarm (
  id uuid PRIMARY KEY, version int NOT NULL, rule text NOT NULL, kind text NOT NULL, source_id uuid NOT NULL, state text NOT NULL, priority text NOT NULL, severity text NOT NULL,
  category text NOT NULL, first_at timestamptz NOT NULL, episode_at timestamptz NOT NULL, last_at timestamptz NOT NULL, cleared_at timestamptz, count int NOT NULL, transitions int NOT NULL,
  lat float8, lon float8, area_id uuid, text text, about jsonb NOT NULL, acknowledged_at timestamptz, acknowledged_by text, taken_at timestamptz, taken_by text,
  closed_at timestamptz, closed_by text, resolution text, reason text, shelf jsonb, incident_id uuid);
-- At most one that is not closed per (source, kind); its identity is (rule, source, start of the episode).
CREATE UNIQUE INDEX alarm_open ON alarm(source_id, kind) WHERE state <> 'closed';
CREATE UNIQUE INDEX alarm_identity ON alarm(rule, source_id, kind, first_at);
CREATE INDEX alarm_newest ON alarm(last_at DESC, id DESC);
-- The seats' list: a handful of open ones among a year of closed ones.
CREATE INDEX alarm_open_newest ON alarm(last_at DESC, id DESC) WHERE state <> 'closed';
CREATE INDEX alarm_source ON alarm(source_id, last_at DESC);
-- Those that still have to become an incident without a hand: the sweep after a crash reads it.
CREATE INDEX alarm_wants_incident ON alarm(last_at) WHERE incident_id IS NULL AND state <> 'closed' AND priority <= 'P2';

-- Each time an alarm was told as of something new: what the alarm rate of a seat is measured by.
CREATE TABLE alarm_announcement (alarm_id uuid NOT NULL REFERENCES alarm(id) ON DELETE CASCADE, at timestamptz NOT NULL, PRIMARY KEY (alarm_id, at));
CREATE INDEX alarm_announcement_at ON alarm_announcement(at);

CREATE TABLE rule_state (device_no int NOT NULL, rule text NOT NULL, version int NOT NULL, state jsonb NOT NULL, PRIMARY KEY (device_no, rule));
CREATE TABLE rule_settings (rule text PRIMARY KEY, settings jsonb NOT NULL, changed_at timestamptz NOT NULL, changed_by text NOT NULL);
CREATE TABLE mask (id uuid PRIMARY KEY, name text NOT NULL UNIQUE, body jsonb NOT NULL);
CREATE TABLE compliant_sighting (id uuid PRIMARY KEY, mask_id uuid NOT NULL, device_id uuid NOT NULL, category text NOT NULL, at timestamptz NOT NULL, lat float8 NOT NULL, lon float8 NOT NULL);
CREATE INDEX compliant_sighting_mask ON compliant_sighting(mask_id, at DESC);
CREATE TABLE truck_place (id uuid PRIMARY KEY, name text NOT NULL UNIQUE, body jsonb NOT NULL);
CREATE TABLE truck_permit (id uuid PRIMARY KEY, plate text NOT NULL, number text UNIQUE, body jsonb NOT NULL);
CREATE INDEX truck_permit_plate ON truck_permit(plate);`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE truck_permit, truck_place, compliant_sighting, mask, rule_settings, rule_state, alarm_announcement, alarm`)
  }
}
